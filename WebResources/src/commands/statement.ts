import { statementData, statementPage } from "../commission/statementaddress";
import { showError } from "../dataverse/errors";
import { normalId } from "../dataverse/ids";
import { commissionLine } from "../dataverse/names";
import { idIn, readRow, textIn } from "../dataverse/rows";

/** Opens the statement that a commission line stands on: of its period and seller. */
export async function openStatement(xrm: Xrm.XrmStatic, lineId: string): Promise<void> {
  try {
    const line = await readRow(xrm, commissionLine.table, normalId(lineId), `?$select=_${commissionLine.period}_value,${commissionLine.sellerKey}`);
    const data = statementData(idIn(line, commissionLine.period), textIn(line, commissionLine.sellerKey));
    await xrm.Navigation.navigateTo({ pageType: "webresource", webresourceName: statementPage, data });
  } catch (failed) {
    await showError(xrm, failed);
  }
}
