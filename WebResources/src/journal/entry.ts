import type { StoredShare } from "../dataverse/opportunityshares";
import { fromNumber } from "../shares/percent";

/** The one cause that the control of the sellers knows. */
export const restored = 847211008;

/** What brought an entry about: the values of opps_cause. */
export const cause = {
  created: 847211000,
  added: 847211001,
  changed: 847211002,
  removed: 847211003,
  ownerChanged: 847211004,
  set: 847211005,
  split: 847211006,
  replaced: 847211007,
  restored,
  reopened: 847211009,
  found: 847211010,
  process: 847211011,
} as const;

/** An operation that left other people, percentages or fixed flags (H1). */
export interface JournalEntry {
  id: string;
  /** Later entries have higher ones, in the order of texts. */
  number: string;
  /** When, as the user writes it. */
  at: string;
  /** Null once the user was deleted. */
  by: { id: string; name: string } | null;
  cause: number;
  /** "P5" */
  rule: string;
  /** Key of the rule's sentence. */
  reason: string;
  /** The numbers in that sentence. */
  figures: readonly number[];
  before: readonly StoredShare[];
  after: readonly StoredShare[];
  /** Why, in the person's words; empty where they said nothing. */
  note: string;
}

interface WrittenShare {
  row?: string;
  seller?: string;
  name?: string;
  percent?: number;
  fixed?: boolean;
}

/** The set that opps_before or opps_after holds, the earliest added seller first. */
export function setOf(text: string): StoredShare[] {
  const shares = text === "" ? [] : (JSON.parse(text) as WrittenShare[]);
  return shares.map(({ row = "", seller = null, name = "", percent, fixed = false }) => ({
    shareId: row,
    sellerId: seller,
    name,
    percent: fromNumber(percent),
    isFixed: fixed,
  }));
}

/** The numbers that opps_figures holds. */
export function figuresOf(text: string): number[] {
  return text === "" ? [] : (JSON.parse(text) as number[]);
}

/** Whether both are the same person: by name where a user was deleted, then or since. */
export function isOf(a: Pick<StoredShare, "sellerId" | "name">, b: Pick<StoredShare, "sellerId" | "name">): boolean {
  return a.sellerId !== null && b.sellerId !== null ? a.sellerId === b.sellerId : a.name === b.name;
}

/** Whether both hold the same people with the same percentages and fixed flags: what the journal tells apart. */
export function isSameSet(a: readonly StoredShare[], b: readonly StoredShare[]): boolean {
  return a.length === b.length && a.every((share) => b.some((other) => isOf(share, other) && share.percent === other.percent && share.isFixed === other.isFixed));
}
