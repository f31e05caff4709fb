import { describe, expect, it, vi } from "vitest";
import { readEntries } from "../../src/dataverse/journal";
import { platform, type Asked } from "../fakes/xrm";

const formatted = "@OData.Community.Display.V1.FormattedValue";
const row = (number: number, more = {}) => ({
  opps_sharechangeid: `change-${number}`,
  opps_name: String(number).padStart(10, "0"),
  _opps_byid_value: "user-anna",
  [`_opps_byid_value${formatted}`]: "Anna Berg",
  opps_cause: 847211001,
  opps_rule: "P5",
  opps_reason: "Journal_P5_One",
  opps_figures: "[75.00,1]",
  opps_before: '[{"row":"r1","seller":"s1","name":"Anna Berg","percent":100.00}]',
  opps_after: '[{"row":"r1","seller":"s1","name":"Anna Berg","percent":75.00},{"row":"r2","seller":"s2","name":"Bo","percent":25.00,"fixed":true}]',
  opps_note: "He knows them.",
  createdon: "2026-05-12T08:00:00Z",
  [`createdon${formatted}`]: "2026-05-12 10:00",
  ...more,
});

function read(rows: object[], before: string | null = null, count?: number) {
  const retrieveMultipleRecords = vi.fn<Asked>(() => Promise.resolve({ entities: rows }));
  const { xrm } = platform({ WebApi: { retrieveMultipleRecords } as never });
  return { answered: readEntries(xrm, "opp-id", before, count), asked: retrieveMultipleRecords };
}

describe("the journal of an opportunity", () => {
  it("is read newest first, with everything that is told", async () => {
    const { answered, asked } = read([row(7)]);
    expect(await answered).toEqual({
      hasMore: false,
      entries: [
        {
          id: "change-7",
          number: "0000000007",
          at: "2026-05-12 10:00",
          by: { id: "user-anna", name: "Anna Berg" },
          cause: 847211001,
          rule: "P5",
          reason: "Journal_P5_One",
          figures: [75, 1],
          before: [{ shareId: "r1", sellerId: "s1", name: "Anna Berg", percent: 100_00, isFixed: false }],
          after: [
            { shareId: "r1", sellerId: "s1", name: "Anna Berg", percent: 75_00, isFixed: false },
            { shareId: "r2", sellerId: "s2", name: "Bo", percent: 25_00, isFixed: true },
          ],
          note: "He knows them.",
        },
      ],
    });
    const [table, options] = asked.mock.calls[0] as [string, string];
    expect(table).toBe("opps_sharechange");
    expect(decodeURIComponent(options)).toBe(
      "?$select=opps_name,_opps_byid_value,opps_cause,opps_rule,opps_reason,opps_figures,opps_before,opps_after,opps_note,createdon" +
        "&$filter=_opps_opportunityid_value eq opp-id&$orderby=opps_name desc&$top=26",
    );
  });

  it("goes on below a number, and says whether there is more", async () => {
    const { answered, asked } = read([row(3), row(2), row(1)], "0000000004", 2);
    const page = await answered;
    expect([page.entries.map(({ id }) => id), page.hasMore]).toEqual([["change-3", "change-2"], true]);
    expect(decodeURIComponent(String(asked.mock.calls[0]?.[1]))).toContain("_opps_opportunityid_value eq opp-id and opps_name lt '0000000004'");
  });

  it("whose user was deleted is nobody", async () => {
    expect((await read([row(1, { _opps_byid_value: null })]).answered).entries[0]?.by).toBeNull();
  });
});
