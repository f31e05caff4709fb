import { AsOfPage } from "./asof/asofpage";
import { readPortion } from "./asof/reader";
import { readCurrencies } from "./dataverse/currencies";
import { findPeople } from "./dataverse/people";
import { languageOf, readDayPattern, readNumberFormat, type GlobalContext } from "./dataverse/userformat";
import { textResource, textsOf } from "./texts";
import { saveFile } from "./ui/file";
import { introduce } from "./ui/introduce";
import { startPage } from "./ui/pagestart";
import { standaloneClient } from "./ui/standalone";

/** From ClientGlobalContext.js.aspx, which the page loads first. */
declare function GetGlobalContext(): GlobalContext;

/** The shares of all opportunities as of a day, a page of the navigation. */
async function start(root: HTMLElement): Promise<void> {
  const context = GetGlobalContext();
  const client = await standaloneClient(context, [textResource]);
  const texts = textsOf(client);
  introduce(languageOf(client), texts("AsOf_Title"));
  const [format, dayPattern, currencies] = await Promise.all([readNumberFormat(client), readDayPattern(client), readCurrencies(client)]);
  new AsOfPage(root, {
    texts,
    format,
    dayPattern,
    currencies: Array.from(currencies.values()),
    read: (filter, place, count) => readPortion(client, filter, place, count, currencies),
    find: (text) => findPeople(client, text, [], true),
    addressOf: (id) => `${context.getClientUrl()}/main.aspx?pagetype=entityrecord&etn=opportunity&id=${id}`,
    save: saveFile,
  });
}

startPage("sharesasof", start);
