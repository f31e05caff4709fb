import type { StoredShare } from "../dataverse/opportunityshares";
import { draftText, type DraftSeller, type SellerDraft } from "../shares/draft";
import { whole } from "../shares/percent";
import type { EditedShare, Sellers } from "./edits";

/**
 * What the form saves. Each percentage is stated, so that what is stored is what was seen; but an owner whom a rule brought back is
 * left to the rule (P14).
 */
export function textOfDraft(from: readonly StoredShare[], sellers: Sellers): string {
  return draftText({
    from: from.map(({ shareId, sellerId, percent, isFixed }) => ({ row: shareId, seller: sellerId, percent, isFixed })),
    sellers: isOwnerBack(sellers) ? [] : sellers.map((share) => draftSeller(share, from)),
  });
}

function isOwnerBack(sellers: Sellers): boolean {
  const [only, ...others] = sellers;
  return !only || (others.length === 0 && only.isByRule === true && !only.isFixed && only.percent === whole);
}

/** The row is named where the person on it doesn't tell which it is. */
function draftSeller({ shareId, sellerId, percent, isFixed }: EditedShare, from: readonly StoredShare[]): DraftSeller {
  const isHisRow = sellerId !== null && from.find((share) => share.shareId === shareId)?.sellerId === sellerId;
  return { row: isHisRow ? null : shareId, seller: sellerId, percent, isFixed };
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
