import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as edit from "../../src/panel/draft";
import { whole } from "../../src/shares/percent";
import { draftWith, percentsOf } from "./drafts";

describe("a draft of the sellers", () => {
  it("P10: a typed percentage moves nobody else", () => {
    expect(percentsOf(edit.withPercent(draftWith(40_00, 60_00), "s1", 50_00))).toEqual([40_00, 50_00]);
  });

  it("P11: a sole, free seller keeps 100 %", () => {
    expect(percentsOf(edit.withPercent(draftWith(whole), "s0", 50_00))).toEqual([whole]);
  });

  it("P26: a sole seller whose share is fixed may have less, and gets 100 % when it is free again", () => {
    const fixed = edit.withPercent(edit.withFixed(draftWith(whole), "s0", true), "s0", 50_00);
    expect(percentsOf(fixed)).toEqual([50_00]);
    expect(percentsOf(edit.withFixed(fixed, "s0", false))).toEqual([whole]);
  });

  it("P7: another seller gets what is open", () => {
    expect(percentsOf(edit.withSeller(draftWith(40_00, 35_00), { id: "new", name: "New" }))).toEqual([40_00, 35_00, 25_00]);
    expect(percentsOf(edit.withSeller(draftWith(80_00, 35_00), { id: "new", name: "New" }))).toEqual([80_00, 35_00, 0]);
  });

  it("P12, P13: the others are not moved, but for the last one", () => {
    const draft = draftWith(40_00, 35_00, 25_00);
    expect(percentsOf(edit.without(draft, "s0"))).toEqual([35_00, 25_00]);
    expect(percentsOf(edit.without(edit.without(draft, "s0"), "s1"))).toEqual([whole]);
  });

  it("split evenly: the free ones share exactly what the fixed ones leave", () => {
    const shares = fc.array(fc.record({ percent: fc.integer({ min: 0, max: whole }), isFixed: fc.boolean() }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shares, (given) => {
        const draft = given.map((share, index) => ({ ...draftWith(0)[0], ...share, key: `s${index}` })) as edit.Draft;
        const fixed = given.filter((share) => share.isFixed).reduce((sum, share) => sum + share.percent, 0);
        const split = edit.splitEvenly(draft);
        if (fixed > whole) {
          expect(split).toBeNull();
        } else {
          const isAnyFree = given.some((share) => !share.isFixed);
          expect(edit.draftSum(split ?? [])).toBe(isAnyFree ? whole : fixed);
          expect(split?.filter((share) => share.isFixed).map((share) => share.percent)).toEqual(given.filter((share) => share.isFixed).map((share) => share.percent));
        }
      }),
    );
  });

  it("nothing is changed in place", () => {
    const draft = Object.freeze(draftWith(40_00, 60_00).map((share) => Object.freeze(share)));
    edit.withPercent(draft, "s0", 1);
    edit.withFixed(draft, "s0", true);
    edit.withSeller(draft, { id: "new", name: "New" });
    edit.without(draft, "s0");
    edit.splitEvenly(draft);
    expect(percentsOf(draft)).toEqual([40_00, 60_00]);
  });
});
