import { replaceSeller } from "../dataverse/actions";
import { showError } from "../dataverse/errors";
import { findPeople } from "../dataverse/people";
import { languageOf, readNumberFormat } from "../dataverse/userformat";
import { readMarked } from "../replace/candidates";
import { serve } from "../replace/channel";
import { previewReplacement } from "../replace/preview";
import type { ReplaceMethods } from "../replace/protocol";
import { allTexts, textsOf } from "../texts";
import type { SelectedReference } from "./opening";

/** Opens the page that replaces a seller, and does for it what only a script of the platform can. */
export async function replace(xrm: Xrm.XrmStatic, list: Xrm.Controls.GridControl, selected: readonly SelectedReference[]): Promise<void> {
  const channel = `opps_replaceseller_${Date.now()}_${Math.random()}`;
  const stop = serve<ReplaceMethods>(channel, {
    start: async () => ({ texts: allTexts(xrm), language: languageOf(xrm), format: await readNumberFormat(xrm), marked: await readMarked(xrm, selected) }),
    find: (text, except) => findPeople(xrm, text, except),
    preview: (fromId, toId) => previewReplacement(xrm, fromId, toId),
    replace: (fromId, toId) => replaceSeller(xrm, fromId, toId),
  });
  try {
    await xrm.Navigation.navigateTo(
      { pageType: "webresource", webresourceName: "opps_/pages/replaceseller.html", data: channel },
      { target: 2, position: 1, width: { value: 640, unit: "px" }, height: { value: 80, unit: "%" }, title: textsOf(xrm)("Replace_Title") },
    );
    list.refresh();
  } catch (failed) {
    await showError(xrm, failed);
  } finally {
    stop();
  }
}
