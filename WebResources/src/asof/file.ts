import type { NumberFormat } from "../shares/numberformat";
import type { Texts } from "../texts";
import { missing } from "./asoftable";
import { amountCell, csvText, percentCell, type Cell } from "../ui/csv";
import { statusTexts } from "./filterfields";
import type { AsOfRow } from "./selection";

/** The lines of the file below its headings: one for each seller of each opportunity, and one where there is none. */
export function linesOf(rows: readonly AsOfRow[], day: string, texts: Texts, format: NumberFormat): Cell[][] {
  return rows.reduce<Cell[][]>((lines, row) => {
    lines.push(...linesOfOne(row, day, texts, format));
    return lines;
  }, []);
}

function linesOfOne(row: AsOfRow, day: string, texts: Texts, { decimal }: NumberFormat): Cell[][] {
  const { name, status, currency, sellers } = row;
  const begin = [day, name, texts(statusTexts[status])];
  const code = currency?.code ?? "";
  if (!sellers || sellers.length === 0) {
    return [[...begin, missing(row, { texts }), "", "", "", code]];
  }

  return sellers.map(({ share, amount }): Cell[] => [
    ...begin,
    share.name,
    percentCell(share.percent, decimal),
    texts(share.isFixed ? "AsOf_Yes" : "AsOf_No"),
    amountCell(amount, currency?.decimals ?? 2, decimal),
    code,
  ]);
}

/** The whole file. */
export function fileOf(lines: readonly (readonly Cell[])[], texts: Texts, { decimal }: NumberFormat): string {
  const heads = [
    texts("AsOf_Day"), texts("Table_Opportunity"), texts("AsOf_Status"), texts("Table_Seller"), `${texts("Table_Percent")} %`, texts("Row_Fixed"), texts("AsOf_Part"),
    texts("AsOf_Currency"),
  ];
  return csvText([heads, ...lines], decimal);
}
