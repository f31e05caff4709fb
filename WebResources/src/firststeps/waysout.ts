import { app, opportunity } from "../dataverse/names";
import type { TextKey } from "../texts";
import type { AppAddress } from "../ui/appaddress";
import type { StepName } from "./steps";

/** Where a step is put right. */
export interface WayOut {
  text: TextKey;
  address: string;
  /** Whether it leads out of the app. */
  isOutside: boolean;
}

/** Microsoft documents no address of a view, a table's properties or an environment's users there: the step's text says the way. */
const [maker, adminCenter] = ["https://make.powerapps.com", "https://admin.powerplatform.microsoft.com"];

export function waysOut(address: AppAddress): Readonly<Record<StepName, WayOut>> {
  const page = (text: TextKey, name: string): WayOut => ({ text, address: address.ofPage(name), isOutside: false });
  const powerApps: WayOut = { text: "First_OpenMaker", address: maker, isOutside: true };
  return {
    plugins: powerApps,
    key: powerApps,
    roles: { text: "First_OpenAdmin", address: adminCenter, isOutside: true },
    search: powerApps,
    closing: powerApps,
    lists: page("First_OpenLists", app.lists),
    stages: page("First_OpenLists", app.lists),
    settings: page("First_OpenSettings", app.settings),
    sellers: { text: "First_OpenOpportunities", address: address.ofView(opportunity.table, app.notWhole), isOutside: false },
  };
}
