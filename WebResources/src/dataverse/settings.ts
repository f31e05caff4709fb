import { changeReason, reasonRequired, settingTable } from "./names";
import type { Row, RowSource } from "./rows";

/** Whether administrators ask for a reason where somebody changes a colleague's share. Where it can't be read, the server asks for it. */
export async function isReasonRequired(xrm: RowSource): Promise<boolean> {
  try {
    const { entities }: { entities: Row[] } = await xrm.WebApi.retrieveMultipleRecords(settingTable, `?$select=${changeReason}`);
    return entities.some((row) => row[changeReason] === reasonRequired);
  } catch {
    return false;
  }
}
