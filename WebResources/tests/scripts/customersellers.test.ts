import { describe, expect, it, vi } from "vitest";
import { onLoad } from "../../src/customer.form";
import { FakeForm } from "../fakes/form";
import { platform, type Asked } from "../fakes/xrm";

const grid = "subgrid_opps_defaultshares";

async function told(rows: { opps_percent?: number | null; opps_isfixed?: boolean }[], table = "account"): Promise<string | null> {
  const retrieveMultipleRecords = vi.fn<Asked>(() => Promise.resolve({ entities: rows }));
  vi.stubGlobal("Xrm", platform({ WebApi: { retrieveMultipleRecords, retrieveRecord: () => Promise.resolve({ decimalsymbol: "." }) } as never }).xrm);
  const form = new FakeForm({});
  form.entityName = table;
  form.notifications.set("opps_customer_sum", { text: "before", level: "WARNING" });
  onLoad(form.executionContext);
  form.listLoaded.get(grid)!({} as never);
  await vi.waitFor(() => expect(form.notifications.get("opps_customer_sum")?.text).not.toBe("before"));
  expect(retrieveMultipleRecords.mock.calls[0]?.[1]).toBe(
    `?$select=opps_percent,opps_isfixed&$filter=_opps_${table}id_value eq 11111111-1111-1111-1111-111111111111 and statecode eq 0`,
  );
  return form.notifications.get("opps_customer_sum")?.text ?? null;
}

describe("what the customer's sellers add up to", () => {
  it.each([
    ["nobody", [], null],
    ["100", [{ opps_percent: 60 }, { opps_percent: 40 }], null],
    ["filled up by one without a percentage", [{ opps_percent: 60 }, { opps_percent: null }], null],
    ["one, who has it all", [{ opps_percent: 60 }], null],
    ["one, fixed", [{ opps_percent: 60, opps_isfixed: true }], "The customer's sellers add up to 60 %. A new opportunity gets them like this."],
    ["less", [{ opps_percent: 60 }, { opps_percent: 30.5 }], "The customer's sellers add up to 90.50 %. A new opportunity gets them like this."],
    ["more, and nothing left for the third", [{ opps_percent: 60 }, { opps_percent: 50 }, {}], "The customer's sellers add up to 110 %. A new opportunity gets them like this."],
  ])("%s", async (_, rows, text) => {
    expect(await told(rows)).toBe(text);
  });

  it("of a contact are those of the contact", async () => {
    expect(await told([], "contact")).toBeNull();
  });

  it("a new customer has none, and who may not read them is told nothing", async () => {
    const retrieveMultipleRecords = vi.fn<Asked>(() => Promise.reject(new Error("No.")));
    vi.stubGlobal("Xrm", platform({ WebApi: { retrieveMultipleRecords } as never }).xrm);
    for (const id of ["", "{11111111-1111-1111-1111-111111111111}"]) {
      const form = new FakeForm({});
      form.id = id;
      onLoad(form.executionContext);
      form.listLoaded.get(grid)!({} as never);
      await Promise.resolve();
      expect(form.notifications.size).toBe(0);
    }

    expect(retrieveMultipleRecords).toHaveBeenCalledOnce();
  });
});
