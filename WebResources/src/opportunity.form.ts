import { opportunity, state } from "./dataverse/names";
import { followCustomer } from "./form/customercurrency";
import { choiceOn, isLost } from "./form/rejection";
import { handOver, refreshPanel, sellersGrid } from "./form/sellerpanelcontrol";
import { ShareSum } from "./form/sharesum";

/** What decides who is a seller and what a share is in money. */
const decidesShares = [opportunity.estimatedValue, opportunity.actualValue, opportunity.currency, opportunity.owner];

/** Tells the sum of the shares, shows of an outcome what there is, and keeps list and panel of the sellers up to date. */
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

  followCustomer(Xrm, form);
  showOutcome(form);
  for (const column of [opportunity.state, opportunity.status]) {
    form.getAttribute(column)?.addOnChange(() => showOutcome(form));
  }

  listenToList();
  form.data.addOnLoad(() => {
    showOutcome(form);
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

/** Of the quick create form, which has none of the rest. */
export function onLoadQuickCreate(executionContext: Xrm.Events.EventContext): void {
  followCustomer(Xrm, executionContext.getFormContext());
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
