import { normalId } from "../dataverse/ids";
import type { StoredShare } from "../dataverse/opportunityshares";
import type { SellerDraft } from "../shares/draft";
import { whole, type Hundredths } from "../shares/percent";
import { batchShares, ownerChanged } from "../shares/rules";

/** A seller as the closing will keep them (P24). */
export interface SellerToFreeze {
  name: string;
  percent: Hundredths;
}

/** What the opportunity's form holds until it is saved. */
export interface UnsavedForm {
  /** The sellers' draft (U1); null where they are as stored. */
  draft: SellerDraft | null;
  /** The owner, if a person; null for a team. */
  owner: { id: string; name: string } | null;
  isOwnerChanged: boolean;
}

/** Ids of users whom the draft adds to those that are stored. */
export function addedPeople({ draft }: UnsavedForm, stored: readonly StoredShare[]): string[] {
  const known = new Set(stored.map((share) => share.sellerId));
  return (draft?.sellers ?? []).map(({ seller }) => normalId(seller ?? "")).filter((id) => id !== "" && !known.has(id));
}

/** The sellers after the form is saved: the rules' answer to what it holds, which the closing then keeps (U5). */
export function sellersToFreeze(form: UnsavedForm, stored: readonly StoredShare[], names: ReadonlyMap<string, string>): SellerToFreeze[] {
  const { draft, owner } = form;
  if (draft) {
    return draft.sellers.length === 0 ? ownerAlone(owner) : ofDraft(draft, stored, names);
  }

  const rule = form.isOwnerChanged ? ownerChanged(stored, owner !== null) : null;
  return rule === "P15" || rule === "P16" ? ownerAlone(owner) : stored.map(({ name, percent }) => ({ name, percent }));
}

/** P14 to P16. */
function ownerAlone(owner: UnsavedForm["owner"]): SellerToFreeze[] {
  return owner ? [{ name: owner.name, percent: whole }] : [];
}

/** U3 and P9: what the draft states stands, and so does what others have stored meanwhile of what it does not state. */
function ofDraft({ from, sellers }: SellerDraft, stored: readonly StoredShare[], names: ReadonlyMap<string, string>): SellerToFreeze[] {
  const isSame = (share: StoredShare, row: string | null, seller: string | null) =>
    row === null ? share.sellerId === normalId(seller ?? "") : share.shareId === normalId(row);
  const rows = sellers.map(({ row, seller, percent, isFixed }) => {
    const id = normalId(seller ?? "");
    const base = from.find((each) => (row === null ? normalId(each.seller ?? "") === id : normalId(each.row) === normalId(row)));
    const known = stored.find((share) => (base ? isSame(share, base.row, base.seller) : isSame(share, row, seller)));
    const isOwn = percent !== null && percent !== base?.percent;
    const isTheirs = known !== undefined && base !== undefined && known.percent !== base.percent;
    return {
      name: names.get(id) ?? stored.find((share) => share.sellerId === id)?.name ?? known?.name ?? "",
      isFixed: isFixed ?? known?.isFixed ?? false,
      given: isTheirs && !isOwn ? known.percent : percent,
      before: known?.percent ?? null,
      isGone: base !== undefined && known === undefined,
    };
  });
  const others = stored
    .filter((share) => ![...from, ...sellers].some(({ row, seller }) => isSame(share, row, seller)))
    .map(({ name, isFixed, percent }) => ({ name, isFixed, given: percent, before: percent }));
  const all = [...rows.filter(({ isGone }) => !isGone), ...others];
  // New free sellers without a percentage share the rest with the old ones, as in a whole set.
  const isNumberGiven = all.some(({ given }) => (given ?? 0) > 0);
  const percents = batchShares(all.map(({ isFixed, given, before }) => ({ isFixed, given, before: before ?? (isNumberGiven && !isFixed ? 0 : null) })));
  return all.map(({ name }, index) => ({ name, percent: percents[index] ?? 0 }));
}
