import writeExcelFile, { type Row } from "write-excel-file/universal";
import { valueOf, type SheetCell, type SheetRow } from "./statement/sheet";

/** Rows as a workbook, the first being headings: numbers and days as such, so that a spreadsheet adds them up. */
export async function workbookOf(sheet: string, rows: readonly SheetRow[]): Promise<Blob> {
  const [heads = [], ...lines] = rows;
  const data: Row[] = [heads.map((cell) => ({ value: String(valueOf(cell) ?? ""), fontWeight: "bold" as const })), ...lines.map((line) => line.map(cellOf))];
  const columns = heads.map((_, index) => ({ width: widthOf(rows.map((row) => row[index])) }));
  // A sheet's name has at most 31 letters, and none of these.
  return await writeExcelFile(data, { sheet: sheet.replace(/[\\/?*[\]:]/g, " ").slice(0, 31), columns, stickyRowsCount: 1 }).toBlob();
}

function cellOf(cell: SheetCell): Row[number] {
  const value = valueOf(cell);
  return value === null || value === "" ? null : { value, ...formatOf(cell) };
}

function formatOf(cell: SheetCell): { format?: string } {
  return "day" in cell ? { format: "yyyy-mm-dd" } : "percent" in cell ? { format: "0.00" } : "amount" in cell ? { format: cell.decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(cell.decimals)}` } : {};
}

/** Wide enough for what stands in it, within limits. */
function widthOf(cells: readonly (SheetCell | undefined)[]): number {
  const lengths = cells.map((cell) => (cell && "text" in cell ? cell.text.length : 12));
  return Math.min(60, Math.max(10, ...lengths) + 2);
}
