import { showError } from "../dataverse/errors";
import { textsOf } from "../texts";

/**
 * Saves what the person has changed on the form, its sellers included, as a command works on what is stored. Answers false where
 * something can't be saved, which the form shows.
 */
export async function saveChanges(form: Xrm.FormContext): Promise<boolean> {
  if (!form.data.getIsDirty()) {
    return true;
  }

  try {
    await form.data.save();
    return true;
  } catch {
    return false;
  }
}

/** Shows what is stored now. */
export async function readAgain(form: Xrm.FormContext): Promise<void> {
  await form.data.refresh(false);
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
