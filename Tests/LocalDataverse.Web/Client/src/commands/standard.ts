import { assignRow, deleteRow, updateRow } from "../data/rows";
import { session } from "../data/session";
import { loadTable, type Table } from "../data/tables";
import { languageTag, text } from "../texts/texts";
import { askConfirmation, messageOf, showAlert } from "../ui/dialogs";
import { hideProgress, showProgress } from "../ui/progress";
import { askForOwner } from "./owner";

/** What the platform's own commands do with rows. Each answers whether something was done. */

export async function deleteRows(rows: Xrm.LookupValue[]): Promise<boolean> {
  const confirmed = await askConfirmation({ title: whatGoes(rows), message: text("Delete_Text"), confirm: text("Command_Delete") });
  return confirmed && (await each(rows, text("Delete_Progress"), (row) => deleteRow(row.entityType, row.id)));
}

/** Names whom or what: all of three, of more the first three and how many there are besides. */
function whatGoes(rows: Xrm.LookupValue[]): string {
  const most = 3;
  const names = rows.slice(0, most).map((row) => row.name || text("Grid_Unnamed"));
  return rows.length <= most
    ? text("Delete_TitleOne", new Intl.ListFormat(languageTag).format(names))
    : text("Delete_TitleMany", names.join(", "), session.format.number(rows.length - most, 0));
}

export async function assignRows(rows: Xrm.LookupValue[]): Promise<boolean> {
  const owner = await askForOwner(rows.length);
  return owner !== null && (await each(rows, text("Assign_Progress"), (row) => assignRow(row.entityType, row.id, owner)));
}

/** To the state with its default status reason. */
export async function setState(rows: Xrm.LookupValue[], state: number): Promise<boolean> {
  return await each(rows, text("Progress_Saving"), async (row) => {
    const options = (await loadTable(row.entityType)).columns.get("statecode")?.options ?? [];
    const statuscode = options.find((option) => option.value === state)?.defaultStatus;
    await updateRow(row.entityType, row.id, { statecode: state, ...(statuscode && { statuscode }) });
  });
}

/** States that a person switches between by hand: Active and Inactive. Opportunities and activities are closed in ways of their own. */
export function canBeDeactivated(table: Table): boolean {
  const states = table.columns.get("statecode")?.options ?? [];
  return !table.isActivity && table.name !== "opportunity" && states.length === 2;
}

/** One after the other; what the server refuses is told at the end, by name. */
async function each(rows: Xrm.LookupValue[], progress: string, act: (row: Xrm.LookupValue) => Promise<void>): Promise<boolean> {
  showProgress(progress);
  const refused: string[] = [];
  try {
    for (const row of rows) {
      await act(row).catch((failed: unknown) => refused.push(rows.length === 1 ? messageOf(failed) : `${row.name}: ${messageOf(failed)}`));
    }
  } finally {
    hideProgress();
  }

  if (refused.length > 0) {
    await showAlert(text("Error_Title"), refused.join("\n"));
  }

  return refused.length < rows.length;
}
