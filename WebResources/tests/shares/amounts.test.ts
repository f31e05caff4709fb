import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareAmounts, toMinorUnits } from "../../src/shares/amounts";

const money = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
const percents = fc.array(fc.integer({ min: 0, max: 100_00 }), { maxLength: 30 });

describe("share amounts", () => {
  it("M2: they add up to amount × sum ÷ 100, rounded half away from zero", () => {
    fc.assert(
      fc.property(money, percents, (amount, shares) => {
        const size = amount < 0n ? -amount : amount;
        const product = size * BigInt(shares.reduce((sum, share) => sum + share, 0));
        const rounded = product / 10000n + (product % 10000n >= 5000n ? 1n : 0n);
        const total = shareAmounts(amount, shares).reduce((sum, part) => sum + part, 0n);
        expect(total).toBe(amount < 0n ? -rounded : rounded);
      }),
    );
  });

  it("M2: each is within one unit of its exact part", () => {
    fc.assert(
      fc.property(money, percents, (amount, shares) => {
        shareAmounts(amount, shares).forEach((part, index) => {
          const difference = part * 10000n - amount * BigInt(shares[index] ?? 0);
          expect(difference > -10000n && difference < 10000n).toBe(true);
        });
      }),
    );
  });

  it("a credit is split exactly as the sale was", () => {
    fc.assert(
      fc.property(money, percents, (amount, shares) => {
        expect(shareAmounts(-amount, shares)).toEqual(shareAmounts(amount, shares).map((part) => -part));
      }),
    );
  });

  it("section 7: three even sellers of 100.00 have 33.34, 33.33, 33.33", () => {
    expect(shareAmounts(10000n, [33_34, 33_33, 33_33])).toEqual([3334n, 3333n, 3333n]);
  });

  it("in a tie the missing unit goes to the first", () => {
    expect(shareAmounts(1n, [50_00, 50_00])).toEqual([1n, 0n]);
  });

  it("the number of Dataverse is the stored amount, to the currency's decimals", () => {
    expect(toMinorUnits(125000.5, 2)).toBe(12500050n);
    expect(toMinorUnits(922337203685.47, 2)).toBe(92233720368547n);
    expect(toMinorUnits(-0.29, 2)).toBe(-29n);
    expect(toMinorUnits(1234, 0)).toBe(1234n);
  });
});
