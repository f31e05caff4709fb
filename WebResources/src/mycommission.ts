import { unknownCurrency } from "./commission/line";
import { statementAddress } from "./commission/statementaddress";
import { readBaseCurrency, readCurrencies } from "./dataverse/currencies";
import { normalId } from "./dataverse/ids";
import { opportunity } from "./dataverse/names";
import { languageOf, readDayPattern, readNumberFormat, type GlobalContext } from "./dataverse/userformat";
import { MyCommissionPage } from "./mycommission/mypage";
import { currentSpan, readOwnCurrency, readOwnPeriods, readPeriods, readShares, readsOthers } from "./mycommission/reader";
import { textResource, textsOf } from "./texts";
import { isoDay, today } from "./ui/day";
import { appAddress } from "./ui/appaddress";
import { introduce } from "./ui/introduce";
import { startPage } from "./ui/pagestart";
import { standaloneClient } from "./ui/standalone";

/** From ClientGlobalContext.js.aspx, which the page loads first. */
declare function GetGlobalContext(): GlobalContext;

/** What a seller has, a page of the navigation. */
async function start(root: HTMLElement): Promise<void> {
  const context = GetGlobalContext();
  const client = await standaloneClient(context, [textResource]);
  const texts = textsOf(client);
  const userId = normalId(context.userSettings.userId);
  introduce(languageOf(client), texts("My_Title"));
  const [format, dayPattern, currencies, periods, isManager] = await Promise.all([
    readNumberFormat(client),
    readDayPattern(client),
    readCurrencies(client),
    readPeriods(client),
    readsOthers(client.service, userId),
  ]);
  const base = await readBaseCurrency(client, currencies);
  const currency = (await readOwnCurrency(client, userId, currencies, base)) ?? unknownCurrency("");
  const span = currentSpan(periods, isoDay(today()));
  new MyCommissionPage(root, {
    texts,
    format,
    dayPattern,
    currency,
    currencies: Array.from(currencies.values()),
    userId,
    readsOthers: isManager,
    periods,
    span,
    shares: (sellerId) => readShares(client, sellerId, span, currency),
    ownPeriods: (sellerId) => readOwnPeriods(client, sellerId, periods),
    addressOf: (id) => appAddress(context.getClientUrl()).ofRow(opportunity.table, id),
    statementOf: (periodId, sellerKey) => statementAddress(context.getClientUrl(), periodId, sellerKey),
  });
}

startPage("mycommission", start);
