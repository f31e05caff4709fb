import type { FormPage } from "../ui/formpage";

/** Names on the form. */
const [page, tab] = ["WebResource_sellerhistory", "tab_sellerhistory"];

/**
 * Hands the form to the page of the history that stands on it: at the start, whenever its tab is opened, as the platform may then
 * make the page anew, and whenever the form has read its row.
 */
export function followHistory(xrm: Xrm.XrmStatic, form: Xrm.FormContext): void {
  const control = form.getControl<Xrm.Controls.FramedControl>(page);
  if (!control) {
    return;
  }

  // While the tab was never opened all wait for the same page, which is handed the form once.
  let asked = 0;
  const handOver = async () => {
    asked += 1;
    const own = asked;
    const window = (await control.getContentWindow()) as FormPage;
    if (own === asked) {
      hand(window, xrm, form);
    }
  };
  // A client that has no frames shows no page.
  const tryToHandOver = () => void handOver().catch(() => undefined);
  const tabs = form.ui.tabs as Xrm.Collection.ItemCollection<Xrm.Controls.Tab> | undefined;
  tabs?.get(tab)?.addTabStateChange(tryToHandOver);
  form.data.addOnLoad(tryToHandOver);
  tryToHandOver();
}

/** A page whose script hasn't run yet is waited for. */
function hand(window: Partial<Pick<FormPage, "setClientApiContext">> & Window, xrm: Xrm.XrmStatic, form: Xrm.FormContext): void {
  if (window.setClientApiContext) {
    void window.setClientApiContext(xrm, form);
  } else {
    window.addEventListener("load", () => void window.setClientApiContext?.(xrm, form), { once: true });
  }
}
