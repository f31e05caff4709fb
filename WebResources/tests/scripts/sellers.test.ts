import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PanelWindow } from "../../src/form/sellerpanelcontrol";
import { FakeForm } from "../fakes/form";
import { platform, type Platform } from "../fakes/xrm";

const page = window as unknown as PanelWindow;
let reads: string[];

function server(answer?: unknown): Platform {
  const retrieveRecord = (table: string, id: string) => {
    reads.push(`${table} ${id}`);
    const opps_opportunity_sellershare = [
      { opps_sellershareid: "1", _opps_sellerid_value: "u1", opps_name: "Anna", opps_percent: 60, opps_isfixed: false, createdon: "1" },
      { opps_sellershareid: "2", _opps_sellerid_value: "u2", opps_name: "Bo", opps_percent: 40, opps_isfixed: false, createdon: "2" },
    ];
    return Promise.resolve(table === "opportunity" ? { statecode: 0, opps_opportunity_sellershare } : {});
  };
  return platform({ WebApi: { retrieveRecord } as never }, { language: 1053, answer });
}

const percents = () => Array.from(document.querySelectorAll<HTMLInputElement>("input.percent"), (input) => input.value);

function type(percent: string): void {
  const input = document.querySelector<HTMLInputElement>("input.percent")!;
  input.focus();
  input.value = percent;
  input.dispatchEvent(new Event("input"));
}

beforeEach(async () => {
  reads = [];
  vi.resetModules();
  document.body.innerHTML = '<main id="sellers"></main>';
  await import("../../src/sellers");
});

describe("the page of the seller panel", () => {
  it("shows the sellers of the opportunity whose form it is given, in the user's language", async () => {
    page.setClientApiContext?.(server().xrm, new FakeForm({}).context);
    await vi.waitFor(() => expect(percents()).toEqual(["60,00", "40,00"]));
    expect(document.documentElement.lang).toBe("sv");
    expect(document.title).toBe("Säljare");
    expect(reads).toEqual(["usersettings user", "opportunity 11111111-1111-1111-1111-111111111111"]);
  });

  it("given the same form again it keeps what is not saved; given another it starts anew", async () => {
    const { xrm } = server();
    page.setClientApiContext?.(xrm, new FakeForm({}).context);
    await vi.waitFor(() => expect(percents()).toHaveLength(2));
    type("50");
    page.setClientApiContext?.(xrm, new FakeForm({}).context);
    await vi.waitFor(() => expect(reads).toHaveLength(3));
    expect(percents()[0]).toBe("50");
    const other = new FakeForm({});
    other.id = "{22222222-2222-2222-2222-222222222222}";
    page.setClientApiContext?.(xrm, other.context);
    await vi.waitFor(() => expect(reads.at(-1)).toBe("opportunity 22222222-2222-2222-2222-222222222222"));
    await vi.waitFor(() => expect(percents()).toEqual(["60,00", "40,00"]));
  });

  it("an opportunity that is saved for the first time shows its sellers when it is read again", async () => {
    const form = new FakeForm({});
    form.id = "";
    form.formType = 1;
    page.setClientApiContext?.(server().xrm, form.context);
    await vi.waitFor(() => expect(document.querySelector(".message")?.textContent).toContain("Spara säljmöjligheten först"));
    form.id = "{33333333-3333-3333-3333-333333333333}";
    form.formType = 2;
    page.refreshShares?.();
    await vi.waitFor(() => expect(percents()).toHaveLength(2));
  });

  it("what is not saved keeps the window open, and is saved when the form asks for it", async () => {
    const { xrm, requests } = server({ Sum: 90, Message: "" });
    const leave = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    page.setClientApiContext?.(xrm, new FakeForm({}).context);
    await vi.waitFor(() => expect(percents()).toHaveLength(2));
    expect(leave()).toBe(true);
    await expect(page.saveShares?.()).resolves.toBe(true);
    expect(requests).toEqual([]);
    type("abc");
    expect(leave()).toBe(false);
    await expect(page.saveShares?.()).resolves.toBe(false);
    expect(requests).toEqual([]);
    type("50");
    expect(leave()).toBe(false);
    await expect(page.saveShares?.()).resolves.toBe(true);
    expect(requests).toHaveLength(1);
    expect(leave()).toBe(true);
  });

  it("a form without write rights can only be looked at", async () => {
    const form = new FakeForm({});
    form.formType = 3;
    page.setClientApiContext?.(server().xrm, form.context);
    await vi.waitFor(() => expect(percents()).toHaveLength(2));
    expect(document.querySelector<HTMLInputElement>("input.percent")?.readOnly).toBe(true);
  });
});
