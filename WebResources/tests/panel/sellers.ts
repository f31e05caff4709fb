import type { StoredShare } from "../../src/dataverse/opportunityshares";
import { untouched, type Sellers } from "../../src/panel/edits";

/** Stored, free sellers with these percentages: user-0, user-1 … */
export function storedWith(...percents: number[]): StoredShare[] {
  return percents.map((percent, index) => ({
    shareId: `share-${index}`,
    sellerId: `user-${index}`,
    name: `Seller ${index}`,
    percent,
    isFixed: false,
  }));
}

/** The same, as nobody has touched them; their keys are those of the users. */
export function sellersWith(...percents: number[]): Sellers {
  return storedWith(...percents).map(untouched);
}

export function percentsOf(sellers: readonly { percent: number }[]): number[] {
  return sellers.map((share) => share.percent);
}
