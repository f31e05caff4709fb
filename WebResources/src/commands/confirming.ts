import { textsOf, type TextKey } from "../texts";

/** Asks in the platform's dialog whether to go on. */
export async function isConfirmed(xrm: Xrm.XrmStatic, title: TextKey, text: TextKey, button: TextKey): Promise<boolean> {
  const texts = textsOf(xrm);
  const answer = await xrm.Navigation.openConfirmDialog({
    title: texts(title),
    text: texts(text),
    confirmButtonLabel: texts(button),
    cancelButtonLabel: texts("Dialog_Cancel"),
  });
  return answer.confirmed;
}
