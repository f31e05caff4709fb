import type { MinorUnits } from "../shares/amounts";
import { parsePercent } from "../shares/parse";
import type { Hundredths } from "../shares/percent";
import type { Texts } from "../texts";
import { avatar, colourClass } from "../ui/avatar";
import { iconButton } from "../ui/button";
import { h, setAttribute, setChildren, uniqueId } from "../ui/dom";
import { icon } from "../ui/icons";
import type { DraftShare } from "./draft";
import type { Written } from "./written";

export interface RowActions {
  setPercent(key: string, percent: Hundredths): void;
  /** The number is finished; what follows is another step. */
  endEdit(): void;
  setFixed(key: string, isFixed: boolean): void;
  remove(key: string): void;
  /** What is typed is, or is no longer, a percentage. */
  problemChanged(): void;
}

/** How a row is to be shown. */
export interface RowState {
  share: DraftShare;
  index: number;
  amount: MinorUnits | undefined;
  canEdit: boolean;
  isSole: boolean;
}

/** One seller in the list. */
export class SellerRow {
  readonly element: HTMLLIElement;
  readonly input: HTMLInputElement;
  readonly removeButton: HTMLButtonElement;
  private readonly face = h("span", { class: "face" });
  private readonly money = h("span", { class: "money" });
  private readonly note = h("span", { class: "secondary" });
  private readonly fixed: HTMLButtonElement;
  private readonly problem: HTMLElement;
  private state: RowState | undefined;
  private shown: Hundredths | null = null;

  constructor(
    private readonly key: string,
    readonly name: string,
    private readonly texts: Texts,
    private readonly written: () => Written,
    private readonly actions: RowActions,
  ) {
    const problemId = uniqueId("problem");
    this.problem = h("span", { id: problemId, class: "problem" });
    this.input = h("input", {
      type: "text",
      class: "input percent",
      inputmode: "decimal",
      autocomplete: "off",
      "aria-label": texts("Row_Percent", name),
      "aria-describedby": problemId,
      oninput: () => this.onInput(),
      onchange: () => this.onChange(),
      onfocus: () => this.input.select(),
    });
    this.fixed = iconButton("free", texts("Row_Fix", name), () => this.actions.setFixed(key, !this.state?.share.isFixed));
    this.removeButton = iconButton("remove", texts("Row_Remove", name), () => this.actions.remove(key));
    this.element = h(
      "li",
      { class: "seller" },
      this.face,
      h("span", { class: "who" }, h("span", { class: "name" }, name), this.note),
      h("span", { class: "percent-box" }, this.input, h("span", { class: "unit", "aria-hidden": "true" }, "%")),
      this.money,
      h("span", { class: "row-actions" }, this.fixed, this.removeButton),
      this.problem,
    );
  }

  /** Whether what is typed can't be saved. */
  get hasProblem(): boolean {
    return this.input.getAttribute("aria-invalid") === "true";
  }

  update(state: RowState): void {
    const { share, canEdit, isSole } = state;
    this.state = state;
    this.face.replaceChildren(avatar(this.name, colourClass(state.index)));
    this.note.textContent = this.noteOn(state);
    this.money.textContent = this.written().money(state.amount);
    this.input.readOnly = !canEdit || isSole;
    this.showPercent(share.percent);
    setChildren(this.fixed, [icon(share.isFixed ? "fixed" : "free")]);
    setAttribute(this.fixed, "aria-pressed", String(share.isFixed));
    this.fixed.hidden = !canEdit;
    this.removeButton.hidden = !canEdit;
  }

  private noteOn({ share, isSole }: RowState): string {
    const { texts } = this;
    const notes = [share.sellerId === null && texts("Row_UserDeleted"), share.isFixed && texts("Row_Fixed"), isSole && texts("Row_Sole")];
    return notes.filter((note) => note !== false).join(" · ");
  }

  /** What is typed gives way to the percentage as it is. */
  forgetTyped(): void {
    this.shown = null;
  }

  private showPercent(percent: Hundredths): void {
    if (this.shown === percent && (this.hasProblem || this.isTyped(percent))) {
      return;
    }

    this.shown = percent;
    this.input.value = this.written().percent(percent);
    this.tell(null);
  }

  /** The person is in the field, and it says just that, if in other words: "33" for 33,00. */
  private isTyped(percent: Hundredths): boolean {
    const typed = parsePercent(this.input.value, this.written().format.group);
    return document.activeElement === this.input && "percent" in typed && typed.percent === percent;
  }

  private onInput(): void {
    const typed = parsePercent(this.input.value, this.written().format.group);
    if ("percent" in typed) {
      this.tell(null);
      this.shown = typed.percent;
      this.actions.setPercent(this.key, typed.percent);
    } else {
      this.tell(this.problemText(typed.problem));
    }
  }

  private onChange(): void {
    this.actions.endEdit();
    if (!this.hasProblem && this.state) {
      this.forgetTyped();
      this.showPercent(this.state.share.percent);
    }
  }

  private problemText(problem: "notANumber" | "outOfRange"): string {
    return problem === "notANumber" ? this.texts("Problem_NotANumber", this.written().percent(33_33)) : this.texts("Problem_OutOfRange");
  }

  private tell(problem: string | null): void {
    this.problem.textContent = problem ?? "";
    const had = this.hasProblem;
    setAttribute(this.input, "aria-invalid", problem === null ? undefined : "true");
    if (had !== this.hasProblem) {
      this.actions.problemChanged();
    }
  }
}
