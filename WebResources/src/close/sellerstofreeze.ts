import { normalId } from "../dataverse/ids";
import type { StoredShare } from "../dataverse/opportunityshares";
import { evenly, fromNumber, sumOf, whole, type Hundredths } from "../shares/percent";

/** A seller as the closing will keep them (P24). */
export interface SellerToFreeze {
  name: string;
  percent: Hundredths;
}

/** An entry of the draft that the opportunity's form holds until it is saved (U1). */
interface DraftEntry {
  seller?: string;
  row?: string;
  percent?: number | null;
}

/** Ids of users that the draft adds to those that are stored. */
export function addedPeople(draft: string | null, stored: readonly StoredShare[]): string[] {
  const known = new Set(stored.map((share) => share.sellerId));
  return entriesOf(draft)
    .map(({ seller }) => normalId(seller ?? ""))
    .filter((id) => id !== "" && !known.has(id));
}

/** The sellers after the form is saved: those that are stored, or the draft's, which stands as it is given (U5, P9). */
export function sellersToFreeze(draft: string | null, stored: readonly StoredShare[], names: ReadonlyMap<string, string>): SellerToFreeze[] {
  if (draft === null) {
    return stored.map(({ name, percent }) => ({ name, percent }));
  }

  const sellers = entriesOf(draft).map(({ seller = "", row, percent }) => {
    const id = normalId(seller);
    const before = stored.find((share) => (row ? share.shareId === normalId(row) : share.sellerId === id));
    const given = typeof percent === "number" ? fromNumber(percent) : null;
    return { name: names.get(id) ?? before?.name ?? "", percent: given ?? before?.percent ?? null };
  });
  // Whoever is new and has no number shares what is open.
  const open = Math.max(0, whole - sumOf(sellers.map(({ percent }) => percent ?? 0)));
  const rest = evenly(open, sellers.filter(({ percent }) => percent === null).length);
  return sellers.map(({ name, percent }) => ({ name, percent: percent ?? rest.shift() ?? 0 }));
}

function entriesOf(draft: string | null): DraftEntry[] {
  return draft === null ? [] : (JSON.parse(draft) as { sellers: DraftEntry[] }).sellers;
}
