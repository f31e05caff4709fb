import type { Access } from "../panel/access";

/** The page of the seller panel, as the form's script sees it. */
export interface PanelWindow extends Window {
  setClientApiContext?(xrm: Xrm.XrmStatic, form: Xrm.FormContext): void;
  refreshShares?(): void;
  /** Answers false where something stands against it, which the panel tells. */
  saveShares?(): Promise<boolean>;
}

const panelName = "WebResource_opps_sellers";
const gridName = "subgrid_sellers";

/** The editable list of sellers; null while its tab has not been shown. */
export function sellersGrid(form: Xrm.FormContext): Xrm.Controls.GridControl | null {
  return form.getControl<Xrm.Controls.GridControl>(gridName);
}

/**
 * Gives the panel what it needs of the form. The platform may load the page again whenever it likes, on a change of tab for
 * one, so this can be done any number of times.
 */
export async function handOver(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void> {
  const page = await panelOf(form);
  if (page?.setClientApiContext) {
    page.setClientApiContext(xrm, form);
  } else {
    page?.addEventListener("load", () => page.setClientApiContext?.(xrm, form));
  }
}

/** Makes the panel read the sellers again. */
export async function refreshPanel(form: Xrm.FormContext): Promise<void> {
  (await panelOf(form))?.refreshShares?.();
}

/** Has the panel save what the person has changed in it; false where it could not. */
export async function savePanel(form: Xrm.FormContext): Promise<boolean> {
  return (await (await panelOf(form))?.saveShares?.()) ?? true;
}

/**
 * Whether the person may change the sellers: whoever may write the opportunity may (A1), which is what the form's type says.
 * A disabled form is one of a closed opportunity; that it is closed is read with the sellers.
 */
export function accessOf(form: Xrm.FormContext): Access {
  const [create, update, disabled] = [1, 2, 4];
  const type: number = form.ui.getFormType();
  return type === create ? "unsaved" : type === update || type === disabled ? "writable" : "readOnly";
}

async function panelOf(form: Xrm.FormContext): Promise<PanelWindow | null> {
  const control = form.getControl<Xrm.Controls.FramedControl>(panelName);
  return control ? await control.getContentWindow() : null;
}
