import type { MinorUnits } from "../shares/amounts";
import type { MyShare } from "./share";

/** Shares by what became of their opportunities: those still open, and those won or lost in the period. */
export interface Shares {
  open: readonly MyShare[];
  won: readonly MyShare[];
  lost: readonly MyShare[];
}

/** What a person has, in sums. */
export interface PersonSums {
  sellerId: string;
  name: string;
  opportunities: number;
  open: MinorUnits;
  /** Null where nothing is known to be expected. */
  expected: MinorUnits | null;
  won: MinorUnits;
  lost: MinorUnits;
}

/** Those of one person. */
export function sharesOf({ open, won, lost }: Shares, sellerId: string): Shares {
  const own = (shares: readonly MyShare[]) => shares.filter((share) => share.sellerId === sellerId);
  return { open: own(open), won: own(won), lost: own(lost) };
}

/** By name. A share whose user is deleted is nobody's here. */
export function personSums(shares: Shares): PersonSums[] {
  const names = new Map([...shares.open, ...shares.won, ...shares.lost].filter(({ sellerId }) => sellerId !== "").map(({ sellerId, sellerName }) => [sellerId, sellerName]));
  return Array.from(names, ([sellerId, name]) => {
    const { open, won, lost } = sharesOf(shares, sellerId);
    return { sellerId, name, opportunities: open.length, open: sumOfAmounts(open), expected: sumOfExpected(open), won: sumOfAmounts(won), lost: sumOfAmounts(lost) };
  }).sort((a, b) => a.name.localeCompare(b.name));
}

export function sumOfAmounts(shares: readonly MyShare[]): MinorUnits {
  return shares.reduce((sum, { amount }) => sum + (amount ?? BigInt(0)), BigInt(0));
}

/** Null where nothing is known to be expected. */
export function sumOfExpected(shares: readonly MyShare[]): MinorUnits | null {
  return sumOfKnown(shares.map(({ expected }) => expected));
}

export function sumOfKnown(amounts: readonly (MinorUnits | null)[]): MinorUnits | null {
  const known = amounts.filter((amount): amount is MinorUnits => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, BigInt(0));
}
