import type { StoredShare } from "../dataverse/opportunityshares";
import { draftOf } from "../shares/draft";
import { sellersOf } from "./drafttext";
import type { FormState, SellerEditorHost } from "./editorhost";
import { ownerWithAll, type Sellers } from "./edits";

/** The draft that the field holds at the start, as it was before the control was taken away; null where there is none. */
export async function restored(
  host: SellerEditorHost,
  stored: readonly StoredShare[],
  owner: FormState["owner"],
): Promise<{ from: StoredShare[]; sellers: Sellers } | null> {
  const draft = host.initialDraft === null ? null : draftOf(host.initialDraft);
  if (!draft) {
    return null;
  }

  const known = new Map(stored.map((share) => [share.sellerId, share.name]));
  const ids = [...draft.sellers, ...draft.from].map(({ seller }) => seller).filter((id): id is string => id !== null);
  const names = new Map<string, string>();
  for (const id of Array.from(new Set(ids))) {
    names.set(id, known.get(id) ?? (await host.nameOf(id)));
  }

  const from = draft.from.map(({ row, seller, percent, isFixed }) => ({
    shareId: row,
    sellerId: seller,
    name: names.get(seller ?? "") ?? stored.find((share) => share.shareId === row)?.name ?? "",
    percent,
    isFixed,
  }));
  const sellers = sellersOf(draft, from, names);
  const own = from.find((share) => share.sellerId === owner?.id);
  return { from, sellers: sellers.length === 0 && owner ? [ownerWithAll(owner, own?.shareId ?? null)] : sellers };
}
