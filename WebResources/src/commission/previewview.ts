import type { KnownCurrency } from "../dataverse/currencies";
import { formatPercent, type NumberFormat } from "../shares/numberformat";
import type { TextKey } from "../texts";
import { Button } from "../ui/button";
import { dataTable, type Column } from "../ui/datatable";
import { writtenDay } from "../ui/day";
import { h, unbroken, uniqueId } from "../ui/dom";
import type { CommissionHost } from "./commissionhost";
import { unallocated, type Line } from "./line";
import { amountInCode, none, sumOfExact, type Exact } from "./money";
import { findingsOf, type Findings, type Previewed } from "./previewed";
import { sumsOf } from "./sums";
import { whyOf } from "./why";

/** How many opportunities of a finding stand there before somebody asks for all. */
const atFirst = 50;

type Shown = Pick<CommissionHost, "texts" | "format" | "dayPattern" | "addressOf" | "baseCurrency">;

const titles: Record<keyof Findings, readonly [title: TextKey, text: TextKey]> = {
  doesNotAddUp: ["Commission_DoesNotAddUp", "Commission_DoesNotAddUpText"],
  withoutSellers: ["Commission_WithoutSellers", "Commission_WithoutSellersText"],
  withoutAmount: ["Commission_WithoutAmount", "Commission_WithoutAmountText"],
  notWhole: ["Commission_NotWhole", "Commission_NotWholeText"],
  differences: ["Commission_Differences", "Commission_DifferencesText"],
};

/** What closing would come to, and what somebody should look at before. */
export function previewView(lines: readonly Line[], looked: number, counted: number, headingId: string, host: Shown): HTMLElement[] {
  const { texts } = host;
  const findings = findingsOf(lines);
  const kinds = (Object.keys(titles) as (keyof Findings)[]).filter((kind) => findings[kind].length > 0);
  return [
    h("p", {}, texts("Commission_Looked", String(looked), String(counted), String(lines.length))),
    ...(lines.length > 0 ? [sumTable(lines, headingId, host)] : []),
    ...(kinds.length === 0 ? [h("p", {}, texts("Commission_NothingFound"))] : kinds.map((kind) => finding(kind, findings[kind], host))),
  ];
}

function sumTable(lines: readonly Line[], headingId: string, { texts, format, baseCurrency }: Shown): HTMLElement {
  const sums = sumsOf(lines);
  const base = baseCurrency ?? { decimals: 2, code: "" };
  const columns: Column[] = [
    { title: texts("AsOf_Currency") }, { title: texts("Commission_Counted"), look: "number" }, { title: texts("Commission_Differences"), look: "number" },
    { title: texts("Commission_InBase", base.code), look: "number" },
  ];
  const rows = sums.map(({ currency, counted, differences, base: inBase }) => [
    currency.code || "–", orNone(counted, currency, format), orNone(differences, currency, format), amountInCode(inBase, base, format),
  ]);
  const foot = [texts("Commission_All"), "", "", amountInCode(sumOfExact(sums.map((sum) => sum.base)), base, format)];
  return h("div", { class: "table sums" }, dataTable(columns, headingId, rows, foot));
}

function orNone(amount: Exact, currency: KnownCurrency, format: NumberFormat): string {
  return amount === none ? "–" : amountInCode(amount, currency, format);
}

function finding(kind: keyof Findings, opportunities: readonly Previewed[], host: Shown): HTMLElement {
  const { texts } = host;
  const [title, text] = titles[kind];
  const heading = h("h3", { id: uniqueId("finding") }, texts(title), " ", h("span", { class: "badge" }, String(opportunities.length)));
  const place = h("div", { class: "table" });
  const show = (count: number) => place.replaceChildren(table(opportunities.slice(0, count), heading.id, host));
  show(atFirst);
  const more = new Button({
    text: texts("Commission_ShowAll", String(opportunities.length)),
    run: () => {
      show(opportunities.length);
      more.element.hidden = true;
      place.querySelector("a")?.focus();
    },
  });
  more.element.classList.add("outline");
  more.element.hidden = opportunities.length <= atFirst;
  return h("section", { class: `finding ${kind}`, "aria-labelledby": heading.id }, heading, h("p", { class: "secondary" }, texts(text)), place, h("div", { class: "actions" }, more.element));
}

function table(opportunities: readonly Previewed[], headingId: string, host: Shown): HTMLElement {
  const { texts } = host;
  const heads = [texts("Table_Opportunity"), texts("Table_Seller"), texts("Table_Percent"), texts("Table_Amount")];
  return h(
    "table",
    { class: "data-table", "aria-labelledby": headingId },
    h("thead", {}, h("tr", {}, ...heads.map((head, index) => h("th", { scope: "col", class: index > 1 ? "number" : undefined }, head)))),
    ...opportunities.map(({ lines }) => group(lines, host)),
  );
}

function group(lines: readonly Line[], host: Shown): HTMLElement {
  const { texts, format, dayPattern } = host;
  const [first] = lines;
  const name = first?.name ?? "";
  const head = h(
    "th",
    { scope: "rowgroup", rowspan: lines.length },
    first?.opportunityId ? h("a", { href: host.addressOf(first.opportunityId), target: "_blank", rel: "noopener" }, name) : h("span", {}, name),
    h("span", { class: "secondary" }, [first?.customer ?? "", writtenDay(first?.closeDay ?? "", dayPattern)].filter((part) => part !== "").join(", ")),
  );
  return h(
    "tbody",
    {},
    ...lines.map((line, index) =>
      h(
        "tr",
        {},
        index === 0 ? head : null,
        h("td", { "data-label": texts("Table_Seller") }, h("div", {}, line.sellerKey === unallocated ? texts("Commission_Unallocated") : line.sellerName, line.isDifference ? h("span", { class: "secondary" }, unbroken(whyOf(line, texts, format))) : null)),
        h("td", { class: "number", "data-label": texts("Table_Percent") }, `${formatPercent(line.percent, format)}\u00a0%`),
        h("td", { class: "number", "data-label": texts("Table_Amount") }, amountInCode(line.amount, line.currency, format)),
      ),
    ),
  );
}
