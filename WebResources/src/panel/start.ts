import type { StoredShare } from "../dataverse/opportunityshares";
import { because, ownerChanged } from "../shares/rules";
import type { FormState } from "./editorhost";
import { ownerWithAll, untouched, type Edit } from "./edits";

/** The sellers as the form's next save would leave them, without anything that is done here: P1, P15 and P16 act by themselves. */
export function startOf(stored: readonly StoredShare[], { opportunityId, owner, isOwnerChanged }: FormState): Edit {
  const sellers = stored.map(untouched);
  if (!owner) {
    return { sellers, reason: null };
  }

  if (opportunityId === null) {
    return { sellers: [ownerWithAll(owner, null)], reason: because("Journal_P1") };
  }

  const reason = isOwnerChanged ? ownerChanged(sellers, true) : null;
  switch (reason?.rule) {
    case "P15":
      return { sellers: [ownerWithAll(owner, sellers[0]?.shareId ?? null)], reason };
    case "P16":
      return { sellers: [ownerWithAll(owner, null)], reason };
    default:
      return { sellers, reason: null };
  }
}
