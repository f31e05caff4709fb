import { replaceSeller } from "../dataverse/actions";
import { showError } from "../dataverse/errors";
import { findPeople } from "../dataverse/people";
import { isReasonRequired } from "../dataverse/settings";
import { languageOf, readNumberFormat } from "../dataverse/userformat";
import { readMarked } from "../replace/candidates";
import { previewReplacement } from "../replace/preview";
import type { ReplaceMethods } from "../replace/protocol";
import { allTexts, textsOf } from "../texts";
import { openDialogPage } from "./dialogpage";
import type { SelectedReference } from "./opening";

/** Opens the page that replaces a seller. */
export async function replace(xrm: Xrm.XrmStatic, list: Xrm.Controls.GridControl, selected: readonly SelectedReference[]): Promise<void> {
  try {
    await openDialogPage<ReplaceMethods>(xrm, { name: "opps_/pages/replaceseller.html", title: textsOf(xrm)("Replace_Title"), width: 640, height: 80 }, {
      start: async () => ({ texts: allTexts(xrm), language: languageOf(xrm), format: await readNumberFormat(xrm), marked: await readMarked(xrm, selected), isReasonRequired: await isReasonRequired(xrm) }),
      find: (text, except) => findPeople(xrm, text, except),
      preview: (fromId, toId) => previewReplacement(xrm, fromId, toId),
      replace: (fromId, toId, note) => replaceSeller(xrm, fromId, toId, note),
    });
    list.refresh();
  } catch (failed) {
    await showError(xrm, failed);
  }
}
