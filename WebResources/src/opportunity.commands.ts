import { close, reopen as reopenOpportunity } from "./commands/closing";
import { openCustomer, openOpportunity, showsSearch, type SelectedReference } from "./commands/opening";
import { replace } from "./commands/replacing";
import { splitEvenly as split } from "./commands/splitting";
import { takeOver } from "./commands/takingover";
import { showError } from "./dataverse/errors";

export { canSplit, isClosed, isOpen } from "./commands/rules";

/** Commands of the form; the argument is PrimaryControl. */

export function win(form: Xrm.FormContext): Promise<void> {
  return close(Xrm, form, "won");
}

export function lose(form: Xrm.FormContext): Promise<void> {
  return close(Xrm, form, "lost");
}

export function expire(form: Xrm.FormContext): Promise<void> {
  return close(Xrm, form, "expired");
}

export function reopen(form: Xrm.FormContext): Promise<void> {
  return reopenOpportunity(Xrm, form);
}

export function splitEvenly(form: Xrm.FormContext): Promise<void> {
  return split(Xrm, form);
}

export function takeCustomerSellers(form: Xrm.FormContext): Promise<void> {
  return takeOver(Xrm, form);
}

/** Commands of a list; the arguments are SelectedControl and SelectedControlSelectedItemReferences. */

export function replaceSeller(list: Xrm.Controls.GridControl, selected: readonly SelectedReference[]): Promise<void> {
  return replace(Xrm, list, selected);
}

export async function openInCustomer(_list: Xrm.Controls.GridControl, selected: readonly SelectedReference[]): Promise<void> {
  const [reference] = selected;
  if (reference) {
    await openCustomer(Xrm, reference).catch((failed: unknown) => showError(Xrm, failed));
  }
}

/** Stands in for the platform's Mscrm.OpenRecordItem: what a search has found is shown with its customer. */
export async function openRecord(list: Xrm.Controls.GridControl, selected: readonly SelectedReference[]): Promise<void> {
  const [reference] = selected;
  if (reference) {
    const open = showsSearch(list) ? openCustomer : openOpportunity;
    await open(Xrm, reference).catch((failed: unknown) => showError(Xrm, failed));
  }
}
