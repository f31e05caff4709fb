import type { OpportunityShares } from "../dataverse/opportunityshares";
import type { Texts } from "../texts";
import type { Message } from "../ui/messagebar";
import type { Access } from "./access";

/** What is to be told as long as the opportunity is as it is. */
export function standingMessage(texts: Texts, access: Access, shares: OpportunityShares | null, sellers: number): Message | null {
  const info = (text: string): Message => ({ intent: "info", text });
  if (access === "unsaved") {
    return info(texts("Panel_Unsaved"));
  }

  if (!shares) {
    return null;
  }

  if (!shares.isOpen) {
    return info(texts("Panel_Closed"));
  }

  if (access === "readOnly") {
    return info(texts("Panel_ReadOnly"));
  }

  return sellers === 0 ? info(texts("Panel_NoSellers")) : null;
}
