import type { MinorUnits } from "./amounts";
import type { NumberFormat } from "./numberformat";

/**
 * Reads money as people type it: "80 000 kr", "80000", "80.000,50", "-80 000". The user's own separators are what they are in the
 * user's format; a foreign point or comma is one of thousands where three digits follow each, else the decimal one. More
 * decimals than the currency has are rounded half away from zero. Null where it is no money.
 */
export function parseMoney(text: string, decimals: number, symbol: string, format: NumberFormat): MinorUnits | null {
  const plain = withoutCurrency(text, symbol).replace(/[\s\u00a0\u202f'’]/g, "");
  const match = /^([+\-\u2212]?)([\d.,]+)$/.exec(plain);
  const number = match && split(match[2] ?? "", format);
  if (!match || !number) {
    return null;
  }

  const digits = number.decimals.padEnd(decimals + 1, "0");
  const size = BigInt(number.units + digits.slice(0, decimals)) + BigInt(Number(digits.charAt(decimals)) >= 5 ? 1 : 0);
  return match[1] === "-" || match[1] === "\u2212" ? -size : size;
}

/** The symbol, with or without a point, or a word of letters such as "SEK", in front or behind. */
function withoutCurrency(text: string, symbol: string): string {
  const written = text.includes(`${symbol}.`) ? `${symbol}.` : symbol;
  const rest = symbol === "" ? text : text.replace(written, "");
  return rest.replace(/^([+\-\u2212\s]*)[\p{L}\p{Sc}]+\.?/u, "$1").replace(/[\p{L}\p{Sc}]+\.?\s*$/u, "");
}

function split(number: string, format: NumberFormat): { units: string; decimals: string } | null {
  const point = decimalPoint(number, format);
  const [units = "", decimals = "", ...more] = point === null ? [number] : number.split(point);
  const isWhole = isGrouped(units) && /^\d*$/.test(decimals) && more.length === 0 && /\d/.test(units + decimals);
  return isWhole ? { units: units.replace(/[.,]/g, ""), decimals } : null;
}

/** The character before the decimals; null where there are none. */
function decimalPoint(number: string, format: NumberFormat): string | null {
  const last = /[.,](?=\d*$)/.exec(number)?.[0];
  if (last === undefined || last === format.decimal) {
    return last ?? null;
  }

  return last === format.group || /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(number) ? null : last;
}

/** "1234", "1.234.567": each group of thousands is whole. */
function isGrouped(units: string): boolean {
  return /^\d*$/.test(units) || /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(units);
}
