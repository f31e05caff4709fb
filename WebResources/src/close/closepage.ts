import { messageOf } from "../dataverse/errors";
import type { MinorUnits } from "../shares/amounts";
import { formatMoney } from "../shares/numberformat";
import { parseMoney } from "../shares/parsemoney";
import { filled, type Texts } from "../texts";
import { Button } from "../ui/button";
import { leaveDialog } from "../ui/dialog";
import { h, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import { formatDay, isoDay, parseDay, today, type Day } from "../ui/day";
import { FreezeTable } from "./freezetable";
import type { Choice, CloseMethods, CloseStart } from "./protocol";
import { closeTitles } from "./titles";

/** An amount in minor units to show how one is written. */
const example = 80_000_00;

/** How an opportunity ends, who gets what by it, and the button that does it. Nothing is saved before. */
export class ClosePage {
  private readonly texts: Texts;
  private readonly table: FreezeTable;
  private readonly messages = new MessageBar();
  private readonly fields = h("div", { class: "fields" });
  private readonly amount = h("input", { class: "input", inputmode: "decimal", autocomplete: "off" });
  private readonly amountProblem = h("p", { id: uniqueId("problem"), class: "problem", role: "alert" });
  private readonly day = h("input", { class: "input", autocomplete: "off" });
  private readonly dayProblem = h("p", { id: uniqueId("problem"), class: "problem", role: "alert" });
  private readonly reason: HTMLSelectElement;
  private readonly rejection: HTMLSelectElement;
  private readonly description = h("textarea", { class: "input", rows: 3 });
  private readonly run: Button;

  constructor(
    private readonly root: HTMLElement,
    private readonly start: CloseStart,
    private readonly host: CloseMethods,
  ) {
    this.texts = (key, ...values) => filled(start.texts[key], values);
    const { texts } = this;
    const title = texts(closeTitles[start.outcome]);
    this.table = new FreezeTable(texts, start.sellers, start.currency, start.format);
    this.reason = h("select", { class: "input" }, ...start.reasons.map(optionOf));
    this.rejection = h("select", { class: "input" }, h("option", { value: "" }, texts("Close_NoRejection")), ...start.rejections.map(optionOf));
    this.run = new Button({ text: title, look: "primary", run: () => void this.close() });
    this.addFields();
    root.replaceChildren(
      h("h1", {}, start.name),
      this.fields,
      this.table.element,
      this.messages.element,
      h("div", { class: "dialog-actions" }, new Button({ text: texts("Dialog_Cancel"), run: () => this.leave() }).element, this.run.element),
    );
    root.setAttribute("aria-busy", "false");
    root.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && this.leave());
    this.fields.querySelector<HTMLElement>("input, select")?.focus();
    this.amountChanged();
  }

  private addFields(): void {
    const { start, texts } = this;
    this.day.value = formatDay(today(), start.dayPattern);
    this.day.setAttribute("aria-describedby", this.dayProblem.id);
    this.day.addEventListener("input", () => this.dayChanged());
    if (start.outcome === "won" && start.currency) {
      this.amount.value = start.amount === null ? "" : this.written(start.amount);
      this.amount.setAttribute("aria-describedby", this.amountProblem.id);
      this.amount.addEventListener("input", () => this.amountChanged());
      this.fields.append(field(texts("Close_ActualAmount"), this.amount, this.amountProblem));
    }

    if (start.outcome === "lost") {
      this.fields.append(field(texts("Close_Rejection"), this.rejection));
      if (start.reasons.length > 1) {
        this.fields.append(field(texts("Close_Reason"), this.reason));
      }
    }

    if (start.outcome !== "expired") {
      this.fields.append(field(texts("Close_Day"), this.day, this.dayProblem), field(texts("Close_Description"), this.description));
    }
  }

  /** The shares in money follow what is typed. */
  private amountChanged(): void {
    const typed = this.typedAmount();
    const isWrong = "problem" in typed;
    this.amountProblem.textContent = isWrong ? this.texts("Problem_NotANumber", this.written(BigInt(example))) : "";
    this.amount.setAttribute("aria-invalid", String(isWrong));
    this.mayRun();
    if (!isWrong) {
      // Left empty it is what was expected, as the platform has it.
      this.table.show(typed.amount ?? this.start.amount);
    }
  }

  private dayChanged(): void {
    const isWrong = this.typedDay() === null;
    this.dayProblem.textContent = isWrong ? this.texts("Problem_NotADay", formatDay(today(), this.start.dayPattern)) : "";
    this.day.setAttribute("aria-invalid", String(isWrong));
    this.mayRun();
  }

  private mayRun(): void {
    this.run.enable(!("problem" in this.typedAmount()) && this.typedDay() !== null);
  }

  private typedDay(): Day | null {
    return parseDay(this.day.value, this.start.dayPattern);
  }

  private written(amount: MinorUnits): string {
    const { currency, format } = this.start;
    return formatMoney(amount, currency?.decimals ?? 0, currency?.symbol ?? "", format);
  }

  private typedAmount(): { amount: MinorUnits | null } | { problem: string } {
    const { outcome, currency, format, amount } = this.start;
    if (outcome !== "won" || !currency) {
      return { amount };
    }

    const typed = this.amount.value.trim();
    const parsed = typed === "" ? null : parseMoney(typed, currency.decimals, currency.symbol, format);
    return typed !== "" && parsed === null ? { problem: "notANumber" } : { amount: parsed };
  }

  private async close(): Promise<void> {
    const { start, host } = this;
    const typed = this.typedAmount();
    const day = this.typedDay() ?? today();
    const amount = start.outcome === "won" && "amount" in typed && typed.amount !== null ? Number(typed.amount) / 10 ** (start.currency?.decimals ?? 2) : null;
    this.busy(true);
    try {
      await host.close({
        status: start.outcome === "lost" && this.reason.value !== "" ? Number(this.reason.value) : null,
        amount,
        day: isoDay(day),
        rejection: this.rejection.value === "" ? null : Number(this.rejection.value),
        description: this.description.value.trim(),
      });
      this.leave();
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }

    this.busy(false);
  }

  private busy(isBusy: boolean): void {
    this.run.enable(!isBusy);
    this.run.say(isBusy ? this.texts("Progress_Saving") : this.texts(closeTitles[this.start.outcome]));
    this.root.setAttribute("aria-busy", String(isBusy));
  }

  private leave(): void {
    leaveDialog(() => this.messages.show({ intent: "info", text: this.texts("Dialog_CloseHint") }));
  }
}

function field(label: string, input: HTMLElement, ...more: HTMLElement[]): HTMLElement {
  input.id = uniqueId("field");
  return h("div", { class: "field" }, h("label", { class: "field-label", for: input.id }, label), input, ...more);
}

function optionOf({ value, text }: Choice): HTMLOptionElement {
  return h("option", { value }, text);
}
