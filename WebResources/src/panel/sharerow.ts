import { percentOf, type MinorUnits } from "../shares/amounts";
import { parsePercent } from "../shares/parse";
import { parseMoney } from "../shares/parsemoney";
import type { Hundredths } from "../shares/percent";
import type { Texts } from "../texts";
import { avatar, colourClass } from "../ui/avatar";
import { iconButton } from "../ui/button";
import { h, setAttribute, setChildren, uniqueId } from "../ui/dom";
import { icon } from "../ui/icons";
import type { EditedShare } from "./edits";
import { NumberField } from "./numberfield";
import type { Written } from "./written";

export interface RowActions {
  /** Null where the number was emptied. */
  setPercent(key: string, percent: Hundredths | null): void;
  /** The number is finished; what follows is another step. */
  endEdit(): void;
  /** The number that is being typed is not wanted after all. */
  takeBack(key: string): void;
  setFixed(key: string, isFixed: boolean): void;
  remove(key: string): void;
  /** What is typed is, or is no longer, a number that can be taken. */
  problemChanged(): void;
}

/** How a row is to be shown. */
export interface RowState {
  share: EditedShare;
  index: number;
  /** As stored; null for somebody new. */
  was: Hundredths | null;
  amount: MinorUnits | undefined;
  /** What all share. */
  total: MinorUnits | undefined;
  canEdit: boolean;
  written: Written;
}

/** One seller in the list: percent and money are two ways to say the same. */
export class ShareRow {
  readonly element: HTMLLIElement;
  readonly removeButton: HTMLButtonElement;
  private readonly percent: NumberField;
  private readonly money: NumberField;
  private readonly face = h("span", { class: "face" });
  private readonly note = h("span", { class: "secondary" });
  private readonly fixed: HTMLButtonElement;
  private readonly problemText: HTMLElement;
  private state: RowState | undefined;
  /** The money that somebody asked for, and the percentage that came nearest. */
  private wanted: { amount: MinorUnits; percent: Hundredths } | null = null;

  constructor(
    private readonly key: string,
    readonly name: string,
    private readonly texts: Texts,
    private readonly actions: RowActions,
  ) {
    const problemId = uniqueId("problem");
    const field = (style: string, label: string, typed: (text: string) => string | null) =>
      new NumberField({
        class: style,
        label,
        describedBy: problemId,
        typed,
        done: () => this.actions.endEdit(),
        takeBack: () => this.takeBack(),
        problemChanged: () => this.showProblem(),
      });
    this.problemText = h("span", { id: problemId, class: "problem" });
    this.percent = field("percent", texts("Row_Percent", name), (text) => this.onPercent(text));
    this.money = field("amount", texts("Row_Amount", name), (text) => this.onMoney(text));
    this.fixed = iconButton("free", texts("Row_Fix", name), () => this.actions.setFixed(key, !this.state?.share.isFixed));
    this.removeButton = iconButton("remove", texts("Row_Remove", name), () => this.actions.remove(key));
    this.element = h(
      "li",
      { class: "seller" },
      this.face,
      h("span", { class: "who" }, h("span", { class: "name" }, name), this.note),
      h("span", { class: "percent-box" }, this.percent.input, h("span", { class: "unit", "aria-hidden": "true" }, "%")),
      h("span", { class: "amount-box" }, this.money.input),
      h("span", { class: "row-actions" }, this.fixed, this.removeButton),
      this.problemText,
    );
  }

  /** Where the seller's number is typed. */
  get input(): HTMLInputElement {
    return this.percent.input;
  }

  /** Why what is typed can't be saved, or null. */
  get problem(): string | null {
    return this.percent.problem ?? this.money.problem;
  }

  /** Draws only what is another than before: most rows stay as they are while somebody types in one. */
  update(state: RowState): void {
    const old = this.state;
    this.state = state;
    if (old && isSameState(old, state)) {
      return;
    }

    const { share, canEdit, amount, written } = state;
    if (old?.index !== state.index) {
      this.face.replaceChildren(avatar(this.name, colourClass(state.index)));
    }

    this.note.textContent = this.noteOn(state);
    this.percent.show(written.percent(share.percent));
    this.percent.input.readOnly = !canEdit;
    this.money.show(written.money(amount));
    this.money.input.readOnly = !canEdit || !state.total;
    this.money.input.hidden = amount === undefined;
    if (old?.share.isFixed !== share.isFixed) {
      setChildren(this.fixed, [icon(share.isFixed ? "fixed" : "free")]);
      setAttribute(this.fixed, "aria-pressed", String(share.isFixed));
    }

    this.fixed.hidden = !canEdit;
    this.removeButton.hidden = !canEdit;
    this.showProblem();
  }

  /** Every field says the share as it is. */
  forgetTyped(): void {
    this.wanted = null;
    this.percent.reset();
    this.money.reset();
    this.showProblem();
  }

  private noteOn({ share, was, written }: RowState): string {
    const { texts } = this;
    const isMoved = was !== null && was !== share.percent;
    const notes = [
      share.sellerId === null && texts("Row_UserDeleted"),
      share.isFixed && texts("Row_Fixed"),
      isMoved && written.move(was, share.percent),
    ];
    return notes.filter((note) => note !== false).join(" · ");
  }

  private onPercent(text: string): string | null {
    this.wanted = null;
    this.money.reset();
    if (text.trim() === "") {
      this.actions.setPercent(this.key, null);
      return null;
    }

    const typed = parsePercent(text, this.state?.written.format.group ?? "");
    if ("problem" in typed) {
      const { problem } = typed;
      return problem === "notANumber" ? this.texts("Problem_NotANumber", this.state?.written.percent(33_33) ?? "") : this.texts("Problem_OutOfRange");
    }

    this.actions.setPercent(this.key, typed.percent);
    return null;
  }

  private onMoney(text: string): string | null {
    this.percent.reset();
    this.wanted = null;
    const { total, written } = this.state ?? {};
    if (text.trim() === "" || total === undefined || written?.currency === undefined) {
      this.actions.setPercent(this.key, null);
      return null;
    }

    const { decimals, symbol } = written.currency;
    const amount = parseMoney(text, decimals, symbol, written.format);
    if (amount === null) {
      return this.texts("Problem_NotMoney", written.money(total));
    }

    const part = percentOf(amount, total);
    if ("problem" in part) {
      return this.texts("Problem_MoneyOutOfRange", written.money(total));
    }

    this.wanted = { amount, percent: part.percent };
    this.actions.setPercent(this.key, part.percent);
    this.showProblem();
    return null;
  }

  private takeBack(): void {
    this.wanted = null;
    this.actions.takeBack(this.key);
  }

  /** What is wrong, or that the money asked for can't be met by two decimals of percent. */
  private showProblem(): void {
    const text = this.problem ?? this.nearestText();
    if (this.problemText.textContent !== text) {
      this.problemText.textContent = text;
      this.problemText.classList.toggle("is-hint", this.problem === null);
      this.actions.problemChanged();
    }
  }

  private nearestText(): string {
    const { wanted, state } = this;
    if (!wanted || state?.amount === undefined || state.amount === wanted.amount || state.share.percent !== wanted.percent) {
      return "";
    }

    const { written, share, amount } = state;
    return this.texts("Row_Nearest", written.money(wanted.amount), written.brief(share.percent), written.money(amount));
  }
}

function isSameState(a: RowState, b: RowState): boolean {
  return (
    a.share.percent === b.share.percent &&
    a.share.isFixed === b.share.isFixed &&
    a.share.sellerId === b.share.sellerId &&
    a.index === b.index &&
    a.was === b.was &&
    a.amount === b.amount &&
    a.total === b.total &&
    a.canEdit === b.canEdit &&
    a.written === b.written
  );
}
