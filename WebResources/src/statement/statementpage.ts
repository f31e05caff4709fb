import type { Period } from "../commission/period";
import { control, sellerTable } from "../commission/sellertable";
import { sumOfExact } from "../commission/money";
import { unallocated } from "../commission/line";
import { messageOf } from "../dataverse/errors";
import { Button } from "../ui/button";
import { h } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import { csvOf, sheetOf } from "./sheet";
import type { Statement } from "./statement";
import type { StatementHost } from "./statementhost";
import { statementView } from "./statementview";

/** Statements of a period: read, printed, and handed out as a file (C12). */
export class StatementPage {
  private readonly messages = new MessageBar();
  private readonly content = h("div", { class: "statements" });
  private readonly buttons: Button[];
  private period: Period | null = null;
  private statements: readonly Statement[] = [];

  constructor(
    private readonly root: HTMLElement,
    private readonly host: StatementHost,
  ) {
    const { texts } = host;
    this.buttons = [
      new Button({ text: texts("Statement_Print"), look: "primary", run: () => host.print() }),
      new Button({ text: texts("AsOf_Csv"), run: () => this.saveCsv() }),
      new Button({ text: texts("Statement_Workbook"), run: () => void this.saveWorkbook() }),
    ];
    this.buttons.slice(1).forEach(({ element }) => element.classList.add("outline"));
    root.replaceChildren(
      h("h1", { class: "screen-only" }, texts("Statement_Title")),
      h("div", { class: "actions screen-only" }, ...this.buttons.map(({ element }) => element)),
      h("div", { class: "screen-only" }, this.messages.element),
      this.content,
    );
    void this.start();
  }

  private async start(): Promise<void> {
    const { host } = this;
    this.busy(true);
    try {
      const { period, statements } = await host.read();
      this.period = period;
      this.statements = statements;
      const [summary, checked] = host.readsAll ? await this.controls(period) : [[], null];
      const views = statements.map((statement) => statementView(statement, period, host));
      this.content.replaceChildren(...summary, ...(views.length === 0 ? [h("p", {}, host.texts("Statement_Empty"))] : views), ...(checked ? [checked] : []));
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }

    this.busy(false);
  }

  /** What everybody has, before all statements; or, after one, that all lines come to the period's total. */
  private async controls(period: Period): Promise<[HTMLElement[], HTMLElement | null]> {
    const { host } = this;
    const sums = await host.sums();
    if (host.sellerKey === null) {
      const heading = h("h2", {}, `${host.texts("Commission_Period")} ${period.name}`);
      return [[h("article", { class: "statement" }, heading, ...sellerTable(period, sums, true, host))], null];
    }

    return [[], control(sumOfExact(sums.map(({ base }) => base)) === period.baseTotal, period, host)];
  }

  private saveCsv(): void {
    if (this.period) {
      this.host.save(`${this.fileName(this.period)}.csv`, csvOf(sheetOf(this.statements, this.period, this.host), this.host.format.decimal));
    }
  }

  private async saveWorkbook(): Promise<void> {
    const { period } = this;
    if (!period) {
      return;
    }

    this.busy(true);
    try {
      const workbook = await this.host.workbook(period.name, sheetOf(this.statements, period, this.host));
      this.host.save(`${this.fileName(period)}.xlsx`, workbook);
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }

    this.busy(false);
  }

  /** Of letters and digits that every file system takes. */
  private fileName(period: Period): string {
    const { texts, sellerKey } = this.host;
    const [statement] = this.statements;
    const who = sellerKey === null ? "" : sellerKey === unallocated ? texts("Commission_Unallocated") : (statement?.sellerName ?? "");
    return [texts("Statement_File"), period.name, who].filter((part) => part !== "").join("-").replace(/[^\p{L}\p{N}.]+/gu, "-");
  }

  private busy(isBusy: boolean): void {
    this.root.setAttribute("aria-busy", String(isBusy));
    this.buttons.forEach((button) => button.enable(!isBusy));
  }
}
