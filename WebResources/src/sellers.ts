import { setSellerShares } from "./dataverse/actions";
import { normalId } from "./dataverse/ids";
import { readOpportunityShares } from "./dataverse/opportunityshares";
import { findPeople } from "./dataverse/people";
import { languageOf, readNumberFormat } from "./dataverse/userformat";
import { accessOf, sellersGrid, type PanelWindow } from "./form/sellerpanelcontrol";
import { SellerPanel, type PanelHost } from "./panel/sellerpanel";
import { textsOf } from "./texts";
import { followSurroundings } from "./ui/surroundings";

/**
 * The page of the seller panel. The form's script hands over what it has, as often as it likes; only another opportunity
 * makes the panel start anew, and so drop what is not saved.
 */
const page = window as unknown as PanelWindow;
let form: Xrm.FormContext;
let shownId = "";
let panel: Promise<SellerPanel> | null = null;
let shown: SellerPanel | null = null;

followSurroundings();

page.setClientApiContext = (xrm, handedOver) => {
  form = handedOver;
  if (shownId !== "" && shownId !== opportunityId()) {
    panel = null;
  }

  shownId = opportunityId();
  panel ??= start(xrm);
  page.refreshShares?.();
};

page.refreshShares = () => {
  void panel?.then((started) => {
    shownId = opportunityId();
    return started.refresh();
  });
};

page.saveShares = async () => (panel ? (await panel).saveChanges() : true);

page.addEventListener("beforeunload", (event) => {
  if (shown?.isChanged) {
    event.preventDefault();
  }
});

/** Empty until the opportunity is saved for the first time. */
function opportunityId(): string {
  return normalId(form.data.entity.getId());
}

async function start(xrm: Xrm.XrmStatic): Promise<SellerPanel> {
  const root = document.getElementById("sellers");
  if (!root) {
    throw new Error("The page has no element 'sellers' to show the panel in.");
  }

  const texts = textsOf(xrm);
  document.documentElement.lang = languageOf(xrm);
  document.title = texts("List_Label");
  shown = new SellerPanel(root, texts, await readNumberFormat(xrm), hostOf(xrm));
  return shown;
}

function hostOf(xrm: Xrm.XrmStatic): PanelHost {
  return {
    access: () => accessOf(form),
    read: () => readOpportunityShares(xrm, opportunityId()),
    find: (text, except) => findPeople(xrm, text, except),
    save: (shares) => setSellerShares(xrm, opportunityId(), shares),
    saved: () => sellersGrid(form)?.refresh(),
  };
}
