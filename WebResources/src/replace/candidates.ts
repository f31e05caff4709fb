import { normalId } from "../dataverse/ids";
import { opportunity, sellerShare } from "../dataverse/names";
import { idIn, readRows, writtenIn, type Row } from "../dataverse/rows";
import type { SelectedReference } from "../commands/opening";

/** Somebody who can be replaced: a seller on the rows that were marked. */
export interface Candidate {
  id: string;
  name: string;
}

/** What was marked in the list. */
export interface Marked {
  /** By name. */
  sellers: Candidate[];
  opportunityIds: string[];
}

/** Ids in one filter: the address of a request has its limits. */
const atOnce = 40;

/** The sellers on the marked rows, which are opportunities or seller shares. */
export async function readMarked(xrm: Xrm.XrmStatic, marked: readonly SelectedReference[]): Promise<Marked> {
  const column = marked[0]?.TypeName === opportunity.table ? `_${sellerShare.opportunity}_value` : sellerShare.id;
  const ids = marked.map((reference) => normalId(reference.Id));
  const sellers = new Map<string, string>();
  const opportunityIds = new Set<string>();
  for (let start = 0; start < ids.length; start += atOnce) {
    for (const row of await readShares(xrm, column, ids.slice(start, start + atOnce))) {
      sellers.set(idIn(row, sellerShare.seller), writtenIn(row, `_${sellerShare.seller}_value`));
      opportunityIds.add(idIn(row, sellerShare.opportunity));
    }
  }

  return {
    sellers: Array.from(sellers, ([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    opportunityIds: Array.from(opportunityIds),
  };
}

/** Shares of users that were deleted have nobody to replace. */
function readShares(xrm: Xrm.XrmStatic, column: string, ids: readonly string[]): Promise<Row[]> {
  const seller = `_${sellerShare.seller}_value`;
  const filter = `(${ids.map((id) => `${column} eq ${id}`).join(" or ")}) and ${seller} ne null`;
  const columns = `${seller},_${sellerShare.opportunity}_value`;
  return readRows(xrm, sellerShare.table, `?$select=${columns}&$filter=${encodeURIComponent(filter)}`);
}
