import { splitSellerSharesEqually } from "../dataverse/actions";
import { normalId } from "../dataverse/ids";
import { isConfirmed } from "./confirming";
import { runOnForm, saveChanges } from "./saved";

/** Asks, then saves what the person has changed and lets the free sellers share evenly what the fixed ones leave. */
export async function splitEvenly(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void> {
  if ((await isConfirmed(xrm, "Split_Title", "Split_Text", "Panel_Split")) && (await saveChanges(form))) {
    await runOnForm(xrm, form, () => splitSellerSharesEqually(xrm, normalId(form.data.entity.getId())));
  }
}
