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

  const handOver = () => void control.getContentWindow().then((window: Window) => hand(window as FormPage, xrm, form));
  const tabs = form.ui.tabs as Xrm.Collection.ItemCollection<Xrm.Controls.Tab> | undefined;
  tabs?.get(tab)?.addTabStateChange(handOver);
  form.data.addOnLoad(handOver);
  handOver();
}

/** A page whose script hasn't run yet is waited for. */
function hand(window: Partial<Pick<FormPage, "setClientApiContext">> & Window, xrm: Xrm.XrmStatic, form: Xrm.FormContext): void {
  if (window.setClientApiContext) {
    void window.setClientApiContext(xrm, form);
  } else {
    window.addEventListener("load", () => void window.setClientApiContext?.(xrm, form), { once: true });
  }
}
