import { describe, expect, it, vi } from "vitest";
import type { AsOfFilter } from "../../src/asof/filter";
import { Pages, Walk } from "../../src/asof/pages";
import { firstPlace, opportunitiesQuery, type Place } from "../../src/asof/queries";
import { readPortion, type Portion } from "../../src/asof/reader";
import type { Row, RowApi } from "../../src/dataverse/rows";
import { asOfRow, currencies, entryRow, opportunityRow } from "./rows";

const filter: AsOfFilter = { day: "2026-05-31", sellerId: null, status: null, currencyId: null };
const answerOf = (options: string) => decodeURIComponent(options);

function source(answers: Record<string, Row[]>, cookie?: string) {
  const asked: [string, string][] = [];
  const api: RowApi = {
    retrieveRecord: () => Promise.reject(new Error("Nobody asks for one row.")),
    retrieveMultipleRecords: (table, options = "") => {
      asked.push([table, answerOf(options)]);
      const key = table === "opps_sharechange" && options.includes("fetchXml") ? "beginnings" : table;
      return Promise.resolve({ entities: answers[key] ?? [], ...(table === "opportunity" && cookie !== undefined && { fetchXmlPagingCookie: cookie }) });
    },
  };
  return { source: { WebApi: api }, asked };
}

describe("a portion", () => {
  it("is one request for opportunities and one for their entries by the end of the day", async () => {
    const { source: from, asked } = source({ opportunity: [opportunityRow("a"), opportunityRow("b")], opps_sharechange: [entryRow("a", "1", "Anna 100"), entryRow("b", "2", "Bo 100")] });
    const { rows, next } = await readPortion(from, filter, firstPlace, 50, currencies);
    expect([rows.map(({ name }) => name), next]).toEqual([["Opportunity a", "Opportunity b"], null]);
    expect(asked.map(([table]) => table)).toEqual(["opportunity", "opps_sharechange"]);
    expect(asked[1]![1]).toBe(
      "?$select=opps_name,opps_after,createdon,_opps_opportunityid_value" +
        "&$filter=Microsoft.Dynamics.CRM.In(PropertyName='opps_opportunityid',PropertyValues=['a','b'])" +
        " and Microsoft.Dynamics.CRM.OnOrBefore(PropertyName='createdon',PropertyValue='2026-05-31')",
    );
  });

  it("asks when the journal begins only of those that have no entry by then", async () => {
    const { source: from, asked } = source({ opportunity: [opportunityRow("a"), opportunityRow("b")], opps_sharechange: [entryRow("a", "1", "Anna 100")], beginnings: [{ of: "b", on: "June" }] });
    const { rows } = await readPortion(from, filter, firstPlace, 50, currencies);
    expect(rows[1]).toMatchObject({ sellers: null, knownSince: "June" });
    expect(asked[2]![1]).toContain("<value>b</value>");
    expect(asked[2]![1]).not.toContain("<value>a</value>");
  });

  it("goes on where the server says, and leaves out who has a seller no more", async () => {
    const { source: from, asked } = source(
      { opportunity: [opportunityRow("a"), opportunityRow("b")], opps_sharechange: [entryRow("a", "1", "Anna 100"), entryRow("a", "2", "Bo 100"), entryRow("b", "3", "Anna 100")] },
      '<cookie page="1"><name last="x" /></cookie>',
    );
    const { rows, next } = await readPortion(from, { ...filter, sellerId: "user-Anna" }, firstPlace, 50, currencies);
    expect([rows.map(({ opportunityId }) => opportunityId), next]).toEqual([["b"], { page: 2, cookie: '<cookie page="1"><name last="x" /></cookie>' }]);
    expect(asked).toHaveLength(2);
  });

  it("of nothing asks for no entries", async () => {
    const { source: from, asked } = source({});
    expect(await readPortion(from, filter, firstPlace, 50, currencies)).toEqual({ rows: [], next: null });
    expect(asked).toHaveLength(1);
  });
});

describe("the question to the server", () => {
  const conditions = (changes: Partial<AsOfFilter>) => opportunitiesQuery({ ...filter, ...changes }, firstPlace, 50);

  it("is of what was there by then, by name, from a place on", () => {
    expect(opportunitiesQuery(filter, { page: 3, cookie: '<c a="1">&</c>' }, 50)).toMatch(/^<fetch page="3" count="50" paging-cookie="&lt;c a=&quot;1&quot;&gt;&amp;&lt;\/c&gt;"><entity name="opportunity">/);
    expect(conditions({})).toContain('<order attribute="name"/><order attribute="opportunityid"/><filter><condition attribute="createdon" operator="on-or-before" value="2026-05-31"/></filter></entity>');
  });

  it.each([
    ["open", '<condition attribute="statecode" operator="eq" value="0"/>'],
    ["won", '<condition attribute="statecode" operator="eq" value="1"/>'],
    ["lost", '<condition attribute="statecode" operator="eq" value="2"/><condition attribute="statuscode" operator="ne" value="847210001"/>'],
    ["expired", '<condition attribute="statecode" operator="eq" value="2"/><condition attribute="statuscode" operator="eq" value="847210001"/>'],
  ] as const)("O2: %s", (status, expected) => {
    expect(conditions({ status })).toContain(`value="2026-05-31"/>${expected}</filter>`);
  });

  it("is narrowed by currency, and by a seller whom some entry by then has", () => {
    expect(conditions({ currencyId: "sek" })).toContain('<condition attribute="transactioncurrencyid" operator="eq" value="sek"/>');
    expect(conditions({ sellerId: "u1" })).toMatch(/distinct="true".*<link-entity name="opps_sharechange".*operator="like" value="%u1%".*operator="on-or-before" value="2026-05-31"/);
  });
});

describe("pages and walks", () => {
  const portions = (...sizes: number[]) =>
    vi.fn((place: Place): Promise<Portion> => {
      const index = place.page - 1;
      const rows = Array.from({ length: sizes[index] ?? 0 }, (_, each) => asOfRow(`${index}-${each}`));
      return Promise.resolve({ rows, next: index + 1 < sizes.length ? { page: place.page + 1, cookie: "c" } : null });
    });

  it("are read when they are asked for, once", async () => {
    const read = portions(2, 2, 1);
    const pages = new Pages(read, 2, false);
    expect([(await pages.page(0)).length, pages.hasAfter(0), read.mock.calls.length]).toEqual([2, true, 1]);
    expect([(await pages.page(2)).length, pages.hasAfter(2), read.mock.calls.length]).toEqual([1, false, 3]);
    await pages.page(1);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it("are full where a filter leaves little of each portion, and none is empty", async () => {
    const pages = new Pages(portions(1, 0, 1, 1, 0, 0), 2, true);
    expect((await pages.page(0)).map(({ name }) => name)).toEqual(["0-0", "2-0"]);
    expect([pages.hasAfter(0), (await pages.page(1)).length, pages.hasAfter(1)]).toEqual([true, 1, false]);
    const exact = new Pages(portions(1, 1, 0), 2, true);
    expect([(await exact.page(0)).length, exact.hasAfter(0)]).toEqual([2, false]);
  });

  it("a walk reads all of them, and stops between two portions", async () => {
    const read = portions(2, 2, 1);
    const walk = new Walk(read);
    expect([await walk.run(() => undefined), walk.rows.length]).toEqual([true, 5]);
    const stopped = new Walk(read);
    expect([await stopped.run(() => stopped.stop()), stopped.rows.length]).toEqual([false, 2]);
  });
});
