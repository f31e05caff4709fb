import { describe, expect, it, vi } from "vitest";
import { readOpportunityShares } from "../../src/dataverse/opportunityshares";
import { findPeople } from "../../src/dataverse/people";
import { languageOf, readNumberFormat } from "../../src/dataverse/userformat";
import { platform, type Asked } from "../fakes/xrm";

const webApi = (members: object) => platform({ WebApi: members }).xrm;

describe("the sellers of an opportunity", () => {
  const share = (id: string, createdon: string, more = {}) => ({
    opps_sellershareid: id,
    _opps_sellerid_value: `user-${id}`,
    "_opps_sellerid_value@OData.Community.Display.V1.FormattedValue": `User ${id}`,
    opps_name: "Name when stored",
    opps_percent: 33.33,
    opps_isfixed: true,
    createdon,
    ...more,
  });
  const row = {
    statecode: 0,
    estimatedvalue: 1000.5,
    actualvalue: 900,
    transactioncurrencyid: { currencysymbol: "kr", currencyprecision: 2 },
    opps_opportunity_sellershare: [share("b", "2024-01-01T00:00:01Z"), share("c", "2024-01-01T00:00:00Z"), share("a", "2024-01-01T00:00:01Z")],
  };
  const read = (changes: object) => readOpportunityShares(webApi({ retrieveRecord: () => Promise.resolve({ ...structuredClone(row), ...changes }) }), "id");

  it("come in one request, the earliest added first, then by id", async () => {
    const retrieveRecord = vi.fn<Asked>(() => Promise.resolve(row));
    const { shares } = await readOpportunityShares(webApi({ retrieveRecord }), "id");
    expect(shares.map((each) => each.shareId)).toEqual(["c", "a", "b"]);
    expect(shares[0]).toEqual({ shareId: "c", sellerId: "user-c", name: "User c", percent: 33_33, isFixed: true });
    expect(retrieveRecord.mock.calls).toEqual([
      [
        "opportunity",
        "id",
        "?$select=statecode,estimatedvalue,actualvalue" +
          "&$expand=transactioncurrencyid($select=currencysymbol,currencyprecision)," +
          "opps_opportunity_sellershare($select=opps_name,_opps_sellerid_value,opps_percent,opps_isfixed,createdon)",
      ],
    ]);
  });

  it.each([
    ["open", 0, true, 100050n],
    ["won", 1, false, 90000n],
    ["lost", 2, false, 100050n],
  ])("M1: share the estimated amount, once won the actual one: %s", async (_, statecode, isOpen, value) => {
    expect(await read({ statecode })).toMatchObject({ isOpen, amount: { value, currency: { symbol: "kr", decimals: 2 } } });
  });

  it.each([{ estimatedvalue: null }, { transactioncurrencyid: null }])("M3: without an amount or a currency there is no money: %j", async (missing) => {
    expect((await read(missing)).amount).toBeNull();
  });

  it("a deleted user's share keeps the name it was stored with", async () => {
    const orphan = share("x", "2024-01-01T00:00:00Z", { _opps_sellerid_value: null, "_opps_sellerid_value@OData.Community.Display.V1.FormattedValue": undefined });
    expect((await read({ opps_opportunity_sellershare: [orphan] })).shares[0]).toMatchObject({ sellerId: null, name: "Name when stored" });
  });
});

describe("finding people", () => {
  it("asks for enabled users who are no sellers yet, whatever their names are spelt with", async () => {
    const retrieveMultipleRecords = vi.fn<Asked>(() =>
      Promise.resolve({ entities: [{ systemuserid: "1", fullname: "Sinéad O'Brien", internalemailaddress: null }] }),
    );
    const people = await findPeople(webApi({ retrieveMultipleRecords }), "O'B & co", ["taken"]);
    expect(people).toEqual([{ id: "1", name: "Sinéad O'Brien", detail: "" }]);
    const [table, options] = retrieveMultipleRecords.mock.lastCall as [string, string];
    const query = new URLSearchParams(options);
    expect(table).toBe("systemuser");
    expect(query.get("$filter")).toBe("isdisabled eq false and contains(fullname,'O''B & co') and systemuserid ne taken");
    expect(query.get("$top")).toBe("8");
  });
});

describe("the user's number format", () => {
  it("is that of the personal options", async () => {
    const stored = { decimalsymbol: ",", numberseparator: ".", numbergroupformat: "3;2", negativeformatcode: 2, currencyformatcode: 1, negativecurrencyformatcode: 5 };
    const retrieveRecord = vi.fn<Asked>(() => Promise.resolve(stored));
    expect(await readNumberFormat(webApi({ retrieveRecord }))).toEqual({ decimal: ",", group: ".", groupSizes: [3, 2], negative: 2, currency: 1, negativeCurrency: 5 });
    expect(retrieveRecord.mock.lastCall?.slice(0, 2)).toEqual(["usersettings", "user"]);
  });

  it.each([
    [1053, ",", "\u00a0", 3, "sv"],
    [1044, ",", "\u00a0", 3, "nb"],
    [1030, ",", ".", 3, "da"],
    [1033, ".", ",", 0, "en"],
  ] as const)("is that of the language %i where the options are not there", async (language, decimal, group, currency, tag) => {
    const { xrm } = platform({ WebApi: { retrieveRecord: () => Promise.reject(new Error("No rights.")) } as never }, { language });
    expect(await readNumberFormat(xrm)).toMatchObject({ decimal, group, groupSizes: [3], currency });
    expect(languageOf(xrm)).toBe(tag);
  });

  it("options that are not set are those of the language", async () => {
    const { xrm } = platform({ WebApi: { retrieveRecord: () => Promise.resolve({ decimalsymbol: null }) } as never }, { language: 1030 });
    expect(await readNumberFormat(xrm)).toMatchObject({ decimal: ",", group: ".", currency: 3, negativeCurrency: 8 });
  });
});
