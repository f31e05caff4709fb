import { normalId } from "../dataverse/ids";
import { opportunity, state } from "../dataverse/names";
import { choiceOn } from "../form/rejection";

/** What the enable rules of the commands ask about the opportunity on the form. */

/** Saved and open. */
export function isOpen(form: Xrm.FormContext): boolean {
  return isSaved(form) && stateOf(form) === state.open;
}

/** Won, lost or expired. */
export function isClosed(form: Xrm.FormContext): boolean {
  return isSaved(form) && stateOf(form) !== state.open;
}

/** Open, with somebody to share with. Where the form does not show the number of sellers, that is left to the server. */
export function canSplit(form: Xrm.FormContext): boolean {
  const sellers = form.getAttribute<Xrm.Attributes.NumberAttribute>(opportunity.sellerCount)?.getValue();
  return isOpen(form) && (sellers ?? 2) > 1;
}

function isSaved(form: Xrm.FormContext): boolean {
  return normalId(form.data.entity.getId()) !== "";
}

/** A form without the column Status is disabled when the opportunity is closed. */
function stateOf(form: Xrm.FormContext): number {
  const disabled = 4;
  return choiceOn(form, opportunity.state) ?? ((form.ui.getFormType() as number) === disabled ? state.won : state.open);
}
