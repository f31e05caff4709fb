import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundariesOf, moved, nearest, stepped } from "../../src/panel/boundaries";
import { draftSum, withFixed, type Draft } from "../../src/panel/draft";
import { whole } from "../../src/shares/percent";
import { draftWith, percentsOf } from "./drafts";

const drafts = fc
  .array(fc.record({ percent: fc.integer({ min: 0, max: whole }), isFixed: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map((shares) => draftWith(...shares.map((share) => share.percent)).map((share, index) => ({ ...share, isFixed: shares[index]?.isFixed ?? false })));

describe("boundaries of the bar", () => {
  it("one stands to the right of each free seller", () => {
    const draft = withFixed(draftWith(40_00, 25_00, 20_00), "s1", true);
    const boundaries = boundariesOf(draft);
    expect(boundaries.map(({ left, right, position }) => [left.key, right?.key ?? null, position])).toEqual([
      ["s0", "s2", 40_00],
      ["s2", null, 85_00],
    ]);
  });

  it("a sole seller has none", () => {
    expect(boundariesOf(draftWith(whole))).toEqual([]);
  });

  it("moving one keeps the sum, or takes from what is open, and moves nobody else", () => {
    fc.assert(
      fc.property(drafts, fc.nat(7), fc.integer({ min: -whole, max: 2 * whole }), (draft: Draft, which, percent) => {
        const boundaries = boundariesOf(draft);
        const boundary = boundaries[which % Math.max(1, boundaries.length)];
        if (!boundary) {
          return;
        }

        const after = moved(draft, boundary, percent);
        expect(after.every((share) => share.percent >= 0 && share.percent <= whole)).toBe(true);
        if (boundary.right) {
          expect(draftSum(after)).toBe(draftSum(draft));
        } else {
          expect(draftSum(after)).toBeLessThanOrEqual(Math.max(whole, draftSum(draft)));
        }

        const touched = [boundary.left.key, boundary.right?.key];
        expect(after.filter((share) => !touched.includes(share.key))).toEqual(draft.filter((share) => !touched.includes(share.key)));
      }),
    );
  });

  it("neither side goes below 0 or above 100, even where the sum is more", () => {
    const [boundary] = boundariesOf(draftWith(80_00, 70_00));
    expect([boundary?.min, boundary?.max]).toEqual([50_00, whole]);
    expect(percentsOf(boundary ? moved(draftWith(80_00, 70_00), boundary, 0) : [])).toEqual([50_00, whole]);
  });

  it("keys go to whole percents", () => {
    expect(stepped(33_33, 1)).toBe(34_00);
    expect(stepped(33_33, -1)).toBe(33_00);
    expect(stepped(34_00, -1)).toBe(33_00);
    expect(stepped(33_33, 10)).toBe(43_00);
    expect(nearest(33_51)).toBe(34_00);
  });
});
