import { sumOf, whole, type Hundredths } from "./percent";

/** Money as a whole number of the currency's smallest unit: 12345n is 123.45 in a currency of two decimals. */
export type MinorUnits = bigint;

const zero = BigInt(0);
const one = BigInt(1);
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
 * M1, M2: each one's part of the amount. They add up to amount × sum ÷ 100, rounded half away from zero; all are rounded
 * down, and the missing units go to the largest remainders, in a tie to the first. The sign comes last, so that a credit is
 * split exactly as the sale was.
 * @param percents The earliest added seller first.
 */
export function shareAmounts(amount: MinorUnits, percents: readonly Hundredths[]): MinorUnits[] {
  const size = amount < zero ? -amount : amount;
  const exact = percents.map((percent) => size * BigInt(percent));
  const parts = exact.map((part) => part / all);
  const total = roundedDivision(size * BigInt(sumOf(percents)), all);
  const missing = Number(total - parts.reduce((sum, part) => sum + part, zero));
  const byRemainder = exact
    .map((part, index) => ({ remainder: part % all, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const { index } of byRemainder.slice(0, missing)) {
    parts[index] = (parts[index] ?? zero) + one;
  }

  return amount < zero ? parts.map((part) => -part) : parts;
}

/** Half is rounded up; both are positive. */
function roundedDivision(dividend: bigint, divisor: bigint): bigint {
  return (dividend * two + divisor) / (divisor * two);
}
