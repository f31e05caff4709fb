import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statusOf } from "../../src/asof/filter";
import { asOfRows, hasSeller, lastEntries } from "../../src/asof/selection";
import { totalsOf } from "../../src/asof/totals";
import { set } from "../journal/sets";
import { asOfRow, currencies, entryRow, krona, opportunityRow, yen } from "./rows";

const formatted = "@OData.Community.Display.V1.FormattedValue";

describe("the shares as of a day", () => {
  it("are those of each opportunity's last entry, whatever order they come in", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 5 }), fc.integer(), (each, seed) => {
        const entries = each.flatMap((list, index) => list.map((number) => entryRow(`o${index}`, String(number).padStart(10, "0"), `Anna ${number % 100}`)));
        const shuffled = entries.map((entry, index) => ({ entry, order: (index * 7919 + seed) % 101 })).sort((a, b) => a.order - b.order).map(({ entry }) => entry);
        const last = lastEntries(shuffled);
        each.forEach((list, index) => expect(last.get(`o${index}`)?.["opps_name"]).toBe(String(Math.max(...list)).padStart(10, "0")));
      }),
    );
  });

  it("come in the order of the opportunities, with each one's part of today's amount", () => {
    const [won, open] = asOfRows(
      [opportunityRow("b", { statecode: 1, actualvalue: 100, estimatedvalue: 7 }), opportunityRow("a")],
      [entryRow("a", "1", "Anna 100"), entryRow("a", "3", "Anna 50 Bo 25!"), entryRow("b", "2", "Anna 33.34 Bo 33.33 Cid 33.33")],
      [],
      currencies,
    );
    expect([won?.status, won?.sellers?.map(({ amount }) => amount)]).toEqual(["won", [33_34n, 33_33n, 33_33n]]);
    expect([open?.name, open?.sellers?.map(({ amount }) => amount), open?.sellers?.map(({ share }) => share)]).toEqual(["Opportunity a", [500_00n, 250_00n], set("Anna 50 Bo 25!")]);
  });

  it("without an amount or a currency there is no money", () => {
    const rows = asOfRows(
      [opportunityRow("a", { estimatedvalue: null }), opportunityRow("b", { _transactioncurrencyid_value: "none" }), opportunityRow("c", { _transactioncurrencyid_value: "jpy" })],
      ["a", "b", "c"].map((id) => entryRow(id, "1", "Anna 50")),
      [],
      currencies,
    );
    expect(rows.map(({ currency, sellers }) => [currency, sellers?.[0]?.amount])).toEqual([[krona, null], [null, null], [yen, 500n]]);
  });

  it("are unknown before the journal begins, which is told where it does", () => {
    const beginning = { of: "a", on: "2026-06-01T00:00:00Z", [`on${formatted}`]: "2026-06-01 02:00" };
    const rows = asOfRows([opportunityRow("a"), opportunityRow("b")], [], [beginning], currencies);
    expect(rows.map(({ sellers, knownSince }) => [sellers, knownSince])).toEqual([[null, "2026-06-01 02:00"], [null, ""]]);
  });

  it.each([[0, 1, "open"], [1, 3, "won"], [2, 4, "lost"], [2, 847210001, "expired"]] as const)("O2: state %i, reason %i is %s", (stateCode, status, expected) => {
    expect(statusOf(stateCode, status)).toBe(expected);
  });

  it("a seller is looked for in the last entry, not in earlier ones", () => {
    const [row] = asOfRows([opportunityRow("a")], [entryRow("a", "1", "Anna 50"), entryRow("a", "2", "Bo 50")], [], currencies);
    expect([hasSeller(row!, "user-Anna"), hasSeller(row!, "user-Bo"), hasSeller(asOfRow("x", { sellers: null }), "user-Bo")]).toEqual([false, true, false]);
  });
});

describe("totals", () => {
  const seller = (text: string, amount: bigint | null) => ({ share: set(text)[0]!, amount });
  const rows = [
    asOfRow("a", { sellers: [seller("Bo 50", 500n), seller("Anna 50", 501n)] }),
    asOfRow("b", { sellers: [seller("Anna 100", 99n)] }),
    asOfRow("c", { currency: yen, sellers: [seller("Anna 100", 7n)] }),
    asOfRow("d", { sellers: [seller("Anna 100", null)] }),
    asOfRow("e", { sellers: null }),
  ];

  it("are by seller and currency, by name, with how many opportunities they are of", () => {
    expect(totalsOf(rows, null).map(({ name, currency, opportunities, amount }) => [name, currency.code, opportunities, amount])).toEqual([
      ["Anna", "JPY", 1, 7n],
      ["Anna", "SEK", 2, 600n],
      ["Bo", "SEK", 1, 500n],
    ]);
  });

  it("of one seller are theirs alone", () => {
    expect(totalsOf(rows, "user-Bo").map(({ name, amount }) => [name, amount])).toEqual([["Bo", 500n]]);
  });
});
