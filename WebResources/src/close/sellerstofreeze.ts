import { normalId } from "../dataverse/ids";
import type { StoredShare } from "../dataverse/opportunityshares";
import type { SellerDraft } from "../shares/draft";
import { sellersOf } from "../panel/drafttext";
import { merged } from "../panel/merge";
import { whole, type Hundredths } from "../shares/percent";
import { ownerChanged } from "../shares/rules";

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

  const rule = form.isOwnerChanged ? ownerChanged(stored, owner !== null).rule : null;
  return rule === "P15" || rule === "P16" ? ownerAlone(owner) : stored.map(({ name, percent }) => ({ name, percent }));
}

/** P14 to P16. */
function ownerAlone(owner: UnsavedForm["owner"]): SellerToFreeze[] {
  return owner ? [{ name: owner.name, percent: whole }] : [];
}

/** U3 and P9: as the editor shows it: what the draft states, over what is stored by now. */
function ofDraft(draft: SellerDraft, stored: readonly StoredShare[], names: ReadonlyMap<string, string>): SellerToFreeze[] {
  const id = (text: string | null) => (text === null ? null : normalId(text));
  const from = draft.from.map((each) => ({ ...each, row: normalId(each.row), seller: id(each.seller) }));
  const sellers = draft.sellers.map((each) => ({ ...each, row: id(each.row), seller: id(each.seller) }));
  const base = from.map(({ row, seller, percent, isFixed }) => ({ shareId: row, sellerId: seller, name: "", percent, isFixed }));
  const known = new Map([...stored.map(({ sellerId, name }) => [sellerId ?? "", name] as const), ...names]);
  const mine = sellersOf({ from, sellers }, stored, known);
  // In the order of the draft; whom others have added comes last.
  const place = (key: string) => (mine.some((share) => share.key === key) ? mine.findIndex((share) => share.key === key) : mine.length);
  return [...merged(base, mine, stored).sellers].sort((a, b) => place(a.key) - place(b.key)).map(({ name, percent }) => ({ name, percent }));
}
