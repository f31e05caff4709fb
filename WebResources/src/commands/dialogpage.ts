import { serve, type Methods } from "../ui/channel";

/** One of our pages, as it stands in a dialog. */
interface DialogPage {
  /** Name of the HTML web resource. */
  name: string;
  title: string;
  /** In pixels. */
  width: number;
  /** In percent of the window. */
  height: number;
}

/** Opens the page, and does for it what only a script of the platform can, until it is closed. */
export async function openDialogPage<Contract extends Methods<Contract>>(xrm: Xrm.XrmStatic, page: DialogPage, contract: Contract): Promise<void> {
  const channel = `opps_${Date.now()}_${Math.random()}`;
  const stop = serve<Contract>(channel, contract);
  try {
    await xrm.Navigation.navigateTo(
      { pageType: "webresource", webresourceName: page.name, data: channel },
      { target: 2, position: 1, width: { value: page.width, unit: "px" }, height: { value: page.height, unit: "%" }, title: page.title },
    );
  } finally {
    stop();
  }
}
