import { splitSellerSharesEqually } from "../dataverse/actions";
import { normalId } from "../dataverse/ids";
import { sellersGrid } from "../form/sellerpanelcontrol";
import { textsOf } from "../texts";
import { isConfirmed } from "./closing";
import { runOnForm, saveChanges } from "./saved";

/** Asks, then lets the free sellers share evenly what the fixed ones leave. */
export async function splitEvenly(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void> {
  const texts = textsOf(xrm);
  const strings = { title: texts("Split_Title"), text: texts("Split_Text"), confirmButtonLabel: texts("Panel_Split"), cancelButtonLabel: texts("Dialog_Cancel") };
  if ((await saveChanges(form)) && (await isConfirmed(xrm, strings))) {
    await runOnForm(xrm, form, texts("Progress_Saving"), () => splitSellerSharesEqually(xrm, normalId(form.data.entity.getId())));
    sellersGrid(form)?.refresh();
  }
}
