import type { StoredShare } from "../dataverse/opportunityshares";
import { isAdded, isChanged, isMoved, isRemoved, movesOf, type Move } from "../journal/moves";
import { draftOf, type SellerDraft } from "../shares/draft";

/** What a save has changed that nobody stated: whom the rules have moved. */
export interface Unasked {
  before: StoredShare[];
  after: StoredShare[];
}

/** @param sent The text of the draft that was saved; null where there was none, and then all of it was the rules'. */
export function unaskedMoves(before: readonly StoredShare[], after: readonly StoredShare[], sent: string | null): Unasked {
  const draft = sent === null ? null : draftOf(sent);
  const moves = movesOf(before, after).filter((move) => isMoved(move) && !(draft && isStated(move, draft)));
  const known = (share: StoredShare | null): share is StoredShare => share !== null;
  return { before: moves.map((move) => move.before).filter(known), after: moves.map((move) => move.after).filter(known) };
}

/** Who is in the draft was added by it, and is moved by it where it says how much; who isn't was removed by it. */
function isStated(move: Move, draft: SellerDraft): boolean {
  const share = move.after ?? move.before;
  const own = draft.sellers.find(({ row, seller }) => (seller === null ? row === share?.shareId : seller === share?.sellerId));
  return isRemoved(move) ? !own : own !== undefined && (isAdded(move) || !isChanged(move) || own.percent !== null);
}
