import { opportunity } from "./dataverse/names";
import { choiceOn, isLost } from "./form/rejection";
import { followSellers } from "./form/sellerscontrol";

/** Shows Rejection only where it belongs, and keeps the control of the sellers told. */
export function onLoad(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  const showRejection = () => {
    const isVisible = isLost(choiceOn(form, opportunity.state), choiceOn(form, opportunity.status));
    form.getControl<Xrm.Controls.StandardControl>(opportunity.rejection)?.setVisible(isVisible);
  };

  showRejection();
  for (const column of [opportunity.state, opportunity.status]) {
    form.getAttribute(column)?.addOnChange(showRejection);
  }

  form.data.addOnLoad(showRejection);
  followSellers(form);
}
