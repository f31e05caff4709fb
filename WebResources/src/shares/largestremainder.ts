const zero = BigInt(0);

/**
 * Rounds parts so that they add up exactly to a total, each to within one unit of its exact size: all are rounded down, and the
 * missing units go to the largest remainders, in a tie to the first.
 * @param numerators The exact parts times the denominator; none below 0.
 */
export function largestRemainder(numerators: readonly bigint[], denominator: bigint, total: bigint): bigint[] {
  const parts = numerators.map((numerator) => numerator / denominator);
  const missing = Number(total - parts.reduce((sum, part) => sum + part, zero));
  const byRemainder = numerators
    .map((numerator, index) => ({ remainder: numerator % denominator, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const { index } of byRemainder.slice(0, missing)) {
    parts[index] = (parts[index] ?? zero) + BigInt(1);
  }

  return parts;
}
