import { loseOpportunity } from "../dataverse/actions";
import { showError } from "../dataverse/errors";
import { normalId } from "../dataverse/ids";
import { expired, forms, opportunity, opportunityClose, state } from "../dataverse/names";
import { readStates } from "../dataverse/status";
import { textsOf } from "../texts";
import { isConfirmed } from "./confirming";
import { readAgain, runOnForm, saveChanges } from "./saved";

/** Opens the form that closes the opportunity; saving it there closes it, with its rejection reason in one transaction (O4). */
export async function close(xrm: Xrm.XrmStatic, form: Xrm.FormContext, stateCode: 1 | 2): Promise<void> {
  if (!(await saveChanges(form))) {
    return;
  }

  try {
    const answer = (await xrm.Navigation.openForm(
      {
        entityName: opportunityClose.table,
        useQuickCreateForm: true,
        formId: forms.closeOpportunity,
        createFromEntity: form.data.entity.getEntityReference(),
      },
      await closingParameters(xrm, form, stateCode),
    )) as Partial<Xrm.Navigation.OpenFormResult> | undefined;
    // A form that was left without saving answers nothing.
    if (answer?.savedEntityReference) {
      await readAgain(form);
    }
  } catch (failed) {
    await showError(xrm, failed);
  }
}

/** Asks, then closes as lost with the one status reason that says expired. */
export async function expire(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void> {
  if ((await saveChanges(form)) && (await isConfirmed(xrm, "Expire_Title", "Expire_Text", "Expire_Confirm"))) {
    const { id, name = "" } = form.data.entity.getEntityReference();
    const subject = textsOf(xrm)("Close_SubjectExpired", name);
    await runOnForm(xrm, form, () => loseOpportunity(xrm, normalId(id), expired, subject));
  }
}

/** Asks, then opens the opportunity again with the state's own status reason. */
export async function reopen(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void> {
  if (await isConfirmed(xrm, "Reopen_Title", "Reopen_Text", "Reopen_Confirm")) {
    await runOnForm(xrm, form, async () => {
      const status = (await readStates(xrm)).getDefaultStatus(state.open);
      const changes = { [opportunity.state]: state.open, [opportunity.status]: status };
      await xrm.WebApi.updateRecord(opportunity.table, normalId(form.data.entity.getId()), changes);
    });
  }
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
