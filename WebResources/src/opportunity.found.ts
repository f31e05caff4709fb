import { isFound } from "./dataverse/foundopportunity";
import { textsOf } from "./texts";

/**
 * Image provider of the column "name" in a customer's list of opportunities: marks the one that the search has found.
 * @param rowData The row as JSON, with its id in RowId.
 */
export function icon(rowData: string): [image: string, tooltip: string] {
  const row = JSON.parse(rowData) as { RowId?: string };
  return row.RowId && isFound(row.RowId) ? ["opps_/icons/found.svg", textsOf(Xrm)("Found_Tooltip")] : ["", ""];
}
