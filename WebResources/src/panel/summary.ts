import type { MinorUnits } from "../shares/amounts";
import { whole } from "../shares/percent";
import type { Texts } from "../texts";
import { h } from "../ui/dom";
import { icon } from "../ui/icons";
import { draftSum, type Draft } from "./draft";
import type { Written } from "./written";

/** The sum, and what is open or too much, in percent and in money. */
export class Summary {
  readonly element = h("div", { class: "summary" });

  constructor(private readonly texts: Texts) {}

  /** @param amount What the sellers share. @param amounts Each one's part of it. */
  update(draft: Draft, written: Written, amount: MinorUnits | undefined, amounts: readonly MinorUnits[]): void {
    const sum = draftSum(draft);
    const rest = whole - sum;
    const shared = amounts.reduce((total, part) => total + part, BigInt(0));
    const left = amount === undefined ? undefined : rest >= 0 ? amount - shared : shared - amount;
    const label = rest >= 0 ? this.texts("Summary_Open") : this.texts("Summary_Over");
    this.element.className = rest === 0 ? "summary is-whole" : "summary is-not-whole";
    this.element.replaceChildren(
      icon(rest === 0 ? "success" : "warning"),
      this.figure(this.texts("Summary_Sum"), written.percent(sum), amount === undefined ? "" : written.money(shared)),
      ...(rest === 0 ? [] : [this.figure(label, written.percent(Math.abs(rest)), written.money(left))]),
    );
  }

  private figure(label: string, percent: string, money: string): HTMLElement {
    return h(
      "div",
      { class: "figure" },
      h("span", { class: "secondary" }, label),
      h("span", { class: "number" }, `${percent} %`),
      h("span", { class: "money" }, money),
    );
  }
}
