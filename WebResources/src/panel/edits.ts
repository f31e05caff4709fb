import type { StoredShare } from "../dataverse/opportunityshares";
import type { Person } from "../dataverse/people";
import { whole, sumOf, type Hundredths } from "../shares/percent";
import { because, equalSplit, givenShares, scaled, sellerRemoved, type Part, type Reason } from "../shares/rules";

/** One seller as the person at the screen wants it. */
export interface EditedShare {
  /** Stays the same while everything else changes, saving included. */
  key: string;
  /** Null while it isn't stored. */
  shareId: string | null;
  /** Null once the user was deleted; the name outlives them. */
  sellerId: string | null;
  name: string;
  isFixed: boolean;
  percent: Hundredths;
  /** What the person gave since the shares last came to rest; "open" is an emptied number: whatever is open. */
  given: Hundredths | "open" | null;
  /** What it had when they did; null for a seller who came since. */
  before: Hundredths | null;
  /** The owner, whom a rule puts there (P1, P14): nobody has asked for it. */
  isByRule?: boolean;
}

/** The whole set, the earliest added first. Never changed in place. */
export type Sellers = readonly EditedShare[];

/** What somebody did, and the rule that answered. */
export interface Edit {
  sellers: Sellers;
  /** Null where only the person's own words count. */
  reason: Reason | null;
}

/** A stored seller, as nobody has touched it. */
export function untouched(share: StoredShare): EditedShare {
  return { ...share, key: share.sellerId ?? share.shareId, given: null, before: share.percent };
}

/** The owner with everything, as P1, P14, P15 and P16 put them. */
export function ownerWithAll(owner: Pick<Person, "id" | "name">, shareId: string | null): EditedShare {
  return { key: owner.id, shareId, sellerId: owner.id, name: owner.name, isFixed: false, percent: whole, given: null, before: whole, isByRule: true };
}

export function sumOfSellers(sellers: Sellers): Hundredths {
  return sumOf(sellers.map((share) => share.percent));
}

/** P4, P11, P13: whoever is the only seller, and free, has 100 %. */
function isSoleSeller(sellers: Sellers): boolean {
  return sellers.length === 1 && sellers[0]?.isFixed === false;
}

/** A number that was typed; null where it was emptied (P7). */
export function withPercent(sellers: Sellers, key: string, percent: Hundredths | null): Edit {
  return decided(changed(sellers, key, (share) => ({ given: percent ?? (share.before === null ? null : "open") })));
}

/** P26: whether rules may move the share. One that is fixed keeps what it has. */
export function withFixed(sellers: Sellers, key: string, isFixed: boolean): Edit {
  const given = ({ given, percent }: EditedShare) => (isFixed && typeof given !== "number" ? percent : given);
  const edit = decided(changed(sellers, key, (share) => ({ isFixed, given: given(share) })));
  return isSoleSeller(edit.sellers) ? edit : { ...edit, reason: null };
}

/** Another seller, without a number as yet (P7). One who is stored comes back to their own row, and place. */
export function withSeller(sellers: Sellers, person: Pick<Person, "id" | "name">, stored: readonly StoredShare[]): Edit {
  const own = stored.find((share) => share.sellerId === person.id);
  const added: EditedShare = {
    key: person.id, shareId: own?.shareId ?? null, sellerId: person.id, name: person.name, isFixed: false, percent: 0, given: null, before: null,
  };
  const ids = stored.map((share) => share.shareId);
  const age = (share: EditedShare) => (share.shareId === null ? ids.length : ids.indexOf(share.shareId));
  const later = own ? sellers.findIndex((share) => age(share) > age(added)) : -1;
  const place = later < 0 ? sellers.length : later;
  return decided([...sellers.slice(0, place), added, ...sellers.slice(place)]);
}

/**
 * One seller less (P12–P14). Somebody who was never stored leaves no trace; otherwise the shares come to rest as they are, so that
 * whoever is added next doesn't undo it.
 */
export function without(sellers: Sellers, key: string, owner: EditedShare | null): Edit {
  const gone = sellers.find((share) => share.key === key);
  const left = sellers.filter((share) => share.key !== key);
  if (gone?.shareId === null && left.length > 1) {
    return { sellers: decided(left).sellers, reason: null };
  }

  const { percents, reason } = sellerRemoved(left, owner !== null);
  const sellersLeft = left.length === 0 && owner ? [owner] : atRest(left, percents);
  return { sellers: sellersLeft, reason };
}

/** The free sellers share evenly what the fixed ones leave; as they are where those leave less than nothing. */
export function splitEvenly(sellers: Sellers): Edit {
  const { percents, reason } = equalSplit(sellers);
  return { sellers: atRest(sellers, percents), reason };
}

/** The free sellers grow or shrink alike until the sum is 100; null where that can't be. */
export function scaledToWhole(sellers: Sellers): Sellers | null {
  const percents = scaled(sellers);
  return percents && atRest(sellers, percents);
}

/** One seller gets what the sum lacks, or gives what it has too much; null where that can't be. */
export function withRest(sellers: Sellers, key: string): Sellers | null {
  const rest = whole - sumOfSellers(sellers);
  const percents = sellers.map((share) => share.percent + (share.key === key ? rest : 0));
  return percents.every((percent) => percent >= 0 && percent <= whole) ? atRest(sellers, percents) : null;
}

/** With these percentages, or as they are, nothing is given any more: the next number starts from them. */
export function atRest(sellers: Sellers, percents: readonly Hundredths[] = []): Sellers {
  return sellers.map((share, index) => {
    const percent = percents[index] ?? share.percent;
    return { ...share, percent, given: null, before: percent };
  });
}

/** What the rules make of what was given. */
export function decided(sellers: Sellers): Edit {
  const isMoving = sellers.some((share) => share.before === null && typeof share.given === "number" && share.given > 0);
  const { percents, reason } = givenShares(sellers.map((share) => partOf(share, isMoving)));
  return {
    sellers: sellers.map((share, index) => (share.percent === percents[index] ? share : { ...share, percent: percents[index] ?? share.percent })),
    reason: reason.rule === "P4" && sellers[0]?.before !== null ? because("Journal_P11") : reason,
  };
}

/** Without a number for somebody new nobody is moved who wasn't touched: those stand as if they had been given what they have. */
function partOf({ isFixed, given, before }: EditedShare, isMoving: boolean): Part {
  if (given === "open") {
    return { isFixed, given: null, before: null };
  }

  return { isFixed, given: given ?? (isMoving ? null : before), before };
}

/** Nobody has given it: it has another percentage than the stored one only because of somebody else. */
export function isMovedByRule({ percent, given, before }: EditedShare, stored: Hundredths): boolean {
  return percent !== stored && given === null && before === stored;
}

/** Whether the two would be saved alike. */
export function isSame(a: Sellers, b: Sellers): boolean {
  return a.length === b.length && a.every((share, index) => isSameShare(share, b[index]));
}

function isSameShare(a: EditedShare, b: EditedShare | undefined): boolean {
  return a.sellerId === b?.sellerId && a.shareId === b.shareId && a.percent === b.percent && a.isFixed === b.isFixed;
}

function changed(sellers: Sellers, key: string, how: (share: EditedShare) => Partial<EditedShare>): Sellers {
  return sellers.map((share) => (share.key === key ? { ...share, ...how(share) } : share));
}
