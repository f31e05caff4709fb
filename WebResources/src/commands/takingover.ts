import { previewCustomerSellers, takeCustomerSellers } from "../dataverse/actions";
import { showError } from "../dataverse/errors";
import { normalId } from "../dataverse/ids";
import { readSellers } from "../dataverse/opportunityshares";
import { isReasonRequired } from "../dataverse/settings";
import { languageOf, readNumberFormat } from "../dataverse/userformat";
import type { TakeoverMethods } from "../takeover/protocol";
import { allTexts, textsOf } from "../texts";
import { openDialogPage } from "./dialogpage";
import { readAgain } from "./saved";

/** Opens the page that takes the customer's sellers over, and shows what is stored once it has. */
export async function takeOver(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void> {
  const id = normalId(form.data.entity.getId());
  let isTaken = false as boolean;
  try {
    await openDialogPage<TakeoverMethods>(xrm, { name: "opps_/pages/customersellers.html", title: textsOf(xrm)("Takeover_Title"), width: 560, height: 60 }, {
      start: async () => ({
        texts: allTexts(xrm),
        language: languageOf(xrm),
        format: await readNumberFormat(xrm),
        present: (await readSellers(xrm, id)).shares,
        hasUnsaved: form.data.getIsDirty(),
        isReasonRequired: await isReasonRequired(xrm),
      }),
      preview: () => previewCustomerSellers(xrm, id),
      take: async (note) => {
        const message = await takeCustomerSellers(xrm, id, note);
        isTaken = true;
        return message;
      },
    });
    if (isTaken) {
      await readAgain(form);
    }
  } catch (failed) {
    await showError(xrm, failed);
  }
}
