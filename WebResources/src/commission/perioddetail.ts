import { messageOf } from "../dataverse/errors";
import type { TextKey } from "../texts";
import { Button } from "../ui/button";
import { askFor } from "../ui/confirmation";
import { h, uniqueId } from "../ui/dom";
import { MessageBar, type Intent } from "../ui/messagebar";
import { Progress } from "../ui/progress";
import { Calls } from "./calls";
import type { CommissionHost } from "./commissionhost";
import type { Line } from "./line";
import { amountInCode } from "./money";
import { baseOf, type Period, type PeriodState } from "./period";
import { writtenDays } from "./periodtable";
import { previewView } from "./previewview";
import { sellerTable } from "./sellertable";

/** One period: where it stands, what can be done with it, and what that comes to. */
export class PeriodDetail {
  readonly element: HTMLElement;
  private readonly heading = h("h2", { id: uniqueId("period"), tabindex: -1 });
  private readonly facts = h("div", { class: "facts" });
  private readonly messages = new MessageBar();
  private readonly actions = h("div", { class: "actions" });
  private readonly progress = new Progress();
  private readonly pause: Button;
  private readonly content = h("div", { class: "content" });
  private period: Period | null = null;
  private calls: Calls | null = null;

  /** @param changed The period is another than before; answers how it is now. */
  constructor(
    private readonly host: CommissionHost,
    private readonly changed: (id: string) => Promise<Period | null>,
  ) {
    this.pause = new Button({ text: host.texts("Commission_Pause"), run: () => this.calls?.stop() });
    this.pause.element.classList.add("outline");
    this.pause.element.hidden = true;
    this.element = h(
      "section",
      { class: "detail", "aria-labelledby": this.heading.id, hidden: true },
      this.heading,
      this.facts,
      this.actions,
      h("div", { class: "under-way" }, this.progress.element, this.pause.element),
      this.messages.element,
      this.content,
    );
  }

  /** Whether calls are being made: the person stays with this period until then. */
  get isBusy(): boolean {
    return this.calls !== null;
  }

  async show(period: Period): Promise<void> {
    if (period.id !== this.period?.id) {
      this.messages.show(null);
    }

    this.period = period;
    this.element.hidden = false;
    this.heading.textContent = period.name;
    this.facts.replaceChildren(...this.factsOf(period));
    this.actions.replaceChildren(...this.buttonsOf(period));
    this.content.replaceChildren();
    if (period.lines > 0) {
      await this.showSellers(period);
    }
  }

  focus(): void {
    this.heading.focus();
  }

  private factsOf(period: Period): HTMLElement[] {
    const { texts, format, dayPattern, currencies } = this.host;
    const total = amountInCode(period.baseTotal, baseOf(period, currencies), format);
    const closed = () => texts("Commission_ClosedText", period.closedOn, period.closedBy, String(period.lines), total);
    const sentences: Record<PeriodState, () => string> = {
      open: () => texts("Commission_OpenText"),
      closing: () => texts("Commission_ClosingText", String(period.done), String(period.found)),
      closed,
      paid: () => `${closed()} ${texts("Commission_PaidText", period.paidOn)}`,
      reopening: () => texts("Commission_ReopeningText", String(period.lines)),
    };
    return [
      h("p", {}, writtenDays(period, dayPattern)),
      h("p", {}, sentences[period.state]()),
      ...(period.reopenedOn === "" ? [] : [h("p", { class: "secondary" }, texts("Commission_ReopenedText", period.reopenedOn, period.reopenReason))]),
    ];
  }

  private buttonsOf(period: Period): HTMLElement[] {
    const { lacking, texts } = this.host;
    const print = h("a", { class: "button subtle outline", href: this.host.statementOf(period.id), target: "_blank", rel: "noopener" }, texts("Commission_PrintAll"));
    const statements = period.lines > 0 ? [print] : [];
    if (lacking.length > 0) {
      return statements;
    }

    const button = (text: TextKey, run: () => void, look: "primary" | "subtle" = "subtle") => {
      const { element } = new Button({ text: texts(text), look, run: () => !this.isBusy && run() });
      element.classList.toggle("outline", look === "subtle");
      return element;
    };
    const preview = () => button("Commission_Preview", () => void this.preview(period));
    const reopen = (text: TextKey) => button(text, () => void this.reopen(period));
    const buttons: Record<PeriodState, () => HTMLElement[]> = {
      open: () => [preview(), button("Commission_Close", () => void this.close(period), "primary")],
      closing: () => [button("Commission_GoOn", () => void this.goOn(period), "primary"), preview(), reopen("Commission_GiveUp")],
      closed: () => [...statements, reopen("Commission_Reopen"), button("Commission_Pay", () => void this.pay(period))],
      paid: () => statements,
      reopening: () => [button("Commission_GoOn", () => void this.withdraw(period, period.reopenReason), "primary")],
    };
    return buttons[period.state]();
  }

  private async showSellers(period: Period): Promise<void> {
    try {
      const sums = await this.host.service.sellers(period.id);
      if (this.period === period) {
        const isWhole = period.state === "closed" || period.state === "paid";
        this.content.replaceChildren(...sellerTable(period, sums, isWhole && this.host.lacking.length === 0, this.host));
      }
    } catch (failed) {
      this.say("error", messageOf(failed));
    }
  }

  private async preview(period: Period): Promise<void> {
    const { service, texts } = this.host;
    const lines: Line[] = [];
    const told: string[] = [];
    let [found, looked, counted, after] = [0, 0, 0, ""];
    const isDone = await this.run(async () => {
      const page = await service.preview(period.id, after);
      found = found || page.found;
      looked += page.opportunities;
      counted += page.counted;
      lines.push(...page.lines);
      told.push(page.message);
      after = page.next;
      this.progress.show(texts("Commission_Progress", String(looked), String(Math.max(found, looked))), looked, Math.max(found, looked));
      return after === "";
    });
    if (isDone && this.period === period) {
      const message = told.filter((text) => text !== "").join(" ");
      this.messages.show(message === "" ? null : { intent: "info", text: message });
      const heading = h("h3", { id: uniqueId("preview"), tabindex: -1 }, texts("Commission_WouldCome"));
      this.content.replaceChildren(heading, ...previewView(lines, looked, counted, heading.id, this.host));
      heading.focus();
    }
  }

  private async close(period: Period): Promise<void> {
    const { texts } = this.host;
    const answer = await askFor({ title: texts("Commission_CloseTitle", period.name), text: texts("Commission_CloseText"), confirm: texts("Commission_Close") }, texts);
    if (answer !== null) {
      await this.goOn(period);
    }
  }

  private async goOn(period: Period): Promise<void> {
    const { service, texts } = this.host;
    const told: string[] = [];
    let [done, all] = [period.done, period.found];
    const isDone = await this.run(async () => {
      const { left, message } = await service.close(period.id);
      told.push(message);
      // How many there are is known by the first answer's row; each call then looks at 200 of them at most.
      const now = await this.changed(period.id);
      [done, all] = [now?.done ?? done, now?.found ?? all];
      this.progress.show(texts("Commission_Progress", String(done), String(all)), done, all);
      return left === 0;
    }, texts("Commission_Leave"));
    await this.ended(period, isDone, "Commission_ClosedNow", told);
  }

  private async reopen(period: Period): Promise<void> {
    const { texts } = this.host;
    const reason = await askFor(
      {
        title: texts("Commission_ReopenTitle", period.name),
        text: texts("Commission_ReopenText"),
        confirm: texts("Commission_ReopenNow"),
        reason: { label: texts("Commission_Reason"), missing: texts("Commission_ReasonMissing") },
      },
      texts,
    );
    if (reason !== null) {
      await this.withdraw(period, reason);
    }
  }

  private async withdraw(period: Period, reason: string): Promise<void> {
    const { service, texts } = this.host;
    const isDone = await this.run(async () => {
      const left = await service.reopen(period.id, reason);
      this.progress.show(texts("Commission_Withdrawn", String(Math.max(0, period.lines - left)), String(period.lines)), period.lines - left, period.lines);
      return left === 0;
    }, texts("Commission_Leave"));
    await this.ended(period, isDone, "Commission_ReopenedNow", []);
  }

  private async pay(period: Period): Promise<void> {
    const { service, texts } = this.host;
    const answer = await askFor({ title: texts("Commission_PayTitle", period.name), text: texts("Commission_PayText"), confirm: texts("Commission_Pay") }, texts);
    if (answer === null) {
      return;
    }

    const isDone = await this.run(async () => {
      await service.pay(period.id);
      return true;
    });
    await this.ended(period, isDone, "Commission_PaidNow", []);
  }

  /** Null where it has failed, which is told then. */
  private async run(call: () => Promise<boolean>, note = ""): Promise<boolean | null> {
    const { texts } = this.host;
    this.messages.show(note === "" ? null : { intent: "info", text: note });
    this.calls = new Calls(call);
    this.progress.show(texts("Commission_Begins"), 0, null);
    this.busy(true);
    let isDone: boolean | null = null;
    let failure: unknown = null;
    try {
      isDone = await this.calls.run();
    } catch (failed) {
      failure = failed;
    }

    const hadFocus = document.activeElement === this.pause.element;
    this.calls = null;
    this.progress.hide();
    this.busy(false);
    if (hadFocus) {
      this.heading.focus();
    }

    if (failure !== null) {
      this.say("error", messageOf(failure));
    } else if (!isDone) {
      this.say("info", texts("Commission_Paused"));
    }

    return isDone;
  }

  /** The period anew, with what is to be said of it. */
  private async ended(period: Period, isDone: boolean | null, done: TextKey, told: readonly string[]): Promise<void> {
    try {
      const now = await this.changed(period.id);
      if (now) {
        await this.show(now);
      }
    } catch (failed) {
      this.say("error", messageOf(failed));
      return;
    }

    if (isDone) {
      this.say("success", [this.host.texts(done, period.name), ...told.filter((text) => text !== "")].join(" "));
      this.heading.focus();
    }
  }

  private busy(isBusy: boolean): void {
    this.element.setAttribute("aria-busy", String(isBusy));
    this.pause.element.hidden = !isBusy;
    this.actions.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", String(isBusy)));
  }

  private say(intent: Intent, text: string): void {
    this.messages.show({ intent, text });
  }
}
