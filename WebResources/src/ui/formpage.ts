/** A page on a form, which has no client API of its own: the form's script hands its own over, by the name that the platform's documentation has for it. */
export interface FormPage extends Window {
  setClientApiContext(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void>;
}
