import { opportunity, state } from "./dataverse/names";
import { followCustomer } from "./form/customercurrency";
import { followHistory } from "./form/historypage";
import { choiceOn, isLost } from "./form/rejection";
import { followSellers } from "./form/sellerscontrol";

/** Shows of an outcome what there is, takes the customer's currency for a new one, and keeps the control and the history of the sellers told. */
export function onLoad(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  const showAgain = () => showOutcome(form);
  showOutcome(form);
  for (const column of [opportunity.state, opportunity.status]) {
    form.getAttribute(column)?.addOnChange(showAgain);
  }

  form.data.addOnLoad(showAgain);
  followCustomer(Xrm, form, followSellers(Xrm, form));
  followHistory(Xrm, form);
}

/** Of the quick create form, which has none of the rest. */
export function onLoadQuickCreate(executionContext: Xrm.Events.EventContext): void {
  followCustomer(Xrm, executionContext.getFormContext(), () => undefined);
}

/** What a closing has left stands after it is opened again, as the platform keeps it; while it is open that is no outcome. */
function showOutcome(form: Xrm.FormContext): void {
  const [stateCode, statusCode] = [choiceOn(form, opportunity.state), choiceOn(form, opportunity.status)];
  show(form, opportunity.rejection, isLost(stateCode, statusCode));
  show(form, opportunity.actualValue, stateCode === null || stateCode === state.won);
  show(form, opportunity.actualCloseDate, stateCode !== state.open);
}

function show(form: Xrm.FormContext, column: string, isVisible: boolean): void {
  form.getControl<Xrm.Controls.StandardControl>(column)?.setVisible(isVisible);
}
