import type { Texts } from "../texts";
import { h } from "../ui/dom";
import type { EditedShare, Sellers } from "./edits";
import type { Collision } from "./merge";
import type { Written } from "./written";

export interface CollisionActions {
  takeMine(collision: Collision): void;
  takeTheirs(collision: Collision): void;
}

/** What both have changed, side by side, for the person to choose from. */
export class CollisionList {
  readonly element = h("section", { class: "collisions", role: "alert", hidden: true });
  private shown = "";

  constructor(
    private readonly texts: Texts,
    private readonly written: () => Written,
    private readonly actions: CollisionActions,
  ) {}

  update(collisions: readonly Collision[], sellers: Sellers): void {
    const rows = collisions.map((collision) => ({
      collision,
      mine: this.value(sellers.find((share) => share.key === collision.key) ?? null),
      theirs: this.value(collision.theirs),
    }));
    const shown = JSON.stringify(rows.map(({ collision, mine, theirs }) => [collision.key, mine, theirs]));
    if (shown === this.shown) {
      return;
    }

    this.shown = shown;
    this.element.hidden = rows.length === 0;
    this.element.replaceChildren();
    if (rows.length > 0) {
      this.element.append(
        h("p", {}, this.texts("Conflict_Text")),
        h("ul", { role: "list" }, ...rows.map(({ collision, mine, theirs }) => this.row(collision, mine, theirs))),
      );
    }
  }

  private row(collision: Collision, mine: string, theirs: string): HTMLElement {
    const { name } = collision;
    const choice = (label: string, value: string, act: string, run: () => void) =>
      h(
        "div",
        { class: "version" },
        h("span", { class: "secondary" }, label),
        h("span", { class: "number" }, value),
        h("button", { type: "button", class: "button outline small", "aria-label": `${act}: ${name} ${value}`, onclick: run }, act),
      );
    return h(
      "li",
      { class: "collision" },
      h("span", { class: "name" }, name),
      choice(this.texts("Conflict_Yours"), mine, this.texts("Conflict_Keep"), () => this.actions.takeMine(collision)),
      choice(this.texts("Conflict_Theirs"), theirs, this.texts("Conflict_Take"), () => this.actions.takeTheirs(collision)),
    );
  }

  private value(share: Pick<EditedShare, "percent" | "isFixed"> | null): string {
    if (!share) {
      return this.texts("Conflict_Removed");
    }

    const percent = `${this.written().brief(share.percent)} %`;
    return share.isFixed ? `${percent}, ${this.texts("Row_Fixed").toLocaleLowerCase()}` : percent;
  }
}
