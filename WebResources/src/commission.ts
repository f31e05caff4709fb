import { CommissionPage } from "./commission/commissionpage";
import { periodService } from "./commission/periodservice";
import { statementAddress } from "./commission/statementaddress";
import { readBaseCurrency, readCurrencies } from "./dataverse/currencies";
import { commissionPeriod, opportunity } from "./dataverse/names";
import { lackingPrivileges } from "./dataverse/privileges";
import { languageOf, readDayPattern, readNumberFormat, type GlobalContext } from "./dataverse/userformat";
import { textResource, textsOf } from "./texts";
import { appAddress } from "./ui/appaddress";
import { introduce } from "./ui/introduce";
import { startPage } from "./ui/pagestart";
import { standaloneClient } from "./ui/standalone";

/** From ClientGlobalContext.js.aspx, which the page loads first. */
declare function GetGlobalContext(): GlobalContext;

/** The commission periods, a page of the navigation. */
async function start(root: HTMLElement): Promise<void> {
  const context = GetGlobalContext();
  const client = await standaloneClient(context, [textResource]);
  const texts = textsOf(client);
  introduce(languageOf(client), texts("Commission_Title"));
  const [format, dayPattern, currencies, lacking] = await Promise.all([
    readNumberFormat(client),
    readDayPattern(client),
    readCurrencies(client),
    lackingPrivileges(client.service, context.userSettings.userId, [commissionPeriod.writePrivilege]),
  ]);
  new CommissionPage(root, {
    texts,
    format,
    dayPattern,
    currencies: Array.from(currencies.values()),
    baseCurrency: await readBaseCurrency(client, currencies),
    lacking,
    service: periodService(client, currencies),
    addressOf: (id) => appAddress(context.getClientUrl()).ofRow(opportunity.table, id),
    statementOf: (periodId, sellerKey) => statementAddress(context.getClientUrl(), periodId, sellerKey),
  });
}

startPage("commission", start);
