import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineCause, lineOf, unallocated } from "../../src/commission/line";
import { amountInCode, exactCell, exactIn, toAmount } from "../../src/commission/money";
import { findingsOf, type Previewed } from "../../src/commission/previewed";
import { sellerTotals } from "../../src/commission/sellersums";
import { dayAfter, nextSpan, spanAround, spanFrom } from "../../src/commission/spans";
import { questionIn, statementAddress } from "../../src/commission/statementaddress";
import { sumsOf } from "../../src/commission/sums";
import { whyOf } from "../../src/commission/why";
import { euro, krona, yen } from "../fakes/currencies";
import { textsIn, texts, languages } from "../fakes/texts";
import { anna, bo, difference, format, kronor, line, rest } from "./sample";

const plain = (text: string) => text.replace(/\u00a0/g, " ");

describe("money of a line", () => {
  it("is exact to the column's four decimals", () => {
    fc.assert(fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (units) => {
      expect(exactIn({ amount: units / 10_000 }, "amount")).toBe(BigInt(units));
      expect(toAmount(BigInt(units))).toBe(units / 10_000);
    }));
    expect(exactIn({}, "amount")).toBe(0n);
  });

  it.each([
    [kronor(1234.5), krona, "1 234,50 SEK"],
    [kronor(-0.01), krona, "-0,01 SEK"],
    [kronor(12), yen, "12 JPY"],
    [kronor(12.345), krona, "12,345 SEK"],
    [kronor(12.34), yen, "12,34 JPY"],
  ])("%d is written with the currency's decimals, and with more only where there is something in them", (amount, currency, written) => {
    expect(plain(amountInCode(amount, currency, format))).toBe(written);
  });

  it("has its code behind it, however the reader writes money", () => {
    expect(plain(amountInCode(kronor(-1), krona, { ...format, currency: 0, negativeCurrency: 1, decimal: "." }))).toBe("-1.00 SEK");
    expect(exactCell(kronor(-1234.5), 2, ",")).toEqual({ number: "-1234,50" });
  });
});

describe("the next period", () => {
  it.each([
    ["2026-01-01", "month", { first: "2026-01-01", last: "2026-01-31", name: "2026-01" }],
    ["2028-02-01", "month", { first: "2028-02-01", last: "2028-02-29", name: "2028-02" }],
    ["2026-10-01", "quarter", { first: "2026-10-01", last: "2026-12-31", name: "2026 Q4" }],
    ["2026-02-15", "quarter", { first: "2026-02-15", last: "2026-03-31", name: "" }],
    ["2026-12-31", "month", { first: "2026-12-31", last: "2026-12-31", name: "" }],
  ] as const)("from %s is to the end of the %s", (first, unit, span) => {
    expect(spanFrom(first, unit)).toEqual(span);
  });

  it("follows the last one, or is around the first day that something was won", () => {
    expect(nextSpan(["2026-03-31", "2026-06-30"], "2020-01-01", "quarter")).toEqual({ first: "2026-07-01", last: "2026-09-30", name: "2026 Q3" });
    expect(nextSpan([], "2026-08-17", "quarter")).toEqual({ first: "2026-07-01", last: "2026-09-30", name: "2026 Q3" });
    expect(spanAround("2026-08-17", "month").first).toBe("2026-08-01");
    expect([dayAfter("2026-12-31"), dayAfter("2028-02-28")]).toEqual(["2027-01-01", "2028-02-29"]);
  });
});

describe("what stands out before closing", () => {
  it("is told by the lines of each opportunity", () => {
    const of = (key: string, ...lines: ReturnType<typeof line>[]) => lines.map((each) => ({ ...each, opportunityKey: key }));
    const found = findingsOf([
      ...of("whole", line({ percent: 100_00 })),
      ...of("nobody", rest({ percent: 100_00 })),
      ...of("less", line(), rest()),
      ...of("empty", line({ amount: 0n })),
      ...of("wrong", line({ cause: lineCause.doesNotAddUp })),
      ...of("changed", difference(), difference({ sellerKey: bo })),
    ]);
    const keys = Object.entries(found) as [string, Previewed[]][];
    expect(keys.map(([kind, all]) => [kind, all.map(({ key }) => key)])).toEqual([
      ["doesNotAddUp", ["wrong"]], ["withoutSellers", ["nobody"]], ["withoutAmount", ["empty"]], ["notWhole", ["less"]], ["differences", ["changed"]],
    ]);
  });
});

describe("sums", () => {
  it("are by currency, what is counted and what corrects apart", () => {
    expect(sumsOf([line(), difference(), line({ currency: euro, amount: kronor(7), baseAmount: kronor(7) })])).toEqual([
      { currency: euro, counted: kronor(7), differences: 0n, base: kronor(7) },
      { currency: krona, counted: kronor(500), differences: kronor(-250), base: kronor(25) },
    ]);
  });

  it("of sellers are by name, what is unallocated last; one who was renamed meanwhile is one", () => {
    const sum = (key: string, name: string, currency = krona) => ({ key, name, currency, lines: 1, amount: kronor(10), base: kronor(1) });
    const totals = sellerTotals([sum(unallocated, ""), sum(bo, "Bo"), sum(anna, "Anna", krona), sum(anna, "Anna Berg", krona), sum(anna, "Anna", euro)]);
    expect(totals.map(({ name, lines, base, amounts }) => [name, lines, base, amounts.map(({ currency, amount }) => `${amount} ${currency.code}`)])).toEqual([
      ["Anna", 3, kronor(3), ["100000 EUR", "200000 SEK"]],
      ["Bo", 1, kronor(1), ["100000 SEK"]],
      ["", 1, kronor(1), ["100000 SEK"]],
    ]);
  });
});

describe("why a line is a difference", () => {
  it.each([
    ["share", {}, "The share is 25 % instead of 50 %."],
    ["share", { percentBefore: 25_00 }, "The part comes to 250,00 SEK instead of 500,00 SEK."],
    ["amount", {}, "The opportunity's amount has changed: the part comes to 250,00 SEK instead of 500,00 SEK."],
    ["shareAndAmount", {}, "The share is 25 % instead of 50 %, and the opportunity's amount has changed: the part comes to 250,00 SEK instead of 500,00 SEK."],
    ["currency", {}, "The opportunity is in another currency: 250,00 SEK instead of 500,00 SEK in this one."],
    ["rate", {}, "The exchange rate has changed: only the amount in base currency differs."],
    ["notWon", {}, "The opportunity is no longer won: 500,00 SEK is taken back."],
    ["closeDate", {}, "The close date was moved out of the days that are counted: 500,00 SEK is taken back."],
    ["deleted", {}, "The opportunity was deleted: 500,00 SEK is taken back."],
    ["wonAgain", {}, "The opportunity was won again: the part comes to 250,00 SEK."],
    ["doesNotAddUp", {}, "The amounts of the shares don't come to the actual value."],
  ] as const)("%s is said with what was and what is", (cause, more, said) => {
    expect(plain(whyOf(difference({ cause: lineCause[cause], ...more }), texts, format))).toBe(said);
  });

  it.each(languages)("every cause has words of its own in %i", (language) => {
    const said = Object.values(lineCause).map((cause) => whyOf(difference({ cause }), textsIn(language), format));
    expect(new Set(said).size).toBe(said.length);
  });
});

describe("a line by its row", () => {
  it("keeps the names, and goes by the code of a currency that is gone", () => {
    const read = lineOf({ opps_name: "Crane", opps_currencycode: "SEK", opps_sellerkey: anna, opps_kind: 847213011, opps_amount: -1.5, opps_closedate: "2026-02-10T00:00:00Z", _opps_correctsid_value: "q1", "_opps_correctsid_value@OData.Community.Display.V1.FormattedValue": "2026 Q1" }, new Map());
    expect(read).toMatchObject({ name: "Crane", opportunityId: null, isDifference: true, amount: kronor(-1.5), closeDay: "2026-02-10", corrects: { id: "q1", name: "2026 Q1" }, currency: { code: "SEK", decimals: 2 } });
  });
});

describe("the address of a statement", () => {
  const id = "0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10";

  it("says period and seller in the one parameter that the platform hands on", () => {
    const address = statementAddress("https://org.example/", id, anna);
    expect(address).toBe(`https://org.example/WebResources/opps_/pages/statement.html?data=period%3D${id}%26seller%3D${anna}`);
    expect(questionIn(new URL(address).search)).toEqual({ periodId: id, sellerKey: anna });
    expect(questionIn(new URL(statementAddress("", id), "https://org.example").search)).toEqual({ periodId: id, sellerKey: null });
  });

  it("is read in either case, and nothing else is taken for a period", () => {
    expect(questionIn(`?Data=${encodeURIComponent(`period=${id.toUpperCase()}&seller={${id}}`)}`)).toEqual({ periodId: id, sellerKey: id.replace(/-/g, "") });
    expect([questionIn(""), questionIn("?data=period%3Dx'or'"), questionIn("?data=seller%3Dx")]).toEqual([null, null, null]);
  });
});
