import { tableName } from "../data/tables";
import { isKey, text } from "./texts";

/** "New opportunity", with the ending that the word needs where the table is known. */
export function newRow(table: string): string {
  const key = `New_${table}`;
  return isKey(key) ? text(key) : text("New_Other", tableName(table).label);
}
