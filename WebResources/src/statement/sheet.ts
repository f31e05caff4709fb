import { unallocated, type Line } from "../commission/line";
import { exactCell, toAmount, type Exact } from "../commission/money";
import { baseOf, type Period } from "../commission/period";
import { whyOf } from "../commission/why";
import { percentCell, csvText, type Cell } from "../ui/csv";
import { toNumber, type Hundredths } from "../shares/percent";
import { entrySentence } from "./entrysentence";
import type { Explained, Statement } from "./statement";
import type { StatementHost } from "./statementhost";

/** A cell of a statement as a table: a text, a day, a percentage, or money with the decimals of its currency. */
export type SheetCell = { text: string } | { day: string } | { percent: Hundredths } | { amount: Exact; decimals: number };
export type SheetRow = SheetCell[];

type Told = Pick<StatementHost, "texts" | "format" | "reasons" | "currencies">;

/** Headings and a row for each line, of all statements one after the other. */
export function sheetOf(statements: readonly Statement[], period: Period, host: Told): SheetRow[] {
  const { texts } = host;
  const heads = [
    texts("Commission_Period"), texts("Table_Seller"), texts("Statement_Kind"), texts("Table_Opportunity"), texts("Statement_Customer"), texts("Statement_WonOn"),
    texts("Statement_Corrects"), texts("Statement_Why"), `${texts("Table_Percent")} %`, `${texts("Statement_PercentBefore")} %`, texts("Table_Amount"), texts("AsOf_Currency"),
    texts("Commission_InBase", period.baseCurrency),
  ];
  const rows = statements.map((statement) => [
    ...statement.sales.map((line) => rowOf({ line, entries: [] }, period, host)),
    ...statement.differences.map((explained) => rowOf(explained, period, host)),
  ]);
  return [heads.map((text) => ({ text })), ...rows.reduce((all, some) => [...all, ...some], [])];
}

/** The same as a file that a spreadsheet of the reader's language opens rightly. */
export function csvOf(rows: readonly SheetRow[], decimal: string): string {
  return csvText(rows.map((row) => row.map((cell) => csvCell(cell, decimal))), decimal);
}

function csvCell(cell: SheetCell, decimal: string): Cell {
  return "text" in cell ? cell.text : "day" in cell ? cell.day : "percent" in cell ? percentCell(cell.percent, decimal) : exactCell(cell.amount, cell.decimals, decimal);
}

/** What a workbook keeps of it: numbers and days as such. */
export function valueOf(cell: SheetCell): string | number | Date | null {
  return "text" in cell ? cell.text : "day" in cell ? (cell.day === "" ? null : new Date(`${cell.day}T00:00:00Z`)) : "percent" in cell ? toNumber(cell.percent) : toAmount(cell.amount);
}

function rowOf({ line, entries }: Explained, period: Period, host: Told): SheetRow {
  const { texts, format } = host;
  const why = line.isDifference ? [whyOf(line, texts, format), ...entries.map((entry) => `${entry.at}: ${entrySentence(entry, line, host)}`)].join(" ") : "";
  return [
    { text: period.name }, { text: sellerOf(line, host) }, { text: texts(line.isDifference ? "Statement_Difference" : "Statement_Sale") }, { text: line.name }, { text: line.customer },
    { day: line.closeDay }, { text: line.corrects?.name ?? "" }, { text: why }, { percent: line.percent }, { percent: line.isDifference ? line.percentBefore : 0 },
    { amount: line.amount, decimals: line.currency.decimals }, { text: line.currency.code }, { amount: line.baseAmount, decimals: baseOf(period, host.currencies).decimals },
  ];
}

function sellerOf({ sellerKey, sellerName }: Line, { texts }: Told): string {
  return sellerKey === unallocated ? texts("Commission_Unallocated") : sellerName;
}
