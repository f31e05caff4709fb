import { showError } from "../dataverse/errors";
import { savePanel, sellersGrid } from "../form/sellerpanelcontrol";
import { textsOf } from "../texts";

/**
 * Saves what the person has changed, on the form and in the seller panel, as a command works on what is stored, and a closed
 * opportunity takes no change of its sellers. Answers false where something can't be saved, and says why.
 */
export async function saveChanges(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<boolean> {
  if (!(await saveForm(form))) {
    return false;
  }

  if (await savePanel(form)) {
    return true;
  }

  await showError(xrm, new Error(textsOf(xrm)("Panel_NotSaved")));
  return false;
}

async function saveForm(form: Xrm.FormContext): Promise<boolean> {
  if (!form.data.getIsDirty()) {
    return true;
  }

  try {
    await form.data.save();
    return true;
  } catch {
    // The form itself shows what must be mended.
    return false;
  }
}

/** Shows what is stored now: on the form, and in its list of sellers, whose amounts may have changed along. */
export async function readAgain(form: Xrm.FormContext): Promise<void> {
  await form.data.refresh(false);
  sellersGrid(form)?.refresh();
}

/** Does it behind the platform's progress indicator, shows a failure in the platform's dialog, and reads the form again after success. */
export async function runOnForm(xrm: Xrm.XrmStatic, form: Xrm.FormContext, run: () => Promise<unknown>): Promise<void> {
  xrm.Utility.showProgressIndicator(textsOf(xrm)("Progress_Saving"));
  try {
    await run();
    await readAgain(form);
  } catch (failed) {
    await showError(xrm, failed);
  } finally {
    xrm.Utility.closeProgressIndicator();
  }
}
