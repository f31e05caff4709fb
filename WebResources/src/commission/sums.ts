import type { KnownCurrency } from "../dataverse/currencies";
import type { Line } from "./line";
import { none, type Exact } from "./money";

/** What lines come to in one currency. */
export interface CurrencySum {
  currency: KnownCurrency;
  /** What is counted for the first time, and what corrects earlier periods. */
  counted: Exact;
  differences: Exact;
  /** Both, in base currency. */
  base: Exact;
}

/** By the currencies' codes. */
export function sumsOf(lines: readonly Pick<Line, "currency" | "isDifference" | "amount" | "baseAmount">[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>();
  for (const { currency, isDifference, amount, baseAmount } of lines) {
    const known = sums.get(currency.id) ?? { currency, counted: none, differences: none, base: none };
    sums.set(currency.id, {
      currency,
      counted: known.counted + (isDifference ? none : amount),
      differences: known.differences + (isDifference ? amount : none),
      base: known.base + baseAmount,
    });
  }

  return Array.from(sums.values()).sort((a, b) => a.currency.code.localeCompare(b.currency.code));
}
