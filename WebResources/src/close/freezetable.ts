import { shareAmounts, type MinorUnits } from "../shares/amounts";
import { formatBriefly, formatMoney, formatPercent, type NumberFormat } from "../shares/numberformat";
import type { Currency } from "../dataverse/opportunityshares";
import { sumOf, whole } from "../shares/percent";
import type { Texts } from "../texts";
import { h, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import type { SellerToFreeze } from "./sellerstofreeze";

/** Who gets what when the opportunity is closed, and the sum of the shares where that is not 100. */
export class FreezeTable {
  readonly element = h("section", { class: "freeze" });
  private readonly heading: HTMLElement;
  private readonly rows = h("tbody");
  private readonly sum = new MessageBar();

  constructor(
    private readonly texts: Texts,
    private readonly sellers: readonly SellerToFreeze[],
    private readonly currency: Currency | null,
    private readonly format: NumberFormat,
  ) {
    this.heading = h("h2", { id: uniqueId("freeze") }, texts("Close_Sellers"));
    const heads = [texts("Table_Seller"), texts("Table_Percent"), texts("Table_Amount")];
    const head = h("thead", {}, h("tr", {}, ...heads.map((text, index) => h("th", { scope: "col", class: index > 0 ? "number" : undefined }, text))));
    this.element.append(
      this.heading,
      sellers.length === 0 ? h("p", {}, texts("Close_NoSellers")) : h("table", { "aria-labelledby": this.heading.id }, head, this.rows),
      this.sum.element,
    );
    this.sum.show(this.sumMessage());
  }

  /** @param amount What they share; null for no amount. */
  show(amount: MinorUnits | null): void {
    const parts = amount === null ? [] : shareAmounts(amount, this.sellers.map((seller) => seller.percent));
    this.rows.replaceChildren(...this.sellers.map((seller, index) => this.row(seller, parts[index] ?? null)));
  }

  private row(seller: SellerToFreeze, part: MinorUnits | null): HTMLElement {
    const { currency, format } = this;
    const written = part === null || currency === null ? "–" : formatMoney(part, currency.decimals, currency.symbol, format);
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, seller.name),
      h("td", { class: "number" }, `${formatPercent(seller.percent, format)} %`),
      h("td", { class: "number" }, written),
    );
  }

  /** It is told, and stops nobody (rules, section 4). */
  private sumMessage(): { intent: "warning"; text: string } | null {
    const sum = sumOf(this.sellers.map((seller) => seller.percent));
    if (sum === whole || this.sellers.length === 0) {
      return null;
    }

    const key = sum > whole ? "Sum_Over" : "Sum_Under";
    return { intent: "warning", text: this.texts(key, formatBriefly(sum, this.format), formatBriefly(Math.abs(whole - sum), this.format)) };
  }
}
