import { beforeEach, describe, expect, it, vi } from "vitest";
import { onLoad } from "../../src/opportunity.form";
import { FakeForm } from "../fakes/form";
import type { Language } from "../fakes/texts";
import { platform } from "../fakes/xrm";

let stored: { opps_sharesum: number | null; opps_sellercount: number | null };
let reads: string[];

function start(form: FakeForm, language: Language = 1033): void {
  const retrieveRecord = (table: string, id: string, options?: string) => {
    reads.push(`${table} ${id} ${options ?? ""}`);
    return Promise.resolve({ ...stored, "opps_sharesum@OData.Community.Display.V1.FormattedValue": String(stored.opps_sharesum).replace(".", ",") });
  };
  vi.stubGlobal("Xrm", platform({ WebApi: { retrieveRecord } as never }, { language }).xrm);
  onLoad(form.executionContext);
}

function openForm(columns: Record<string, unknown> = {}): FakeForm {
  return new FakeForm({ statecode: 0, statuscode: 1, opps_rejection: null, opps_sharesum: 100, opps_sellercount: 2, ...columns });
}

beforeEach(() => {
  stored = { opps_sharesum: 100, opps_sellercount: 2 };
  reads = [];
});

describe("telling the sum", () => {
  it("section 4: tells a sum other than 100 when the form opens, in the user's language and number format", async () => {
    stored.opps_sharesum = 87.5;
    const form = openForm({ opps_sharesum: 87.5 });
    start(form, 1053);
    await vi.waitFor(() => expect(form.notifications.get("opps_sharesum")).toEqual({ text: "Andelarna blir tillsammans 87,5 %.", level: "WARNING" }));
    expect(reads[0]).toBe("opportunity 11111111-1111-1111-1111-111111111111 ?$select=opps_sharesum,opps_sellercount");
  });

  it("tells it after a change in the list of sellers, until it is 100 again", async () => {
    const form = openForm();
    start(form);
    await vi.waitFor(() => expect(reads).toHaveLength(1));
    stored.opps_sharesum = 112.5;
    form.loadGrid();
    await vi.waitFor(() => expect(form.notifications.get("opps_sharesum")?.text).toBe("The shares add up to 112,5 %."));
    stored.opps_sharesum = 100;
    form.loadGrid();
    await vi.waitFor(() => expect(form.notifications.size).toBe(0));
  });

  it("tells nothing where nothing is stored yet", async () => {
    stored = { opps_sharesum: null, opps_sellercount: null };
    const form = openForm({ opps_sharesum: null, opps_sellercount: null });
    start(form);
    await vi.waitFor(() => expect(reads).toHaveLength(1));
    expect(form.notifications.size).toBe(0);
  });

  it("asks nothing for an opportunity that is not saved", async () => {
    const form = openForm();
    form.id = "";
    start(form);
    await Promise.resolve();
    expect(reads).toEqual([]);
  });

  it("the form's own copy catches up, once", async () => {
    stored.opps_sharesum = 87.5;
    const form = openForm();
    start(form);
    await vi.waitFor(() => expect(form.refreshed).toEqual(["form"]));
    form.columns["opps_sharesum"] = 87.5;
    form.loadGrid();
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(form.refreshed).toEqual(["form"]);
  });

  it("the form's own copy waits while the person has something unsaved", async () => {
    stored.opps_sharesum = 87.5;
    const form = openForm();
    form.isDirty = true;
    start(form);
    await vi.waitFor(() => expect(form.notifications.size).toBe(1));
    expect(form.refreshed).toEqual([]);
  });

  it("is told after a save that succeeds", async () => {
    const form = openForm();
    start(form);
    await vi.waitFor(() => expect(reads).toHaveLength(1));
    form.raiseSave(false);
    form.raiseSave(true);
    await vi.waitFor(() => expect(reads).toHaveLength(2));
  });
});

describe("what a closing has left", () => {
  it.each([
    ["open, or opened again", 0, 1, [false, false]],
    ["won", 1, 3, [true, true]],
    ["lost", 2, 4, [false, true]],
  ])("%s", (_, statecode, statuscode, expected) => {
    const form = openForm({ statecode, statuscode, actualvalue: 900, actualclosedate: new Date() });
    start(form);
    expect([form.visible.get("actualvalue"), form.visible.get("actualclosedate")]).toEqual(expected);
  });
});

describe("rejection", () => {
  it.each([
    ["open", 0, 1, false],
    ["won", 1, 3, false],
    ["lost", 2, 4, true],
    ["lost for a reason of the administrator's", 2, 847210007, true],
    ["expired", 2, 847210001, false],
  ])("O3: is shown for a lost opportunity only: %s", (_, statecode, statuscode, isVisible) => {
    const form = openForm({ statecode, statuscode });
    start(form);
    expect(form.visible.get("opps_rejection")).toBe(isVisible);
  });

  it("follows the status", () => {
    const form = openForm();
    start(form);
    form.columns["statuscode"] = 4;
    form.change("statecode", 2);
    expect(form.visible.get("opps_rejection")).toBe(true);
    form.change("statuscode", 847210001);
    expect(form.visible.get("opps_rejection")).toBe(false);
    form.columns["statuscode"] = 4;
    form.loadData();
    expect(form.visible.get("opps_rejection")).toBe(true);
  });

  it("a form without the column is left alone", () => {
    const form = new FakeForm({});
    start(form);
    expect(form.visible.size).toBe(0);
  });
});

describe("list and panel of the sellers", () => {
  const page = () => ({ setClientApiContext: vi.fn(), refreshShares: vi.fn() });

  it.each(["estimatedvalue", "actualvalue", "transactioncurrencyid", "ownerid"])("are read again when %s was saved", async (column) => {
    const form = openForm({ [column]: "old" });
    const panel = page();
    form.panel = panel as never;
    start(form);
    form.dirtyColumns = [column];
    form.raiseSave(true);
    expect(form.refreshed).toContain("grid");
    await vi.waitFor(() => expect(panel.refreshShares).toHaveBeenCalled());
  });

  it("are left alone when another column was saved, or the save failed", () => {
    const form = openForm({ name: "old", estimatedvalue: 1 });
    start(form);
    form.dirtyColumns = ["name"];
    form.raiseSave(true);
    form.dirtyColumns = ["estimatedvalue"];
    form.raiseSave(false);
    expect(form.refreshed).not.toContain("grid");
  });

  it("are read again after the first save, which makes the owner a seller", () => {
    const form = openForm();
    form.id = "";
    start(form);
    form.raiseSave(true);
    expect(form.refreshed).toContain("grid");
  });

  it("the panel is given its context, and again when the tab comes back", async () => {
    const form = openForm();
    const panel = page();
    form.panel = panel as never;
    start(form);
    await vi.waitFor(() => expect(panel.setClientApiContext).toHaveBeenCalledTimes(1));
    form.changeTab();
    await vi.waitFor(() => expect(panel.setClientApiContext).toHaveBeenCalledTimes(2));
    expect(panel.setClientApiContext).toHaveBeenLastCalledWith(Xrm, form.context);
  });

  it("a page that is still loading is given it when it has loaded", async () => {
    const form = openForm();
    const panel = Object.assign(new EventTarget(), { setClientApiContext: null as ReturnType<typeof vi.fn> | null });
    form.panel = panel as never;
    start(form);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const setClientApiContext = vi.fn();
    panel.setClientApiContext = setClientApiContext;
    panel.dispatchEvent(new Event("load"));
    expect(setClientApiContext).toHaveBeenCalledOnce();
  });

  it("the list is listened to once, however often the tab comes back", async () => {
    const form = openForm();
    const panel = page();
    form.panel = panel as never;
    start(form);
    form.changeTab();
    form.changeTab();
    await vi.waitFor(() => expect(panel.setClientApiContext).toHaveBeenCalledTimes(3));
    form.loadGrid();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(panel.refreshShares).toHaveBeenCalledOnce();
  });
});
