import { periodService } from "./commission/periodservice";
import { questionIn, statementAddress } from "./commission/statementaddress";
import { readCurrencies } from "./dataverse/currencies";
import { commissionPeriod, opportunity } from "./dataverse/names";
import { lackingPrivileges } from "./dataverse/privileges";
import { languageOf, readDayPattern, readNumberFormat, type GlobalContext } from "./dataverse/userformat";
import { reasonsOf, reasonTexts } from "./journal/reasons";
import { readStatements } from "./statement/reader";
import { StatementPage } from "./statement/statementpage";
import { workbookOf } from "./statement/workbookloader";
import { textResource, textsOf } from "./texts";
import { appAddress } from "./ui/appaddress";
import { saveFile } from "./ui/file";
import { introduce } from "./ui/introduce";
import { startPage } from "./ui/pagestart";
import { standaloneClient } from "./ui/standalone";

/** From ClientGlobalContext.js.aspx, which the page loads first. */
declare function GetGlobalContext(): GlobalContext;

/** The statements of a period, a page of its own window. */
async function start(root: HTMLElement): Promise<void> {
  const context = GetGlobalContext();
  const client = await standaloneClient(context, [textResource, reasonTexts]);
  const texts = textsOf(client);
  introduce(languageOf(client), texts("Statement_Title"));
  const question = questionIn(window.location.search);
  if (!question) {
    throw new Error(texts("Statement_NoPeriod"));
  }

  const [format, dayPattern, currencies, lacking] = await Promise.all([
    readNumberFormat(client),
    readDayPattern(client),
    readCurrencies(client),
    lackingPrivileges(client.service, context.userSettings.userId, [commissionPeriod.writePrivilege]),
  ]);
  new StatementPage(root, {
    texts,
    format,
    dayPattern,
    currencies: Array.from(currencies.values()),
    reasons: reasonsOf(client),
    readsAll: lacking.length === 0,
    sellerKey: question.sellerKey,
    read: () => readStatements(client, question, currencies),
    sums: () => periodService(client, currencies).sellers(question.periodId),
    addressOf: (id) => appAddress(context.getClientUrl()).ofRow(opportunity.table, id),
    statementOf: (periodId, sellerKey) => statementAddress(context.getClientUrl(), periodId, sellerKey),
    save: saveFile,
    workbook: workbookOf,
    print: () => window.print(),
  });
}

startPage("statement", start);
