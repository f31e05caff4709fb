import type { KnownCurrency } from "../dataverse/currencies";
import { numberIn, type Row } from "../dataverse/rows";
import { toMinorUnits, type MinorUnits } from "../shares/amounts";
import { formatMoney, type NumberFormat } from "../shares/numberformat";
import { amountCell, type Cell } from "../ui/csv";

/**
 * Money of a commission line: a whole number of ten-thousandths, as the column has four decimals whatever the currency has. So lines add
 * up exactly, also where a currency has lost decimals since.
 */
export type Exact = bigint;

export const none: Exact = BigInt(0);
export const columnDecimals = 4;

const ten = BigInt(10);

export function exactIn(row: Row, column: string): Exact {
  return toMinorUnits(numberIn(row, column) ?? 0, columnDecimals);
}

export function sumOfExact(amounts: readonly Exact[]): Exact {
  return amounts.reduce((sum, amount) => sum + amount, none);
}

/** With the currency's symbol, and with more decimals than the currency's only where there is something in them. */
export function writtenAmount(amount: Exact, currency: Pick<KnownCurrency, "decimals" | "symbol">, format: NumberFormat): string {
  const { units, decimals } = inUnits(amount, currency.decimals);
  return formatMoney(units, decimals, currency.symbol, format);
}

/** With the currency's code, which stands behind the number in every language: "-1,234.50 SEK". */
export function amountInCode(amount: Exact, currency: Pick<KnownCurrency, "decimals" | "code">, format: NumberFormat): string {
  const [after, negativeAfter] = [3, 8];
  return writtenAmount(amount, { decimals: currency.decimals, symbol: currency.code }, { ...format, currency: after, negativeCurrency: negativeAfter });
}

/** For a file. */
export function exactCell(amount: Exact, currencyDecimals: number, decimal: string): Cell {
  const { units, decimals } = inUnits(amount, currencyDecimals);
  return amountCell(units, decimals, decimal);
}

/** For a workbook, which keeps fifteen digits as well. */
export function toAmount(amount: Exact): number {
  return Number(amount) / 10 ** columnDecimals;
}

function inUnits(amount: Exact, atLeast: number): { units: MinorUnits; decimals: number } {
  let [units, decimals] = [amount, columnDecimals];
  while (decimals > atLeast && units % ten === none) {
    units /= ten;
    decimals -= 1;
  }

  return { units, decimals };
}
