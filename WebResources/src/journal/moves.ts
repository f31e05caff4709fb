import type { StoredShare } from "../dataverse/opportunityshares";
import type { Hundredths } from "../shares/percent";
import { keyOf } from "./entry";

/** One person in an entry. */
export interface Move {
  key: string;
  name: string;
  /** Null for somebody who was added. */
  from: Hundredths | null;
  /** Null for somebody who was removed. */
  to: Hundredths | null;
  isFixed: boolean;
  wasFixed: boolean;
}

/** Everybody before and after: first those who were there, in their order. */
export function movesOf(before: readonly StoredShare[], after: readonly StoredShare[]): Move[] {
  const then = new Map(after.map((share) => [keyOf(share), share]));
  const known = new Set(before.map(keyOf));
  return [
    ...before.map((share) => moveOf(share, then.get(keyOf(share)))),
    ...after.filter((share) => !known.has(keyOf(share))).map((share) => moveOf(undefined, share)),
  ];
}

/** Whether anything about this person is another than before. */
export function isMoved({ from, to, isFixed, wasFixed }: Move): boolean {
  return from !== to || isFixed !== wasFixed;
}

export function isAdded({ from }: Move): boolean {
  return from === null;
}

export function isRemoved({ to }: Move): boolean {
  return to === null;
}

function moveOf(before: StoredShare | undefined, after: StoredShare | undefined): Move {
  const known = (after ?? before)!;
  const wasFixed = before?.isFixed ?? false;
  return {
    key: keyOf(known),
    name: known.name,
    from: before?.percent ?? null,
    to: after?.percent ?? null,
    // Somebody who leaves is not made free by it.
    isFixed: after ? after.isFixed : wasFixed,
    wasFixed,
  };
}
