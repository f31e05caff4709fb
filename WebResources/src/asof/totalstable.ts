import { formatMoney } from "../shares/numberformat";
import { h } from "../ui/dom";
import type { AsOfHost } from "./asofhost";
import type { AsOfRow } from "./selection";
import { totalsOf } from "./totals";

/** Sums by seller and currency, and how many opportunities are in none. */
export function totalsTable(rows: readonly AsOfRow[], sellerId: string | null, headingId: string, { texts, format }: Pick<AsOfHost, "texts" | "format">): HTMLElement[] {
  const totals = totalsOf(rows, sellerId);
  const unknown = rows.filter(({ sellers }) => sellers === null).length;
  const heads = [texts("Table_Seller"), texts("AsOf_Currency"), texts("AsOf_Count"), texts("Table_Amount")];
  const table = h(
    "table",
    { "aria-labelledby": headingId },
    h("thead", {}, h("tr", {}, ...heads.map((head, index) => h("th", { scope: "col", class: index > 1 ? "number" : undefined }, head)))),
    h(
      "tbody",
      {},
      ...totals.map(({ name, currency, opportunities, amount }) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, name),
          h("td", {}, currency.code),
          h("td", { class: "number" }, String(opportunities)),
          h("td", { class: "number" }, formatMoney(amount, currency.decimals, currency.symbol, format)),
        ),
      ),
    ),
  );
  return [
    totals.length === 0 ? h("p", {}, texts("AsOf_NoTotals")) : table,
    ...(unknown === 0 ? [] : [h("p", { class: "secondary" }, unknown === 1 ? texts("AsOf_UnknownOne") : texts("AsOf_UnknownMany", String(unknown)))]),
  ];
}
