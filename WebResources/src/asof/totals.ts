import type { KnownCurrency } from "../dataverse/currencies";
import type { MinorUnits } from "../shares/amounts";
import type { AsOfRow } from "./selection";

/** What one seller has in one currency. */
export interface Total {
  name: string;
  currency: KnownCurrency;
  opportunities: number;
  amount: MinorUnits;
}

/** Sums by seller and currency, by name; of one seller only where one is asked for. Shares without money are counted in none. */
export function totalsOf(rows: readonly AsOfRow[], sellerId: string | null): Total[] {
  const totals = new Map<string, Total>();
  for (const { currency, sellers } of rows) {
    for (const { share, amount } of sellers ?? []) {
      if (currency && amount !== null && (sellerId === null || share.sellerId === sellerId)) {
        const key = `${share.sellerId ?? share.name} ${currency.id}`;
        const known = totals.get(key) ?? { name: share.name, currency, opportunities: 0, amount: BigInt(0) };
        totals.set(key, { ...known, name: share.name, opportunities: known.opportunities + 1, amount: known.amount + amount });
      }
    }
  }

  return Array.from(totals.values()).sort((a, b) => a.name.localeCompare(b.name) || a.currency.code.localeCompare(b.currency.code));
}
