import { messageOf } from "./dataverse/errors";
import { app } from "./dataverse/names";
import { lackingPrivileges } from "./dataverse/privileges";
import { languageOf, type GlobalContext } from "./dataverse/userformat";
import type { Shipped } from "./firststeps/findings";
import { FirstStepsPage } from "./firststeps/firststepspage";
import { looksOf } from "./firststeps/looking";
import { marksService } from "./firststeps/marksservice";
import { waysOut } from "./firststeps/waysout";
import { settingsRow } from "./settings/settingsrow";
import { textResource, textsOf } from "./texts";
import { appAddress } from "./ui/appaddress";
import { h } from "./ui/dom";
import { introduce } from "./ui/introduce";
import { standaloneClient } from "./ui/standalone";
import { followSurroundings } from "./ui/surroundings";

/** From ClientGlobalContext.js.aspx, which the page loads first. */
declare function GetGlobalContext(): GlobalContext;

/** The build puts it here. */
declare const shippedSolution: Shipped;

const needed = ["prvWriteopps_Setting"];

/** The first steps of an administrator, with which the app starts for them until nothing is left to do. */
async function start(root: HTMLElement): Promise<void> {
  const context = GetGlobalContext();
  const client = await standaloneClient(context, [textResource]);
  const texts = textsOf(client);
  const address = appAddress(context.getClientUrl());
  const startPage = address.ofDashboard(app.dashboard);
  introduce(languageOf(client), texts("First_Title"));
  new FirstStepsPage(root, {
    texts,
    looks: looksOf(client, shippedSolution, texts),
    marks: marksService(settingsRow(client)),
    waysOut: waysOut(address),
    startPage,
    lacking: await lackingPrivileges(client.service, context.userSettings.userId, needed),
    isAskedFor: new URLSearchParams(window.location.search).has("data"),
    // In the place of this page, so that the way back doesn't lead here.
    goOn: () => window.parent.location.replace(startPage),
  });
}

followSurroundings();
const root = document.getElementById("firststeps");
if (root) {
  start(root).catch((failed: unknown) => root.replaceChildren(h("p", { role: "alert" }, messageOf(failed))));
}
