import { dataTable, type Column } from "../ui/datatable";
import { h, uniqueId } from "../ui/dom";
import { icon } from "../ui/icons";
import type { CommissionHost } from "./commissionhost";
import { unallocated } from "./line";
import { sumOfExact, amountInCode } from "./money";
import { baseOf, type Period } from "./period";
import { sellerTotals, type SellerSum } from "./sellersums";

/** What each seller has, with their statements, and whether it all comes to the period's total (C4). */
export function sellerTable(period: Period, sums: readonly SellerSum[], readsAll: boolean, host: Pick<CommissionHost, "texts" | "format" | "currencies" | "statementOf">): HTMLElement[] {
  const { texts, format } = host;
  const base = baseOf(period, host.currencies);
  const totals = sellerTotals(sums);
  const all = sumOfExact(totals.map((total) => total.base));
  const heading = h("h3", { id: uniqueId("sellers") }, texts("Commission_Sellers"));
  const name = (key: string, seller: string) => (key === unallocated ? texts("Commission_Unallocated") : seller);
  const columns: Column[] = [
    { title: texts("Table_Seller") }, { title: texts("Commission_Lines"), look: "number" }, { title: texts("Table_Amount"), look: "number" },
    { title: texts("Commission_InBase", period.baseCurrency), look: "number" },
  ];
  const rows = totals.map((total) => [
    h("a", { href: host.statementOf(period.id, total.key), target: "_blank", rel: "noopener" }, name(total.key, total.name)),
    String(total.lines),
    total.amounts.map(({ currency, amount }) => h("div", {}, amountInCode(amount, currency, format))),
    amountInCode(total.base, base, format),
  ]);
  const foot = [texts("Commission_All"), String(totals.reduce((sum, { lines }) => sum + lines, 0)), "", amountInCode(all, base, format)];
  const table = h("div", { class: "table sellers" }, dataTable(columns, heading.id, rows, foot));
  return [heading, totals.length === 0 ? h("p", {}, texts("Commission_NoLines")) : table, ...(readsAll ? [control(all === period.baseTotal, period, host)] : [])];
}

/** Whether the lines come to what the period says. */
export function control(isSame: boolean, period: Period, { texts, format, currencies }: Pick<CommissionHost, "texts" | "format" | "currencies">): HTMLElement {
  const total = amountInCode(period.baseTotal, baseOf(period, currencies), format);
  return h("p", { class: isSame ? "control ties" : "control", role: isSame ? undefined : "alert" }, icon(isSame ? "success" : "error"), h("span", {}, texts(isSame ? "Commission_Ties" : "Commission_DoesNotTie", total)));
}
