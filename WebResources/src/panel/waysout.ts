import { whole } from "../shares/percent";
import type { Texts } from "../texts";
import { h, setChildren, uniqueId } from "../ui/dom";
import { scaledToWhole, splitEvenly, sumOfSellers, withRest, type Sellers } from "./edits";
import type { Teller } from "./told";
import type { Written } from "./written";

/** What brings a sum that isn't 100 there: each with what it comes to, and taken back in one step. */
export class WaysOut {
  readonly element: HTMLElement;
  private readonly choice: HTMLSelectElement;
  private readonly restText = h("span");
  private readonly rest: HTMLElement;
  private readonly split: Way;
  private readonly scale: Way;
  private sellers: Sellers = [];

  constructor(
    private readonly texts: Texts,
    private readonly written: () => Written,
    private readonly teller: Teller,
    private readonly take: (sellers: Sellers) => void,
  ) {
    const id = uniqueId("rest");
    this.choice = h("select", { id, class: "input" });
    this.rest = h(
      "div",
      { class: "way" },
      h("label", { for: id }, this.restText),
      this.choice,
      h("button", { type: "button", class: "button outline small", onclick: () => this.takeRest() }, texts("Ways_Apply")),
    );
    this.split = new Way(texts("Panel_Split"), take);
    this.scale = new Way(texts("Ways_Scale"), take);
    this.element = h("div", { class: "ways", role: "group", "aria-label": texts("Ways_Label") }, this.rest, this.split.element, this.scale.element);
  }

  update(sellers: Sellers, canEdit: boolean): void {
    this.sellers = sellers;
    this.element.hidden = !canEdit || sellers.length === 0 || sumOfSellers(sellers) === whole;
    if (this.element.hidden) {
      return;
    }

    this.updateRest();
    const even = splitEvenly(sellers);
    const split = even.reason?.rule === "P6" || sellers.every((share) => share.isFixed) ? null : even.sellers;
    const scale = scaledToWhole(sellers);
    this.split.update(split, split ? this.teller.moves(sellers, split) : "");
    this.scale.update(scale, scale ? this.teller.moves(sellers, scale) : "");
  }

  private updateRest(): void {
    const { sellers } = this;
    const rest = whole - sumOfSellers(sellers);
    const takers = sellers.filter(({ isFixed, percent }) => !isFixed && percent + rest >= 0 && percent + rest <= whole);
    const chosen = this.choice.value;
    const old = new Map(Array.from(this.choice.options).map((option) => [option.value, option]));
    const options = takers.map(({ key, name, percent }) => {
      const option = old.get(key) ?? h("option", { value: key });
      const text = `${name} ${this.written().move(percent, percent + rest)}`;
      if (option.textContent !== text) {
        option.textContent = text;
      }

      return option;
    });
    setChildren(this.choice, options);
    if (takers.some(({ key }) => key === chosen)) {
      this.choice.value = chosen;
    }

    this.restText.textContent = this.texts(rest > 0 ? "Ways_Rest" : "Ways_Excess");
    this.rest.hidden = takers.length === 0;
  }

  private takeRest(): void {
    const sellers = withRest(this.sellers, this.choice.value);
    if (sellers) {
      this.take(sellers);
    }
  }
}

/** A button, and what it would come to. */
class Way {
  readonly element: HTMLElement;
  private readonly preview = h("span", { id: uniqueId("preview"), class: "secondary" });
  private sellers: Sellers | null = null;

  constructor(text: string, take: (sellers: Sellers) => void) {
    this.element = h(
      "div",
      { class: "way" },
      h(
        "button",
        { type: "button", class: "button outline small", "aria-describedby": this.preview.id, onclick: () => this.sellers && take(this.sellers) },
        text,
      ),
      this.preview,
    );
  }

  update(sellers: Sellers | null, preview: string): void {
    this.sellers = sellers;
    this.element.hidden = !sellers;
    this.preview.textContent = preview;
  }
}
