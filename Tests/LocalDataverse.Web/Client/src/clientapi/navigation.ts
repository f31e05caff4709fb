import { openQuickCreate } from "../form/quickcreate";
import { router } from "../shell/router";
import { text } from "../texts/texts";
import { askConfirmation, openPage, showAlert } from "../ui/dialogs";
import { ApiObject, type Api } from "./expose";
import { resourceAddress } from "./scripts";

type Length = number | { value: number; unit: "%" | "px" };

/** Dialogs, forms and pages on behalf of scripts. */
export class Navigation extends ApiObject implements Api<Omit<Xrm.Navigation, "navigateTo">> {
  readonly $api = "Xrm.Navigation";

  async openConfirmDialog(strings: Xrm.Navigation.ConfirmStrings): Promise<{ confirmed: boolean }> {
    const { title = "", subtitle, text: message, confirmButtonLabel, cancelButtonLabel } = strings;
    const confirmed = await askConfirmation({
      title,
      message,
      ...(subtitle && { subtitle }),
      ...(confirmButtonLabel && { confirm: confirmButtonLabel }),
      ...(cancelButtonLabel && { cancel: cancelButtonLabel }),
    });
    return { confirmed };
  }

  async openErrorDialog({ message, details }: Xrm.Navigation.ErrorDialogOptions): Promise<void> {
    await showAlert(text("Error_Title"), message || details || "");
  }

  /** A quick create form answers what was saved; any other takes the place of the page. */
  async openForm(options: Xrm.Navigation.EntityFormOptions, parameters: Xrm.Utility.OpenParameters = {}): Promise<Xrm.Navigation.OpenFormResult | undefined> {
    const { entityName = "", entityId, formId, useQuickCreateForm, createFromEntity } = options;
    const values = Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined));
    if (useQuickCreateForm) {
      const saved = await openQuickCreate({ table: entityName, form: formId, values, from: createFromEntity });
      return saved && { savedEntityReference: [{ ...saved, name: saved.name ?? "" }] };
    }

    await router.go({
      type: "record",
      table: entityName,
      id: entityId?.replace(/[{}]/g, "").toLowerCase() ?? null,
      values,
      ...(formId && { form: formId }),
      ...(createFromEntity && { from: createFromEntity }),
    });
    return undefined;
  }

  async navigateTo(page: { pageType: string; webresourceName?: string; data?: string }, options: Xrm.Navigation.NavigationOptions = { target: 1 }): Promise<void> {
    const inline = 1;
    if (page.pageType !== "webresource" || !page.webresourceName) {
      throw new Error(`Xrm.Navigation.navigateTo of the page type '${page.pageType}' is not supported by the local host.`);
    }

    if (options.target === inline) {
      await router.go({ type: "webresource", name: page.webresourceName, ...(page.data && { data: page.data }) });
      return;
    }

    const address = `${resourceAddress(page.webresourceName)}${page.data ? `?data=${encodeURIComponent(page.data)}` : ""}`;
    await openPage(options.title ?? "", address, lengthOf(options.width as Length | undefined, "vw"), lengthOf(options.height as Length | undefined, "vh"));
  }
}

function lengthOf(length: Length | undefined, share: string): string {
  return length === undefined ? `80${share}` : typeof length === "number" ? `${length}px` : `${length.value}${length.unit === "px" ? "px" : share}`;
}
