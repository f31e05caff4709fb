import type { MinorUnits } from "../shares/amounts";
import { toNumber, type Hundredths } from "../shares/percent";

/** A cell: a text, or a number that is written already. */
export type Cell = string | { number: string };

const mark = "\uFEFF";

/**
 * A file that a spreadsheet opens with a double click: a mark that it is UTF-8, the separator that goes with the decimal sign, and no
 * text that it would take for a formula.
 */
export function csvText(rows: readonly (readonly Cell[])[], decimal: string): string {
  const separator = decimal === "," ? ";" : ",";
  return mark + rows.map((row) => `${row.map((cell) => written(cell, separator)).join(separator)}\r\n`).join("");
}

/** A percentage with two decimals, without the sign. */
export function percentCell(percent: Hundredths, decimal: string): Cell {
  return { number: toNumber(percent).toFixed(2).replace(".", decimal) };
}

/** Money without its currency and without groups of digits; nothing where there is none. */
export function amountCell(amount: MinorUnits | null, decimals: number, decimal: string): Cell {
  if (amount === null) {
    return "";
  }

  const isNegative = amount < BigInt(0);
  const digits = (isNegative ? -amount : amount).toString().padStart(decimals + 1, "0");
  const units = digits.slice(0, digits.length - decimals);
  return { number: (isNegative ? "-" : "") + (decimals === 0 ? units : units + decimal + digits.slice(-decimals)) };
}

function written(cell: Cell, separator: string): string {
  const text = typeof cell === "string" ? harmless(cell) : cell.number;
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** What begins like a formula, also behind blanks or in full width, is one to a spreadsheet, whoever has typed it. */
function harmless(text: string): string {
  return /^[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}
