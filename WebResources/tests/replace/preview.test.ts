import { describe, expect, it, vi } from "vitest";
import { readMarked } from "../../src/replace/candidates";
import { previewReplacement } from "../../src/replace/preview";
import { platform, type Asked } from "../fakes/xrm";

const webApi = (retrieveMultipleRecords: unknown) => platform({ WebApi: { retrieveMultipleRecords } as never }).xrm;

function share(opportunity: string, seller: string, percent: number, sellers: number, isFixed = false): Record<string, unknown> {
  return {
    _opps_opportunityid_value: opportunity,
    _opps_sellerid_value: seller,
    "_opps_sellerid_value@OData.Community.Display.V1.FormattedValue": `User ${seller}`,
    opps_percent: percent,
    opps_isfixed: isFixed,
    opps_OpportunityId: { name: `Opportunity ${opportunity}`, opps_sellercount: sellers },
  };
}

describe("preview of replacing a seller", () => {
  const preview = (...rows: Record<string, unknown>[]) => previewReplacement(webApi(() => Promise.resolve({ entities: rows })), "from", "to");

  it("P19: the percentage is kept", async () => {
    expect(await preview(share("a", "from", 33.33, 3))).toEqual([
      { opportunityId: "a", name: "Opportunity a", given: 33_33, had: null, after: 33_33, isBlocked: false },
    ]);
  });

  it("where both have a share the two are added", async () => {
    expect(await preview(share("a", "from", 20, 3), share("a", "to", 30.5, 3))).toMatchObject([{ had: 30_50, after: 50_50 }]);
  });

  it("P13: where the two were the only ones, the one that is left has 100 %, unless fixed", async () => {
    expect(await preview(share("a", "from", 20, 2), share("a", "to", 30, 2))).toMatchObject([{ after: 100_00, isBlocked: false }]);
    expect(await preview(share("a", "from", 20, 2), share("a", "to", 30, 2, true))).toMatchObject([{ after: 50_00 }]);
    expect(await preview(share("a", "from", 20, 2, true), share("a", "to", 30, 2))).toMatchObject([{ after: 50_00 }]);
  });

  it("P21: above 100 % it is left as it is", async () => {
    expect(await preview(share("a", "from", 60, 2), share("a", "to", 60, 2))).toMatchObject([{ after: 120_00, isBlocked: true }]);
  });

  it("lists what the first has a share of, by name, and nothing else", async () => {
    const rows = await preview(share("b", "from", 10, 3), share("c", "to", 10, 3), share("a", "from", 10, 3));
    expect(rows.map((row) => row.name)).toEqual(["Opportunity a", "Opportunity b"]);
  });

  it("asks for open opportunities, page by page", async () => {
    const asked: string[] = [];
    const xrm = webApi((_: string, options: string) => {
      asked.push(options);
      return Promise.resolve(
        asked.length === 1
          ? { entities: [share("a", "from", 10, 3)], nextLink: "https://org/api/data/v9.2/opps_sellershares?$skiptoken=2" }
          : { entities: [share("a", "to", 20, 3)] },
      );
    });
    expect(await previewReplacement(xrm, "from", "to")).toMatchObject([{ after: 30_00 }]);
    expect(new URLSearchParams(asked[0]).get("$filter")).toBe("(_opps_sellerid_value eq from or _opps_sellerid_value eq to) and opps_OpportunityId/statecode eq 0");
    expect(asked[1]).toBe("?$skiptoken=2");
  });
});

describe("what was marked", () => {
  it("gives the sellers on the marked opportunities, by name", async () => {
    const retrieve = vi.fn<Asked>(() => Promise.resolve({ entities: [share("a", "2", 10, 3), share("a", "1", 10, 3), share("b", "1", 10, 3)] }));
    const marked = await readMarked(webApi(retrieve), [
      { Id: "{A}", Name: "", TypeName: "opportunity" },
      { Id: "{B}", Name: "", TypeName: "opportunity" },
    ]);
    expect(marked).toEqual({
      sellers: [
        { id: "1", name: "User 1" },
        { id: "2", name: "User 2" },
      ],
      opportunityIds: ["a", "b"],
    });
    expect(new URLSearchParams(retrieve.mock.lastCall?.[1] as string).get("$filter")).toBe(
      "(_opps_opportunityid_value eq a or _opps_opportunityid_value eq b) and _opps_sellerid_value ne null",
    );
  });

  it("or those of the marked shares, however many", async () => {
    const retrieve = vi.fn<Asked>(() => Promise.resolve({ entities: [] }));
    await readMarked(
      webApi(retrieve),
      Array.from({ length: 100 }, (_, index) => ({ Id: `{${index}}`, Name: "", TypeName: "opps_sellershare" })),
    );
    expect(retrieve).toHaveBeenCalledTimes(3);
    expect(decodeURIComponent(retrieve.mock.lastCall?.[1] as string)).toContain("opps_sellershareid eq 99");
  });
});
