import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPercent, type NumberFormat } from "../../src/shares/numberformat";
import { parsePercent } from "../../src/shares/parse";
import { whole } from "../../src/shares/percent";

const swedish: NumberFormat = { decimal: ",", group: "\u00a0", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };
const danish: NumberFormat = { ...swedish, group: "." };
const english: NumberFormat = { ...swedish, decimal: ".", group: ",", currency: 0 };

describe("a typed percentage", () => {
  it.each([
    ["33,33", 33_33],
    ["33.33", 33_33],
    ["33,33 %", 33_33],
    ["\u00a033,3", 33_30],
    ["7", 7_00],
    [",5", 50],
    ["12.", 12_00],
    ["+5", 5_00],
    ["", 0],
    ["100,00", whole],
    ["-0", 0],
  ])("%j is read in every format", (text, percent) => {
    for (const format of [swedish, danish, english]) {
      expect(parsePercent(text, format.group)).toEqual({ percent });
    }
  });

  it.each([
    ["33,335", 33_34],
    ["33,334", 33_33],
    ["0,005", 1],
    ["99,999", whole],
  ])("P22: %j is rounded half away from zero", (text, percent) => {
    expect(parsePercent(text, swedish.group)).toEqual({ percent });
  });

  it.each(["100,01", "100.001", "101", "-1", "\u22125", "1000000000000000000000"])("P21: %j is out of range, before it is rounded", (text) => {
    expect(parsePercent(text, swedish.group)).toEqual({ problem: "outOfRange" });
  });

  it.each(["abc", "1,2,3", "1 000,5 kr", "12e1", ",", "%-"])("%j is no number", (text) => {
    expect(parsePercent(text, swedish.group)).toEqual({ problem: "notANumber" });
  });

  it("a thousand in the user's own format is not taken for one", () => {
    expect(parsePercent("1.000", danish.group)).toEqual({ problem: "notANumber" });
    expect(parsePercent("1.000", swedish.group)).toEqual({ percent: 1_00 });
  });

  it("what is written is read back, in every format", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole }), fc.constantFrom(swedish, danish, english), (percent, format) => {
        expect(parsePercent(formatPercent(percent, format), format.group)).toEqual({ percent });
      }),
    );
  });
});
