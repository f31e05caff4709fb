import type { StoredShare } from "../dataverse/opportunityshares";
import type { Hundredths } from "../shares/percent";
import { isOf } from "./entry";

/** One person before and after; null on the side where they are not there. */
export interface Move {
  before: StoredShare | null;
  after: StoredShare | null;
  name: string;
}

/** Everybody before and after: first those who were there, in their order. */
export function movesOf(before: readonly StoredShare[], after: readonly StoredShare[]): Move[] {
  const find = (set: readonly StoredShare[], share: StoredShare) => set.find((other) => isOf(share, other)) ?? null;
  return [
    ...before.map((share) => ({ before: share, after: find(after, share), name: share.name })),
    ...after.filter((share) => !find(before, share)).map((share) => ({ before: null, after: share, name: share.name })),
  ];
}

export function isAdded({ before }: Move): boolean {
  return before === null;
}

export function isRemoved({ after }: Move): boolean {
  return after === null;
}

/** Who has another percentage than before, and was there before. */
export function isChanged({ before, after }: Move): boolean {
  return before !== null && after !== null && before.percent !== after.percent;
}

/** "fixed" or "free" where the flag of somebody is another than before; somebody who leaves is not made free by it. */
export function newFlag({ before, after }: Move): "fixed" | "free" | null {
  return after === null || (before?.isFixed ?? false) === after.isFixed ? null : after.isFixed ? "fixed" : "free";
}

/** The name of somebody else than this person who has another percentage, came or went; undefined where there is nobody. */
export function colleagueIn(before: readonly Percented[], after: readonly Percented[], userId: string): string | undefined {
  const moved = (set: readonly Percented[], other: readonly Percented[]) =>
    set.find((share) => share.sellerId !== userId && other.find((each) => isOf(each, share))?.percent !== share.percent);
  return (moved(after, before) ?? moved(before, after))?.name;
}

type Percented = Pick<StoredShare, "sellerId" | "name" | "percent">;

/** Whether anything about this person is another than before. */
export function isMoved(move: Move): boolean {
  return isAdded(move) || isRemoved(move) || isChanged(move) || newFlag(move) !== null;
}

/** What they have after, or had before if they left. */
export function lastOf({ before, after }: Move): Hundredths {
  return (after ?? before)?.percent ?? 0;
}
