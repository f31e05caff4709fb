import { app } from "./dataverse/names";
import { lackingPrivileges } from "./dataverse/privileges";
import { languageOf, readNumberFormat, type GlobalContext } from "./dataverse/userformat";
import { SettingsPage } from "./settings/settingspage";
import { settingsService } from "./settings/settingsservice";
import { textResource, textsOf } from "./texts";
import { appAddress } from "./ui/appaddress";
import { introduce } from "./ui/introduce";
import { warnBeforeLeaving } from "./ui/leaving";
import { startPage } from "./ui/pagestart";
import { standaloneClient } from "./ui/standalone";

/** From ClientGlobalContext.js.aspx, which the page loads first. */
declare function GetGlobalContext(): GlobalContext;

const needed = ["prvWriteopps_Setting"];

/** The settings of seller shares, a page of the navigation. */
async function start(root: HTMLElement): Promise<void> {
  const context = GetGlobalContext();
  const client = await standaloneClient(context, [textResource]);
  const texts = textsOf(client);
  introduce(languageOf(client), texts("Settings_Title"));
  const [format, lacking] = await Promise.all([readNumberFormat(client), lackingPrivileges(client.service, context.userSettings.userId, needed)]);
  new SettingsPage(root, { texts, format, lacking, service: settingsService(client), firstSteps: appAddress(context.getClientUrl()).ofPage(app.firstSteps, "all"), warnBeforeLeaving });
}

startPage("settings", start);
