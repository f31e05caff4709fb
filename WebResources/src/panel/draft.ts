import type { ShareToSave } from "../dataverse/actions";
import type { StoredShare } from "../dataverse/opportunityshares";
import { evenly, sumOf, whole, type Hundredths } from "../shares/percent";

/** One seller as the person at the screen wants it. */
export interface DraftShare extends ShareToSave {
  /** Stays the same while everything else changes. */
  key: string;
  name: string;
}

/** The whole set, the earliest added first. Never changed in place. */
export type Draft = readonly DraftShare[];

/** What is stored, to start from. */
export function draftOf(stored: readonly StoredShare[]): Draft {
  return stored.map((share) => ({ ...share, key: share.shareId }));
}

/** The sum of all shares. */
export function draftSum(draft: Draft): Hundredths {
  return sumOf(draft.map((share) => share.percent));
}

/** What is left of 100 %, not below nothing. */
export function openRemainder(draft: Draft): Hundredths {
  return Math.max(0, whole - draftSum(draft));
}

/** P4, P11, P13: whoever is the only seller, and free, has 100 %. The server says the same when it is saved. */
export function isSoleSeller(draft: Draft): boolean {
  return draft.length === 1 && draft[0]?.isFixed === false;
}

/** A typed percentage moves nobody else (P10). */
export function withPercent(draft: Draft, key: string, percent: Hundredths): Draft {
  return settled(draft.map((share) => (share.key === key ? { ...share, percent } : share)));
}

/** P26: whether rules may move the share. */
export function withFixed(draft: Draft, key: string, isFixed: boolean): Draft {
  return settled(draft.map((share) => (share.key === key ? { ...share, isFixed } : share)));
}

/** Another seller, with what is open (P7). */
export function withSeller(draft: Draft, person: { id: string; name: string }): Draft {
  const added = { key: person.id, shareId: null, sellerId: person.id, name: person.name, percent: openRemainder(draft), isFixed: false };
  return settled([...draft, added]);
}

/** One seller less; the others are not moved (P12), but for the last one (P13). */
export function without(draft: Draft, key: string): Draft {
  return settled(draft.filter((share) => share.key !== key));
}

/** The free sellers share evenly what the fixed ones leave; null where those leave less than nothing, and nobody is moved. */
export function splitEvenly(draft: Draft): Draft | null {
  const rest = whole - sumOf(draft.filter((share) => share.isFixed).map((share) => share.percent));
  if (rest < 0) {
    return null;
  }

  const parts = evenly(rest, draft.filter((share) => !share.isFixed).length);
  return draft.map((share) => (share.isFixed ? share : { ...share, percent: parts.shift() ?? 0 }));
}

/** Whether the two would be saved alike. */
export function isSame(a: Draft, b: Draft): boolean {
  return a.length === b.length && a.every((share, index) => isSameShare(share, b[index]));
}

function isSameShare(a: DraftShare, b: DraftShare | undefined): boolean {
  return a.sellerId === b?.sellerId && a.shareId === b.shareId && a.percent === b.percent && a.isFixed === b.isFixed;
}

function settled(draft: Draft): Draft {
  return isSoleSeller(draft) ? draft.map((share) => ({ ...share, percent: whole })) : draft;
}
