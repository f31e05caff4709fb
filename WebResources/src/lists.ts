import { lackingPrivileges } from "./dataverse/privileges";
import { languageOf, localeOf, type GlobalContext } from "./dataverse/userformat";
import { keptEdits } from "./lists/keptedits";
import { listService } from "./lists/listservice";
import { ListsPage } from "./lists/listspage";
import { textResource, textsOf } from "./texts";
import { introduce } from "./ui/introduce";
import { warnBeforeLeaving } from "./ui/leaving";
import { startPage } from "./ui/pagestart";
import { standaloneClient } from "./ui/standalone";

/** From ClientGlobalContext.js.aspx, which the page loads first. */
declare function GetGlobalContext(): GlobalContext;

/** What the messages of options need, and the stages' defaults. */
const needed = ["prvWriteOptionSet", "prvPublishCustomization", "prvWriteopps_StageSetting"];

/** The lists that people choose from, a page of the navigation. */
async function start(root: HTMLElement): Promise<void> {
  const context = GetGlobalContext();
  const client = await standaloneClient(context, [textResource]);
  const texts = textsOf(client);
  const { languageId, userId } = context.userSettings;
  introduce(languageOf(client), texts("Lists_Title"));
  new ListsPage(root, {
    texts,
    locale: localeOf(languageId),
    language: languageId,
    baseLanguage: context.organizationSettings?.languageId ?? languageId,
    service: listService(client),
    lacking: await lackingPrivileges(client.service, userId, needed),
    kept: keptEdits(userId, window.sessionStorage),
    warnBeforeLeaving,
  });
}

startPage("lists", start);
