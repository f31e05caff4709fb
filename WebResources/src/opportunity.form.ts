import { opportunity } from "./dataverse/names";
import { choiceOn, isLost } from "./form/rejection";
import { handOver, refreshPanel, sellersGrid } from "./form/sellerpanelcontrol";
import { ShareSum } from "./form/sharesum";

/** What decides who is a seller and what a share is in money. */
const decidesShares = [opportunity.estimatedValue, opportunity.actualValue, opportunity.currency, opportunity.owner];

/** Tells the sum of the shares, shows Rejection only where it belongs, and keeps list and panel of the sellers up to date. */
export function onLoad(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  const sum = new ShareSum(Xrm, form);
  const sellersChanged = () => {
    void sum.tell();
    void refreshPanel(form);
  };
  const listenToList = () => {
    const grid = sellersGrid(form);
    grid?.removeOnLoad(sellersChanged);
    grid?.addOnLoad(sellersChanged);
  };

  showRejection(form);
  for (const column of [opportunity.state, opportunity.status]) {
    form.getAttribute(column)?.addOnChange(() => showRejection(form));
  }

  listenToList();
  form.data.addOnLoad(() => {
    showRejection(form);
    sellersChanged();
  });
  refreshAfterSave(form, sum);
  form.ui.tabs.get("tab_summary")?.addTabStateChange(() => {
    listenToList();
    void handOver(Xrm, form);
  });
  void sum.tell();
  void handOver(Xrm, form);
}

function showRejection(form: Xrm.FormContext): void {
  const isVisible = isLost(choiceOn(form, opportunity.state), choiceOn(form, opportunity.status));
  form.getControl<Xrm.Controls.StandardControl>(opportunity.rejection)?.setVisible(isVisible);
}

/** The server computes sellers and amounts along with the save; list and panel show what they were before. */
function refreshAfterSave(form: Xrm.FormContext, sum: ShareSum): void {
  let isOutOfDate = false;
  form.data.entity.addOnSave(() => {
    const isNew = form.data.entity.getId() === "";
    isOutOfDate = isNew || decidesShares.some((column) => form.getAttribute(column)?.getIsDirty());
  });
  form.data.entity.addOnPostSave((context) => {
    if (!context.getEventArgs().getIsSaveSuccess()) {
      return;
    }

    void sum.tell();
    if (isOutOfDate) {
      sellersGrid(form)?.refresh();
      void refreshPanel(form);
    }
  });
}
