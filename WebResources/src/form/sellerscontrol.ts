import { runOnForm } from "../commands/saved";
import { restoreShares } from "../dataverse/actions";
import { showError } from "../dataverse/errors";
import { normalId } from "../dataverse/ids";
import { opportunity } from "../dataverse/names";
import { isReasonRequired } from "../dataverse/settings";
import { textsOf } from "../texts";
import { formWanted, type FormFacts, type SellersLink } from "./sellerslink";

const problem = "opps_sellers_problem";

/** What the control of the sellers is told of. */
const told = [opportunity.owner, opportunity.estimatedValue, opportunity.currency];

/** A code component on a form, with the event handlers that @types/xrm doesn't know yet. */
interface CodeComponent {
  addEventHandler(event: string, handler: (link: SellersLink) => void): void;
}

/**
 * Tells the control of the sellers what the form shows, and keeps the form from being saved while something typed there can't be
 * read. The platform may take the control away and make another, on a change of tab for one: the newest is told.
 * @returns Tells it of what the form raises no event for.
 */
export function followSellers(xrm: Xrm.XrmStatic, form: Xrm.FormContext): () => void {
  let link: SellersLink | null = null;
  const undo = (changeId: string) => undoChange(xrm, form, changeId);
  const tell = () => link?.tell({ ...factsOf(form), undo });
  const control = form.getControl(opportunity.sellerDraft) as unknown as CodeComponent | null;
  control?.addEventHandler(formWanted, (offered) => {
    link = offered;
    tell();
  });
  for (const column of told) {
    form.getAttribute(column)?.addOnChange(tell);
  }

  // Also what a command has made of the opportunity, which may have happened in the same second as the save before it.
  form.data.addOnLoad(() => {
    tell();
    link?.readAgain();
  });
  form.data.entity.addOnSave((context: Xrm.Events.SaveEventContext) => {
    const said = link?.problem ?? null;
    if (said === null) {
      form.ui.clearFormNotification(problem);
    } else {
      context.getEventArgs().preventDefault();
      form.ui.setFormNotification(said, "ERROR", problem);
    }
  });
  form.data.entity.addOnPostSave((context) => {
    // Refused, perhaps because somebody else was first.
    if (!context.getEventArgs().getIsSaveSuccess()) {
      link?.refresh();
    }
  });
  return tell;
}

/** What isn't saved is neither lost by it nor a part of what it undoes. */
async function undoChange(xrm: Xrm.XrmStatic, form: Xrm.FormContext, changeId: string): Promise<void> {
  if (form.data.getIsDirty()) {
    await showError(xrm, textsOf(xrm)("History_Unsaved"));
  } else {
    // Where a reason is asked for, that it is undone is one.
    const note = async () => ((await isReasonRequired(xrm)) ? textsOf(xrm)("Panel_Undo") : null);
    await runOnForm(xrm, form, async () => restoreShares(xrm, normalId(form.data.entity.getId()), changeId, true, await note()));
  }
}

function factsOf(form: Xrm.FormContext): Omit<FormFacts, "undo"> {
  const owner = lookupOn(form, opportunity.owner);
  const currency = lookupOn(form, opportunity.currency);
  const isAsStored = ![opportunity.estimatedValue, opportunity.currency].some((column) => form.getAttribute(column)?.getIsDirty());
  return {
    owner: owner?.entityType === "systemuser" ? { id: normalId(owner.id), name: owner.name ?? "" } : null,
    isOwnerChanged: form.getAttribute(opportunity.owner)?.getIsDirty() ?? false,
    amount: isAsStored ? null : { value: numberOn(form, opportunity.estimatedValue), currencyId: normalId(currency?.id ?? "") },
  };
}

function lookupOn(form: Xrm.FormContext, column: string): Xrm.LookupValue | undefined {
  return form.getAttribute<Xrm.Attributes.LookupAttribute>(column)?.getValue()?.[0];
}

function numberOn(form: Xrm.FormContext, column: string): number | null {
  return form.getAttribute<Xrm.Attributes.NumberAttribute>(column)?.getValue() ?? null;
}
