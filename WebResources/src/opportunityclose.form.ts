import { opportunityClose } from "./dataverse/names";
import { readStates } from "./dataverse/status";
import { choiceOn, isLost } from "./form/rejection";

/** The form that closes an opportunity: Rejection only for a lost one, and only the state it is closed with and its status reasons. */
export function onLoad(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  presetDate(form);
  showRejection(form);
  for (const column of [opportunityClose.state, opportunityClose.status]) {
    form.getAttribute(column)?.addOnChange(() => showRejection(form));
  }

  void offerState(form);
}

/** A hidden reason would be refused by the server, so it goes. */
function showRejection(form: Xrm.FormContext): void {
  const isVisible = isLost(choiceOn(form, opportunityClose.state), choiceOn(form, opportunityClose.status));
  form.getControl<Xrm.Controls.StandardControl>(opportunityClose.rejection)?.setVisible(isVisible);
  const rejection = form.getAttribute<Xrm.Attributes.OptionSetAttribute>(opportunityClose.rejection);
  if (!isVisible && rejection?.getValue() !== null) {
    rejection?.setValue(null);
  }
}

/** A date is the one column that can't be handed over in every user's format. */
function presetDate(form: Xrm.FormContext): void {
  const closed = form.getAttribute<Xrm.Attributes.DateAttribute>(opportunityClose.actualEnd);
  if (closed?.getValue() === null) {
    closed.setValue(new Date());
  }
}

/** The choices on this table hold all states, Open too, and the reasons of all of them; the command has said which state it is. */
async function offerState(form: Xrm.FormContext): Promise<void> {
  const stateCode = choiceOn(form, opportunityClose.state);
  if (stateCode !== null) {
    offerOnly(form, opportunityClose.state, [stateCode]);
    offerOnly(form, opportunityClose.status, (await readStates(Xrm)).getStatusValuesForState(stateCode));
  }
}

function offerOnly(form: Xrm.FormContext, column: string, allowed: readonly number[]): void {
  const control = form.getControl<Xrm.Controls.OptionSetControl>(column);
  for (const option of control?.getAttribute().getOptions() ?? []) {
    if (!allowed.includes(option.value)) {
      control?.removeOption(option.value);
    }
  }
}
