import type { KnownCurrency } from "../dataverse/currencies";
import { unallocated } from "./line";
import { sumOfExact, type Exact } from "./money";

/** What a seller has by a period's lines, in one currency. */
export interface SellerSum {
  key: string;
  /** As it was when the lines were frozen; empty for what is unallocated. */
  name: string;
  currency: KnownCurrency;
  lines: number;
  amount: Exact;
  base: Exact;
}

/** The same in all currencies. */
export interface SellerTotal {
  key: string;
  name: string;
  lines: number;
  amounts: { currency: KnownCurrency; amount: Exact }[];
  base: Exact;
}

/** By name, what is unallocated last. One who was renamed while the period was closed is one. */
export function sellerTotals(sums: readonly SellerSum[]): SellerTotal[] {
  const totals = new Map<string, SellerTotal>();
  for (const { key, name, currency, lines, amount, base } of sums) {
    const known = totals.get(key);
    const same = known?.amounts.find((each) => each.currency.id === currency.id);
    totals.set(key, {
      key,
      name,
      lines: lines + (known?.lines ?? 0),
      amounts: [...(known?.amounts ?? []).filter((each) => each !== same), { currency, amount: sumOfExact([amount, same?.amount ?? BigInt(0)]) }].sort((a, b) =>
        a.currency.code.localeCompare(b.currency.code),
      ),
      base: sumOfExact([base, known?.base ?? BigInt(0)]),
    });
  }

  const isRest = ({ key }: SellerTotal) => key === unallocated;
  return Array.from(totals.values()).sort((a, b) => Number(isRest(a)) - Number(isRest(b)) || a.name.localeCompare(b.name));
}
