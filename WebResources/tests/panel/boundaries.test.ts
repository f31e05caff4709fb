import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundariesOf, moved, nearest, stepped } from "../../src/panel/boundaries";
import { sumOfSellers, withFixed, type Sellers } from "../../src/panel/edits";
import { whole } from "../../src/shares/percent";
import { percentsOf, sellersWith } from "./sellers";

const sets = fc
  .array(fc.record({ percent: fc.integer({ min: 0, max: whole }), isFixed: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map((shares) => sellersWith(...shares.map((share) => share.percent)).map((share, index) => ({ ...share, isFixed: shares[index]?.isFixed ?? false })));

describe("boundaries of the bar", () => {
  it("one stands to the right of each free seller", () => {
    const sellers = withFixed(sellersWith(40_00, 25_00, 20_00), "user-1", true).sellers;
    const boundaries = boundariesOf(sellers);
    expect(boundaries.map(({ left, right, position }) => [left.key, right?.key ?? null, position])).toEqual([
      ["user-0", "user-2", 40_00],
      ["user-2", null, 85_00],
    ]);
  });

  it("a sole seller has none", () => {
    expect(boundariesOf(sellersWith(whole))).toEqual([]);
  });

  it("moving one keeps the sum, or takes from what is open, and moves nobody else", () => {
    fc.assert(
      fc.property(sets, fc.nat(7), fc.integer({ min: -whole, max: 2 * whole }), (sellers: Sellers, which, percent) => {
        const boundaries = boundariesOf(sellers);
        const boundary = boundaries[which % Math.max(1, boundaries.length)];
        if (!boundary) {
          return;
        }

        const after = moved(sellers, boundary, percent);
        expect(after.every((share) => share.percent >= 0 && share.percent <= whole)).toBe(true);
        if (boundary.right) {
          expect(sumOfSellers(after)).toBe(sumOfSellers(sellers));
        } else {
          expect(sumOfSellers(after)).toBeLessThanOrEqual(Math.max(whole, sumOfSellers(sellers)));
        }

        const touched = [boundary.left.key, boundary.right?.key];
        expect(after.filter((share) => !touched.includes(share.key))).toEqual(sellers.filter((share) => !touched.includes(share.key)));
      }),
    );
  });

  it("neither side goes below 0 or above 100, even where the sum is more", () => {
    const [boundary] = boundariesOf(sellersWith(80_00, 70_00));
    expect([boundary?.min, boundary?.max]).toEqual([50_00, whole]);
    expect(percentsOf(boundary ? moved(sellersWith(80_00, 70_00), boundary, 0) : [])).toEqual([50_00, whole]);
  });

  it("keys go to whole percents", () => {
    expect(stepped(33_33, 1)).toBe(34_00);
    expect(stepped(33_33, -1)).toBe(33_00);
    expect(stepped(34_00, -1)).toBe(33_00);
    expect(stepped(33_33, 10)).toBe(43_00);
    expect(nearest(33_51)).toBe(34_00);
  });
});
