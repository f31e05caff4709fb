import { loseOpportunity } from "../dataverse/actions";
import { showError } from "../dataverse/errors";
import { normalId } from "../dataverse/ids";
import { expired, forms, opportunity, opportunityClose, state } from "../dataverse/names";
import { readStates } from "../dataverse/status";
import { textsOf } from "../texts";
import { runOnForm, saveChanges } from "./saved";

/** Opens the form that closes the opportunity; saving it there closes it, with its rejection reason in one transaction (O4). */
export async function close(xrm: Xrm.XrmStatic, form: Xrm.FormContext, stateCode: 1 | 2): Promise<void> {
  if (!(await saveChanges(form))) {
    return;
  }

  try {
    const { savedEntityReference } = await xrm.Navigation.openForm(
      {
        entityName: opportunityClose.table,
        useQuickCreateForm: true,
        formId: forms.closeOpportunity,
        createFromEntity: form.data.entity.getEntityReference(),
      },
      await closingParameters(xrm, form, stateCode),
    );
    if (savedEntityReference.length > 0) {
      await form.data.refresh(false);
    }
  } catch (failed) {
    await showError(xrm, failed);
  }
}

/** Asks, then closes as lost with the one status reason that says expired. */
export async function expire(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void> {
  const texts = textsOf(xrm);
  const strings = { title: texts("Expire_Title"), text: texts("Expire_Text"), confirmButtonLabel: texts("Expire_Confirm"), cancelButtonLabel: texts("Dialog_Cancel") };
  if ((await saveChanges(form)) && (await isConfirmed(xrm, strings))) {
    const { id, name = "" } = form.data.entity.getEntityReference();
    await runOnForm(xrm, form, texts("Progress_Saving"), () => loseOpportunity(xrm, normalId(id), expired, texts("Close_SubjectExpired", name)));
  }
}

/** Asks, then opens the opportunity again with the state's own status reason. */
export async function reopen(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void> {
  const texts = textsOf(xrm);
  const strings = { title: texts("Reopen_Title"), text: texts("Reopen_Text"), confirmButtonLabel: texts("Reopen_Confirm"), cancelButtonLabel: texts("Dialog_Cancel") };
  if (await isConfirmed(xrm, strings)) {
    await runOnForm(xrm, form, texts("Progress_Saving"), async () => {
      const status = (await readStates(xrm)).getDefaultStatus(state.open);
      const changes = { [opportunity.state]: state.open, [opportunity.status]: status };
      await xrm.WebApi.updateRecord(opportunity.table, normalId(form.data.entity.getId()), changes);
    });
  }
}

export async function isConfirmed(xrm: Xrm.XrmStatic, strings: Xrm.Navigation.ConfirmStrings): Promise<boolean> {
  return (await xrm.Navigation.openConfirmDialog(strings)).confirmed;
}

/** Won is closed with the expected amount, in the opportunity's currency: the platform refuses another. */
async function closingParameters(xrm: Xrm.XrmStatic, form: Xrm.FormContext, stateCode: 1 | 2): Promise<Xrm.Utility.OpenParameters> {
  const { id, name = "" } = form.data.entity.getEntityReference();
  const status = (await readStates(xrm)).getDefaultStatus(stateCode);
  const currency = form.getAttribute<Xrm.Attributes.LookupAttribute>(opportunity.currency)?.getValue()?.[0];
  const estimate = form.getAttribute<Xrm.Attributes.NumberAttribute>(opportunity.estimatedValue)?.getValue() ?? null;
  return {
    [opportunityClose.opportunity]: normalId(id),
    [`${opportunityClose.opportunity}name`]: name,
    [opportunityClose.state]: String(stateCode),
    [opportunityClose.status]: String(status),
    [opportunityClose.subject]: textsOf(xrm)(stateCode === state.won ? "Close_SubjectWon" : "Close_SubjectLost", name),
    ...(currency && { [opportunity.currency]: normalId(currency.id), [`${opportunity.currency}name`]: currency.name ?? "" }),
    ...(stateCode === state.won && estimate !== null && { [opportunityClose.actualRevenue]: String(estimate) }),
  };
}
