import type { StoredShare } from "../dataverse/opportunityshares";
import { draftText, type DraftSeller, type SellerDraft } from "../shares/draft";
import { whole } from "../shares/percent";
import { isMovedByRule, type EditedShare, type Sellers } from "./edits";

/**
 * What the form saves. What a person gave, and what nobody moved, is stated, so that what is stored is what was seen. What a rule
 * made of it is left to the rule, so that it collides with nobody's word: who was moved (P5), and an owner who came back (P14).
 */
export function textOfDraft(from: readonly StoredShare[], sellers: Sellers, note: string | null = null): string {
  return draftText({
    from: from.map(({ shareId, sellerId, percent, isFixed }) => ({ row: shareId, seller: sellerId, percent, isFixed })),
    sellers: isOwnerBack(sellers) ? [] : sellers.map((share) => draftSeller(share, from)),
    note,
  });
}

function isOwnerBack(sellers: Sellers): boolean {
  const [only, ...others] = sellers;
  return !only || (others.length === 0 && only.isByRule === true && !only.isFixed && only.percent === whole);
}

/** The row is named where the person on it doesn't tell which it is. */
function draftSeller(share: EditedShare, from: readonly StoredShare[]): DraftSeller {
  const base = from.find((each) => each.shareId === share.shareId);
  const isOwnRow = share.sellerId !== null && base?.sellerId === share.sellerId;
  const percent = base && isMovedByRule(share, base.percent) ? null : share.percent;
  return { row: isOwnRow ? null : share.shareId, seller: share.sellerId, percent, isFixed: share.isFixed };
}

/** The set that a draft from earlier wanted, with the names of those who aren't stored. */
export function sellersOf(draft: SellerDraft, stored: readonly StoredShare[], names: ReadonlyMap<string, string>): Sellers {
  return draft.sellers.map(({ row, seller, percent, isFixed }) => {
    const base = draft.from.find((each) => (row === null ? each.seller === seller : each.row === row));
    const known = stored.find((share) => share.shareId === base?.row);
    const before = base?.percent ?? null;
    const sellerId = seller ?? base?.seller ?? null;
    return {
      key: sellerId ?? base?.row ?? "",
      shareId: base?.row ?? null,
      sellerId,
      name: names.get(sellerId ?? "") ?? known?.name ?? "",
      isFixed: isFixed ?? base?.isFixed ?? false,
      percent: percent ?? before ?? 0,
      given: percent === before ? null : percent,
      before,
    };
  });
}
