import { formatMoney, formatPercent } from "../shares/numberformat";
import { h } from "../ui/dom";
import { icon } from "../ui/icons";
import type { AsOfHost } from "./asofhost";
import { statusTexts } from "./filterfields";
import type { AsOfRow, AsOfSeller } from "./selection";

type Shown = Pick<AsOfHost, "texts" | "format" | "addressOf">;

/** Opportunities, each with its sellers of the day below one another. */
export function asOfTable(rows: readonly AsOfRow[], headingId: string, host: Shown): HTMLElement {
  const { texts } = host;
  const heads = [texts("Table_Opportunity"), texts("Table_Seller"), texts("Table_Percent"), texts("AsOf_Part")];
  return h(
    "table",
    { "aria-labelledby": headingId },
    h("thead", {}, h("tr", {}, ...heads.map((head, index) => h("th", { scope: "col", class: index > 1 ? "number" : undefined }, head)))),
    ...rows.map((row) => group(row, host)),
  );
}

/** Who had no share at all is told in their place. */
export function missing({ sellers, knownSince }: AsOfRow, { texts }: Pick<AsOfHost, "texts">): string {
  return sellers ? texts("AsOf_NoSellers") : knownSince === "" ? texts("AsOf_NothingKnown") : texts("AsOf_NotKnown", knownSince);
}

function group(row: AsOfRow, host: Shown): HTMLElement {
  const sellers = row.sellers ?? [];
  const head = h(
    "th",
    { scope: "rowgroup", rowspan: Math.max(sellers.length, 1) },
    h("a", { href: host.addressOf(row.opportunityId), target: "_blank", rel: "noopener" }, row.name),
    h("span", { class: "secondary" }, host.texts(statusTexts[row.status])),
  );
  const [first, ...others] = sellers.map((seller) => cells(seller, row, host));
  return h(
    "tbody",
    {},
    h("tr", {}, head, ...(first ?? [h("td", { class: "missing", colspan: 3 }, missing(row, host))])),
    ...others.map((each) => h("tr", {}, ...each)),
  );
}

function cells({ share, amount }: AsOfSeller, { currency }: AsOfRow, { texts, format }: Shown): HTMLElement[] {
  const isFixed = share.isFixed ? [icon("fixed"), h("span", { class: "visually-hidden" }, texts("Row_Fixed"))] : [];
  return [
    h("td", {}, share.name),
    h("td", { class: "number" }, ...isFixed, `${formatPercent(share.percent, format)}\u00a0%`),
    h("td", { class: "number" }, amount === null || !currency ? "–" : formatMoney(amount, currency.decimals, currency.symbol, format)),
  ];
}
