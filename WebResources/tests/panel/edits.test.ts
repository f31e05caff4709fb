import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as edits from "../../src/panel/edits";
import { whole } from "../../src/shares/percent";
import { percentsOf, sellersWith, storedWith } from "./sellers";

const nobody = null;

describe("what a person does to the sellers", () => {
  it("a sole seller whose share is fixed may have less, and gets 100 % when it is free again, as when it is saved", () => {
    const fixed = edits.withFixed(sellersWith(whole), "user-0", true).sellers;
    const less = edits.withPercent(fixed, "user-0", 50_00).sellers;
    expect(percentsOf(less)).toEqual([50_00]);
    expect(percentsOf(edits.withFixed(less, "user-0", false).sellers)).toEqual([whole]);
  });

  it("a share that a rule has moved keeps what it has when it is fixed", () => {
    const moved = edits.withPercent(edits.withSeller(sellersWith(whole), { id: "new", name: "New" }, storedWith(whole)).sellers, "new", 25_00).sellers;
    const fixed = edits.withFixed(moved, "user-0", true).sellers;
    expect(percentsOf(edits.withPercent(fixed, "new", 10_00).sellers)).toEqual([75_00, 10_00]);
  });

  it("a number of somebody stored moves nobody, whether somebody new came without one (P7) or with 0 (P8)", () => {
    const stored = storedWith(40_00, 60_00);
    const changed = edits.withPercent(stored.map(edits.untouched), "user-0", 30_00).sellers;
    const added = edits.withSeller(changed, { id: "new", name: "New" }, stored).sellers;
    expect(percentsOf(added)).toEqual([30_00, 60_00, 10_00]);
    expect(percentsOf(edits.withPercent(added, "new", 0).sellers)).toEqual([30_00, 60_00, 0]);
    expect(percentsOf(edits.withPercent(added, "new", 20_00).sellers)).toEqual([30_00, 50_00, 20_00]);
  });

  it("what is split, scaled or dragged is where the next number starts from", () => {
    const stored = storedWith(60_00, 40_00);
    const split = edits.splitEvenly(stored.map(edits.untouched)).sellers;
    const added = edits.withPercent(edits.withSeller(split, { id: "new", name: "New" }, stored).sellers, "new", 20_00).sellers;
    expect(percentsOf(added)).toEqual([40_00, 40_00, 20_00]);
  });

  it("after somebody stored was removed, a number for somebody new starts from what is left (P12)", () => {
    const stored = storedWith(40_00, 35_00, 25_00);
    const left = edits.without(stored.map(edits.untouched), "user-0", nobody).sellers;
    const added = edits.withSeller(left, { id: "new", name: "New" }, stored).sellers;
    expect(percentsOf(added)).toEqual([35_00, 25_00, 40_00]);
    expect(percentsOf(edits.withPercent(added, "new", 50_00).sellers)).toEqual([25_00, 25_00, 50_00]);
  });

  it("split, scale and giving the rest lead to 100 exactly, and leave fixed shares alone", () => {
    const shares = fc.array(fc.record({ percent: fc.integer({ min: 0, max: whole }), isFixed: fc.boolean() }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shares, fc.nat(11), (given, which) => {
        const sellers = sellersWith(...given.map(({ percent }) => percent)).map((share, index) => ({ ...share, isFixed: given[index]?.isFixed ?? false }));
        const isAnyFree = sellers.some((share) => !share.isFixed);
        const taker = sellers[which % sellers.length]!;
        const rest = edits.withRest(sellers, taker.key);
        const even = edits.splitEvenly(sellers);
        for (const set of [isAnyFree && even.reason?.rule === "P26" ? even.sellers : null, edits.scaledToWhole(sellers), rest]) {
          if (set) {
            expect(edits.sumOfSellers(set)).toBe(whole);
            expect(set.every((share, index) => set === rest || !share.isFixed || share.percent === sellers[index]?.percent)).toBe(true);
            expect(set.every(({ percent }) => percent >= 0 && percent <= whole)).toBe(true);
          }
        }
      }),
    );
  });

  it("nothing is changed in place", () => {
    const stored = storedWith(40_00, 60_00);
    const sellers = Object.freeze(stored.map((share) => Object.freeze(edits.untouched(share))));
    edits.withPercent(sellers, "user-0", 1);
    edits.withFixed(sellers, "user-0", true);
    edits.withSeller(sellers, { id: "new", name: "New" }, stored);
    edits.without(sellers, "user-0", nobody);
    edits.splitEvenly(sellers);
    edits.scaledToWhole(sellers);
    edits.withRest(sellers, "user-0");
    expect(percentsOf(sellers)).toEqual([40_00, 60_00]);
  });
});
