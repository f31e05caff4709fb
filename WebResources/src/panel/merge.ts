import type { StoredShare } from "../dataverse/opportunityshares";
import { decided, isMovedByRule, isSame, untouched, type EditedShare, type Sellers } from "./edits";

/** One seller whom both have changed, each in another way. */
export interface Collision {
  key: string;
  name: string;
  /** As stored when the person began; null where both have added them. */
  base: StoredShare | null;
  /** As stored now; null where they were taken away. */
  theirs: StoredShare | null;
}

export interface Merged {
  /** The person's own set over what is stored now; what collides is as the person has it. */
  sellers: Sellers;
  collisions: readonly Collision[];
}

/**
 * U3: what the person did to the sellers as they were, done to the sellers as they are now. A share that only a rule has moved is
 * nobody's word: the rules decide on it anew.
 */
export function merged(base: readonly StoredShare[], mine: Sellers, theirs: readonly StoredShare[]): Merged {
  const collisions: Collision[] = [];
  const sellers: EditedShare[] = [];
  const kept = new Set<string>();

  function collide({ name, key }: EditedShare, before: StoredShare | null, now: StoredShare | null): void {
    collisions.push({ key, name, base: before, theirs: now });
  }

  for (const now of theirs) {
    const before = base.find((each) => each.shareId === now.shareId) ?? null;
    const own = mine.find((each) => isOf(each, now)) ?? null;
    if (own) {
      kept.add(own.key);
    }

    if (!own && before) {
      if (!isSameStored(before, now)) {
        collide(untouched(now), before, now);
      }
    } else if (!own) {
      sellers.push(untouched(now));
    } else if (collides(own, before, now)) {
      collide(own, before, now);
      sellers.push(own);
    } else {
      sellers.push(both(own, before, now));
    }
  }

  for (const own of mine.filter((each) => !kept.has(each.key))) {
    const before = base.find((each) => each.shareId === own.shareId) ?? null;
    if (before === null) {
      sellers.push(own);
    } else if (isOwnWord(own, before)) {
      collide(own, before, null);
      sellers.push(own);
    }
  }

  const isAllTheirs = isSame(sellers, theirs.map(untouched));
  return { sellers: isAllTheirs ? sellers : decided(sellers).sellers, collisions };
}

/**
 * A set was saved, and the person has gone on since: what they have done to the sellers as that save left them. Their own save is
 * nobody's that could collide.
 * @param saved As it was sent. @param stored As it is stored now, with what others have added.
 */
export function goneOn(mine: Sellers, saved: Sellers, stored: readonly StoredShare[]): { base: StoredShare[]; mine: Sellers } {
  const base: StoredShare[] = [];
  for (const row of stored) {
    const own = saved.find((share) => isSamePerson(share, row));
    if (own) {
      base.push({ ...row, percent: own.percent, isFixed: own.isFixed });
    }
  }

  const goingOn = mine.map((share) => {
    const row = base.find((each) => isSamePerson(share, each));
    return row ? { ...share, shareId: row.shareId, before: row.percent, given: share.percent === row.percent ? null : share.percent } : share;
  });
  return { base, mine: goingOn };
}

/** The sellers that a person knew of: as they were, but for what they have done themselves, which is no news to them. */
export function known(base: readonly StoredShare[], mine: Sellers, theirs: readonly StoredShare[]): StoredShare[] {
  const isOwnDoing = (now: StoredShare) => mine.some((own) => isOf(own, now) && own.percent === now.percent && own.isFixed === now.isFixed);
  const isGone = ({ shareId }: StoredShare) => !theirs.some((now) => now.shareId === shareId) && !mine.some((own) => own.shareId === shareId);
  const own = theirs.filter(isOwnDoing);
  return [...base.filter((row) => !isGone(row) && !own.some(({ shareId }) => shareId === row.shareId)), ...own];
}

/** Whether it still stands between the two. */
export function isOpen({ key, theirs }: Collision, sellers: Sellers): boolean {
  const own = sellers.find((share) => share.key === key);
  return !own || !theirs ? own !== undefined || theirs !== null : own.percent !== theirs.percent || own.isFixed !== theirs.isFixed;
}

/** Theirs, in the person's set. */
export function withTheirs(sellers: Sellers, { key, theirs }: Collision, stored: readonly StoredShare[]): Sellers {
  if (theirs === null) {
    return sellers.filter((share) => share.key !== key);
  }

  if (sellers.some((share) => share.key === key)) {
    return sellers.map((share) => (share.key === key ? untouched(theirs) : share));
  }

  return inStoredOrder([...sellers, untouched(theirs)], stored);
}

/** The person's own, on the row that is there now, or on a new one. */
export function withMine(sellers: Sellers, { key, theirs }: Collision): Sellers {
  return sellers.map((share) =>
    share.key === key
      ? { ...share, shareId: theirs?.shareId ?? null, before: theirs ? theirs.percent : null, given: share.percent }
      : share,
  );
}

/** What a draft of this set is made from: where a collision is open, what the person saw when they began, so that it is refused. */
export function madeFrom(stored: readonly StoredShare[], open: readonly Collision[]): StoredShare[] {
  const taken = open.filter(({ theirs }) => theirs === null).map(({ base }) => base);
  const rows = stored.map((share) => {
    const collision = open.find(({ theirs }) => theirs?.shareId === share.shareId);
    return collision ? collision.base : share;
  });
  return [...rows, ...taken].filter((share): share is StoredShare => share !== null);
}

function inStoredOrder(sellers: Sellers, stored: readonly StoredShare[]): Sellers {
  const place = ({ shareId }: EditedShare) => (shareId === null ? stored.length : stored.findIndex((share) => share.shareId === shareId));
  return sellers.map((share, index) => ({ share, index })).sort((a, b) => place(a.share) - place(b.share) || a.index - b.index).map(({ share }) => share);
}

function isSamePerson(own: EditedShare, row: StoredShare): boolean {
  return own.sellerId === null ? own.shareId === row.shareId : own.sellerId === row.sellerId;
}

function isOf(own: EditedShare, now: StoredShare): boolean {
  return own.shareId === null ? own.sellerId === now.sellerId : own.shareId === now.shareId;
}

function collides(own: EditedShare, before: StoredShare | null, now: StoredShare): boolean {
  if (before === null) {
    return own.given !== null && own.percent !== now.percent;
  }

  const bothGave = isOwnPercent(own, before) && before.percent !== now.percent && own.percent !== now.percent;
  const bothHanded = own.sellerId !== before.sellerId && before.sellerId !== now.sellerId && own.sellerId !== now.sellerId;
  return bothGave || bothHanded;
}

/** Column by column: whichever of the two changed it. */
function both(own: EditedShare, before: StoredShare | null, now: StoredShare): EditedShare {
  if (before === null) {
    return untouched(now);
  }

  const seller = own.sellerId === before.sellerId ? now : own;
  const isTheirs = before.percent !== now.percent && !isOwnPercent(own, before);
  const percent = !isTheirs ? own : { percent: now.percent, given: null, before: now.percent };
  const { isFixed } = own.isFixed === before.isFixed ? now : own;
  return {
    key: seller.sellerId ?? now.shareId,
    shareId: now.shareId,
    sellerId: seller.sellerId,
    name: seller.name,
    isFixed,
    percent: percent.percent,
    given: percent.given,
    before: percent.before,
  };
}

function isOwnWord(own: EditedShare, before: StoredShare): boolean {
  return isOwnPercent(own, before) || own.isFixed !== before.isFixed || own.sellerId !== before.sellerId;
}

/** The person has changed it, and not merely a rule because of somebody else. */
function isOwnPercent(own: EditedShare, before: StoredShare): boolean {
  return own.percent !== before.percent && !isMovedByRule(own, before.percent);
}

function isSameStored(a: StoredShare, b: StoredShare): boolean {
  return a.percent === b.percent && a.isFixed === b.isFixed && a.sellerId === b.sellerId;
}
