import { largestRemainder } from "./largestremainder";
import { sumOf, whole, type Hundredths } from "./percent";

/** Money as a whole number of the currency's smallest unit: 12345n is 123.45 in a currency of two decimals. */
export type MinorUnits = bigint;

const zero = BigInt(0);
const two = BigInt(2);
const all = BigInt(whole);

/**
 * A number as Dataverse gives it. Money has at most 15 digits before the point, which is what a double keeps, so the text
 * with the currency's decimals is the stored amount.
 */
export function toMinorUnits(amount: number, decimals: number): MinorUnits {
  return BigInt(amount.toFixed(decimals).replace(".", ""));
}

/**
 * M1, M2: each one's part of the amount. They add up to amount × sum ÷ 100, rounded half away from zero. The sign comes last,
 * so that a credit is split exactly as the sale was.
 * @param percents The earliest added seller first.
 */
export function shareAmounts(amount: MinorUnits, percents: readonly Hundredths[]): MinorUnits[] {
  const size = sizeOf(amount);
  const total = roundedDivision(size * BigInt(sumOf(percents)), all);
  const parts = largestRemainder(percents.map((percent) => size * BigInt(percent)), all, total);
  return amount < zero ? parts.map((part) => -part) : parts;
}

/** A part of an amount, or why it is none. */
export type PercentOf = { percent: Hundredths } | { problem: "outOfRange" };

/** The percentage, to the hundredth, that comes nearest to a part; a part is from nothing to all of it. */
export function percentOf(part: MinorUnits, amount: MinorUnits): PercentOf {
  const isOtherSign = part !== zero && part < zero !== amount < zero;
  if (amount === zero || isOtherSign || sizeOf(part) > sizeOf(amount)) {
    return { problem: "outOfRange" };
  }

  return { percent: Number(roundedDivision(sizeOf(part) * all, sizeOf(amount))) };
}

function sizeOf(amount: MinorUnits): MinorUnits {
  return amount < zero ? -amount : amount;
}

/** Half is rounded up; both are positive. */
function roundedDivision(dividend: bigint, divisor: bigint): bigint {
  return (dividend * two + divisor) / (divisor * two);
}
