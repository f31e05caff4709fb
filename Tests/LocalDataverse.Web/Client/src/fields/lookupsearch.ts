import { searchQuery } from "../data/fetchxml";
import { fetchRows, formatted, type Row } from "../data/server";
import { session } from "../data/session";
import { isTable, loadTable, tableName } from "../data/tables";
import { viewOfType, viewType } from "../screens/view";

/** A row that a lookup offers. */
export interface Candidate {
  reference: Xrm.LookupValue;
  /** What tells it from others of the same name. */
  detail: string;
}

const perTable = 8;

/** Tables of a lookup that the user may read. */
export function targetsOf(targets: readonly string[]): string[] {
  return targets.filter((table) => isTable(table) && session.may("Read", table));
}

/** Rows by the tables' lookup views, found as their quick find finds them; the first ones for no text. */
export async function findCandidates(targets: readonly string[], search: string): Promise<Candidate[]> {
  const found = await Promise.all(targetsOf(targets).map((table) => find(table, search)));
  return found.flat();
}

async function find(name: string, search: string): Promise<Candidate[]> {
  const view = viewOfType(name, viewType.lookup) ?? viewOfType(name, viewType.quickFind);
  if (!view) {
    return [];
  }

  const table = await loadTable(name);
  const quickFind = viewOfType(name, viewType.quickFind);
  const { rows } = await fetchRows(table.set, searchQuery(view.fetchXml, quickFind?.fetchXml ?? null, table.primaryName, search, perTable));
  const second = view.columns.find((column) => column.name !== table.primaryName && !column.name.includes("."))?.name ?? "";
  return rows.map((row) => ({
    reference: { id: row[table.primaryId] as string, name: (row[table.primaryName] as string | null) ?? "", entityType: name },
    detail: [tableName(name).label, shown(row, second)].filter((part) => part !== "").join(" · "),
  }));
}

function shown(row: Row, column: string): string {
  return formatted(row, column) || formatted(row, `_${column}_value`) || ((row[column] as string | null | undefined) ?? "");
}
