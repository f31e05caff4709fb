import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FormPage } from "../../src/ui/formpage";
import { FakeForm } from "../fakes/form";
import { platform } from "../fakes/xrm";

const id = "11111111-1111-1111-1111-111111111111";
const formatted = "@OData.Community.Display.V1.FormattedValue";

function server() {
  const retrieveRecord = vi.fn((table: string) =>
    Promise.resolve(
      table === "usersettings"
        ? { decimalsymbol: ",", numberseparator: " " }
        : { statecode: 0, opps_opportunity_sellershare: [{ opps_sellershareid: "s1", _opps_sellerid_value: "user", [`_opps_sellerid_value${formatted}`]: "Anna", opps_percent: 37.5, opps_isfixed: false }] },
    ),
  );
  const entry = { opps_sharechangeid: "c1", opps_name: "1", _opps_byid_value: "user", [`_opps_byid_value${formatted}`]: "Anna", opps_cause: 847211000, opps_rule: "P1", opps_reason: "Journal_P1" };
  const retrieveMultipleRecords = vi.fn(() => Promise.resolve({ entities: [{ ...entry, opps_after: '[{"row":"s1","seller":"user","name":"Anna","percent":37.50}]' }] }));
  return { retrieveRecord, retrieveMultipleRecords };
}

beforeEach(() => {
  document.body.innerHTML = '<main id="sellerhistory"></main>';
  vi.resetModules();
});

describe("the page on the form", () => {
  it("opens in the user's language when the form hands itself over, and reads again when it does so again", async () => {
    await import("../../src/sellerhistory");
    const { retrieveRecord, retrieveMultipleRecords } = server();
    const { xrm } = platform({ WebApi: { retrieveRecord, retrieveMultipleRecords } as never }, { language: 1053, answer: { Text: "Därför.", Steps: [] } });
    const form = new FakeForm({});
    const hand = () => (window as unknown as FormPage).setClientApiContext(xrm, form.context);
    await hand();
    await vi.waitFor(() => expect(document.querySelector(".steps")?.textContent).toBe("Därför."));
    expect([document.documentElement.lang, document.title]).toEqual(["sv", "Säljarnas historik"]);
    expect(document.querySelector(".entry h3")?.textContent).toBe("Anna skapade säljmöjligheten.");
    expect(document.querySelector(".reason")?.textContent).toContain("Kundansvarig är säljare, med 100\u00a0%.");
    expect(document.querySelector("h2")?.textContent).toBe("Varför har jag 37,50 %?");
    expect(retrieveRecord.mock.calls.filter(([table]) => table === "opportunity")).toHaveLength(1);
    await hand();
    await vi.waitFor(() => expect(retrieveMultipleRecords).toHaveBeenCalledTimes(2));
    expect(retrieveRecord.mock.calls.map(([table, row]: unknown[]) => [table, row])).toEqual([["usersettings", "user"], ["opportunity", id], ["opportunity", id]]);
  });
});
