import type { Draft } from "../../src/panel/draft";

/** Free sellers with these percentages, with the keys s0, s1 … */
export function draftWith(...percents: number[]): Draft {
  return percents.map((percent, index) => ({
    key: `s${index}`,
    shareId: `share-${index}`,
    sellerId: `user-${index}`,
    name: `Seller ${index}`,
    percent,
    isFixed: false,
  }));
}

export function percentsOf(draft: Draft): number[] {
  return draft.map((share) => share.percent);
}
