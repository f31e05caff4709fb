import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenly, fromNumber, sumOf, toNumber, whole } from "../../src/shares/percent";

describe("percent", () => {
  it("M5: every hundredth from 0 to 100 comes back from the number that Dataverse takes", () => {
    for (let percent = 0; percent <= whole; percent++) {
      expect(fromNumber(toNumber(percent))).toBe(percent);
      expect(String(toNumber(percent))).toMatch(/^\d+(\.\d{1,2})?$/);
    }
  });

  it("a missing percentage is nothing in the sum", () => {
    expect(fromNumber(null)).toBe(0);
  });

  it("even parts add up exactly, are equal to within 0.01, and the extra hundredths go to the first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole }), fc.integer({ min: 1, max: 60 }), (total, count) => {
        const parts = evenly(total, count);
        expect(sumOf(parts)).toBe(total);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
        expect([...parts].sort((a, b) => b - a)).toEqual(parts);
      }),
    );
  });

  it("three share 100 as 33.34, 33.33, 33.33", () => {
    expect(evenly(whole, 3)).toEqual([33_34, 33_33, 33_33]);
  });
});
