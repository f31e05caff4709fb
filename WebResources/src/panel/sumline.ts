import type { MinorUnits } from "../shares/amounts";
import { whole } from "../shares/percent";
import type { Texts } from "../texts";
import { h } from "../ui/dom";
import { icon } from "../ui/icons";
import { sumOfSellers, type Sellers } from "./edits";
import type { Written } from "./written";

/** The sum in words, once, and what it is in money. */
export class SumLine {
  readonly element = h("div", { class: "sum" });
  private shown = "";

  constructor(private readonly texts: Texts) {}

  /** @param amount What the sellers share. @param amounts Each one's part of it. */
  update(sellers: Sellers, written: Written, amount: MinorUnits | undefined, amounts: readonly MinorUnits[]): void {
    const rest = whole - sumOfSellers(sellers);
    const shared = amounts.reduce((total, part) => total + part, BigInt(0));
    const left = amount === undefined ? undefined : rest >= 0 ? amount - shared : shared - amount;
    const text = this.text(sellers, written);
    const figures = [
      ...(amount === undefined ? [] : [[this.texts("Summary_Sum"), written.money(shared)]]),
      ...(left === undefined || rest === 0 ? [] : [[this.texts(rest > 0 ? "Summary_Open" : "Summary_Over"), written.money(left)]]),
    ];
    const shown = JSON.stringify([text, figures]);
    if (shown !== this.shown) {
      this.shown = shown;
      this.element.className = rest === 0 ? "sum is-whole" : "sum is-not-whole";
      this.element.replaceChildren(
        icon(rest === 0 ? "success" : "warning"),
        h("span", { class: "sum-text" }, text),
        ...figures.map(([label, money]) =>
          h("span", { class: "figure" }, h("span", { class: "secondary" }, label), " ", h("span", { class: "money" }, money)),
        ),
      );
    }
  }

  /** "Andelarna är tillsammans 110 % – 10 % för mycket." */
  text(sellers: Sellers, written: Written): string {
    const sum = sumOfSellers(sellers);
    const rest = whole - sum;
    return rest === 0
      ? this.texts("Sum_Whole")
      : this.texts(rest > 0 ? "Sum_Under" : "Sum_Over", written.brief(sum), written.brief(Math.abs(rest)));
  }
}
