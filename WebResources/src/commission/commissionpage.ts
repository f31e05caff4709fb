import { messageOf } from "../dataverse/errors";
import { isoDay, today } from "../ui/day";
import { h, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import type { CommissionHost } from "./commissionhost";
import { NewPeriod } from "./newperiod";
import type { Period } from "./period";
import { PeriodDetail } from "./perioddetail";
import { periodTable } from "./periodtable";
import type { Span } from "./spans";

/** The commission periods: made, previewed, closed, reopened and marked paid (C1–C8). */
export class CommissionPage {
  private readonly heading = h("h2", { id: uniqueId("periods") });
  private readonly notice = new MessageBar();
  private readonly messages = new MessageBar();
  private readonly table = h("div", { class: "table" });
  private readonly newPeriod: NewPeriod;
  private readonly detail: PeriodDetail;
  private periods: readonly Period[] = [];
  private beginning = isoDay(today());
  private chosen = "";

  constructor(
    private readonly root: HTMLElement,
    private readonly host: CommissionHost,
  ) {
    const { texts, lacking } = host;
    const mayWrite = lacking.length === 0;
    this.newPeriod = new NewPeriod(host, (span) => void this.create(span));
    this.newPeriod.element.hidden = !mayWrite;
    this.detail = new PeriodDetail(host, (id) => {
      this.messages.show(null);
      return this.readAgain(id);
    });
    this.heading.textContent = texts("Commission_Periods");
    root.replaceChildren(
      h("h1", {}, texts("Commission_Title")),
      h("p", { class: "scope" }, texts("Commission_Scope")),
      this.notice.element,
      h("section", { "aria-labelledby": this.heading.id }, this.heading, this.newPeriod.element, this.messages.element, this.table),
      this.detail.element,
    );
    if (!mayWrite) {
      this.notice.show({ intent: "info", text: texts("Lists_ReadOnly", lacking.join(", ")) });
    }

    void this.start();
  }

  private async start(): Promise<void> {
    this.root.setAttribute("aria-busy", "true");
    try {
      this.periods = await this.host.service.periods();
      if (this.periods.length === 0 && this.host.lacking.length === 0) {
        this.beginning = (await this.host.service.firstWon()) ?? this.beginning;
      }

      const first = [...this.periods].reverse().find(({ state }) => state !== "closed" && state !== "paid") ?? this.periods[0];
      this.chosen = first?.id ?? "";
      this.showList();
      if (first) {
        await this.detail.show(first);
      }
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }

    this.root.setAttribute("aria-busy", "false");
  }

  private showList(): void {
    const { texts } = this.host;
    const focused = (document.activeElement as HTMLElement | null)?.dataset["period"];
    this.newPeriod.show(this.periods.map(({ last }) => last), this.beginning);
    this.table.replaceChildren(
      this.periods.length === 0 ? h("p", {}, texts("Commission_None")) : periodTable(this.periods, this.chosen, this.heading.id, (period) => void this.choose(period), this.host),
    );
    if (focused !== undefined) {
      this.table.querySelector<HTMLElement>(`[data-period="${focused}"]`)?.focus();
    }
  }

  private async choose(period: Period): Promise<void> {
    if (this.detail.isBusy) {
      return;
    }

    this.chosen = period.id;
    this.showList();
    await this.detail.show(period);
    this.detail.focus();
  }

  private async create(span: Span): Promise<void> {
    if (this.detail.isBusy) {
      return;
    }

    this.messages.show(null);
    this.root.setAttribute("aria-busy", "true");
    try {
      const id = await this.host.service.create(span);
      this.chosen = id;
      const made = await this.readAgain(id);
      if (made) {
        await this.detail.show(made);
        this.messages.show({ intent: "success", text: this.host.texts("Commission_Created", made.name) });
        this.detail.focus();
      }
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }

    this.root.setAttribute("aria-busy", "false");
  }

  /** The list anew; answers the one asked for. */
  private async readAgain(id: string): Promise<Period | null> {
    this.periods = await this.host.service.periods();
    this.showList();
    return this.periods.find((period) => period.id === id) ?? null;
  }
}
