import { languageOf, readNumberFormat } from "./dataverse/userformat";
import { hostOn } from "./history/historyhost";
import { HistoryPage } from "./history/historypage";
import type { NumberFormat } from "./shares/numberformat";
import type { FormPage } from "./ui/formpage";
import { introduce } from "./ui/introduce";
import { followSurroundings } from "./ui/surroundings";

let format: Promise<NumberFormat> | undefined;
let page: HistoryPage | undefined;

/** The history of the sellers, on a tab of the opportunity's form. The form hands itself over, again whenever it has read its row. */
(window as unknown as FormPage).setClientApiContext = async (xrm, form) => {
  format ??= readNumberFormat(xrm);
  const host = hostOn(xrm, form, await format);
  const root = document.getElementById("sellerhistory");
  if (page) {
    page.refresh(host);
  } else if (root) {
    introduce(languageOf(xrm), host.texts("History_Title"));
    page = new HistoryPage(root, host);
  }
};

followSurroundings();
