import { messageOf } from "../dataverse/errors";
import { Button } from "../ui/button";
import { h, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import { Progress } from "../ui/progress";
import type { AsOfHost } from "./asofhost";
import { asOfTable } from "./asoftable";
import { fileOf, linesOf } from "./file";
import type { AsOfFilter } from "./filter";
import { FilterFields } from "./filterfields";
import { Pages, Walk } from "./pages";
import type { AsOfRow } from "./selection";
import { totalsTable } from "./totalstable";

/** How many opportunities stand on a page, and how many are read at once where all are. */
const [pageSize, portionSize] = [50, 500];

/** What was asked for when the button was pressed; the fields may say something else by now. */
interface Question {
  filter: AsOfFilter;
  writtenDay: string;
  pages: Pages;
  /** All rows, once somebody has had them read. */
  all: readonly AsOfRow[] | null;
}

/** The shares of all opportunities as they were on a day: page by page, summed up, and as a file. */
export class AsOfPage {
  private readonly fields: FilterFields;
  private readonly show: Button;
  private readonly messages = new MessageBar();
  private readonly result = h("section", { hidden: true });
  private readonly heading = h("h2", { id: uniqueId("asof"), tabindex: -1 });
  private readonly range = h("p", { class: "secondary", role: "status" });
  private readonly table = h("div", { class: "table" });
  private readonly previous: Button;
  private readonly next: Button;
  private readonly sum: Button;
  private readonly save: Button;
  private readonly cancel: Button;
  private readonly progress = new Progress();
  private readonly totals = h("section", { class: "totals", hidden: true });
  private question: Question | null = null;
  private index = 0;
  private asked = 0;
  private walk: Walk | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly host: AsOfHost,
  ) {
    const { texts } = host;
    this.fields = new FilterFields(host, () => void this.ask());
    this.show = new Button({ text: texts("AsOf_Show"), look: "primary", run: () => void this.ask() });
    this.previous = new Button({ text: texts("AsOf_Previous"), run: () => void this.turn(this.index - 1) });
    this.next = new Button({ text: texts("AsOf_Next"), run: () => void this.turn(this.index + 1) });
    this.sum = new Button({ text: texts("AsOf_Totals"), run: () => void this.showTotals() });
    this.save = new Button({ text: texts("AsOf_Csv"), run: () => void this.saveFile() });
    this.cancel = new Button({ text: texts("Dialog_Cancel"), run: () => this.walk?.stop() });
    for (const { element } of [this.previous, this.next, this.sum, this.save, this.cancel]) {
      element.classList.add("outline");
    }

    this.cancel.element.hidden = true;
    this.result.setAttribute("aria-labelledby", this.heading.id);
    this.result.append(
      this.heading,
      this.range,
      this.table,
      h("div", { class: "actions" }, this.previous.element, this.next.element, this.sum.element, this.save.element, this.cancel.element, this.progress.element),
      this.totals,
    );
    root.replaceChildren(
      h("h1", {}, texts("AsOf_Title")),
      h("p", { class: "scope" }, texts("AsOf_Scope")),
      this.fields.element,
      h("div", { class: "actions" }, this.show.element),
      this.messages.element,
      this.result,
    );
    void this.ask();
  }

  /** Begins anew with what the fields say. */
  private async ask(): Promise<void> {
    const { filter } = this.fields;
    if (!filter) {
      this.fields.focusDay();
      return;
    }

    this.walk?.stop();
    const read = new Pages((place) => this.host.read(filter, place, pageSize), pageSize, filter.sellerId !== null);
    this.question = { filter, writtenDay: this.fields.writtenDay, pages: read, all: null };
    this.totals.hidden = true;
    await this.turn(0);
  }

  private async turn(index: number): Promise<void> {
    const { question } = this;
    if (!question) {
      return;
    }

    this.asked += 1;
    const { asked } = this;
    this.busy(true);
    try {
      const rows = await question.pages.page(index);
      if (asked === this.asked) {
        this.showPage(question, rows, index);
      }
    } catch (failed) {
      if (asked === this.asked) {
        this.fail(failed);
      }
    }

    if (asked === this.asked) {
      this.busy(false);
    }
  }

  private showPage({ pages, writtenDay }: Question, rows: readonly AsOfRow[], index: number): void {
    const { texts } = this.host;
    const from = index * pageSize;
    this.index = index;
    this.messages.show(null);
    this.result.hidden = false;
    this.heading.textContent = texts("AsOf_Heading", writtenDay);
    this.range.textContent = rows.length === 0 ? texts("AsOf_None") : texts("AsOf_Range", String(from + 1), String(from + rows.length));
    this.table.replaceChildren(...(rows.length === 0 ? [] : [asOfTable(rows, this.heading.id, this.host)]));
    this.previous.enable(index > 0);
    this.next.enable(pages.hasAfter(index));
    this.sum.enable(rows.length > 0 || index > 0);
    this.save.enable(rows.length > 0 || index > 0);
    if (from > 0 || this.result.contains(document.activeElement)) {
      this.heading.focus();
    }
  }

  private async showTotals(): Promise<void> {
    const { question } = this;
    const rows = await this.readAll();
    if (question && rows) {
      const id = uniqueId("totals");
      const heading = h("h2", { id, tabindex: -1 }, this.host.texts("AsOf_Totals"));
      this.totals.replaceChildren(heading, ...totalsTable(rows, question.filter.sellerId, id, this.host));
      this.totals.hidden = false;
      heading.focus();
    }
  }

  private async saveFile(): Promise<void> {
    const { question } = this;
    const { texts, format } = this.host;
    const rows = await this.readAll();
    if (question && rows) {
      const { day } = question.filter;
      const lines = linesOf(rows, day, texts, format);
      this.host.save(`${texts("AsOf_File")}-${day}.csv`, fileOf(lines, texts, format));
      this.messages.show({ intent: "success", text: lines.length === 1 ? texts("AsOf_SavedOne") : texts("AsOf_Saved", String(lines.length)) });
    }
  }

  /** All rows of the question, read once; null where somebody has cancelled, asked something else, or it failed. */
  private async readAll(): Promise<readonly AsOfRow[] | null> {
    const { question } = this;
    if (!question || this.walk) {
      return null;
    }

    if (!question.all) {
      const walk = new Walk((place) => this.host.read(question.filter, place, portionSize));
      this.walking(walk);
      try {
        const isDone = await walk.run(() => this.tell(walk));
        question.all = isDone ? walk.rows : null;
        if (!isDone && question === this.question) {
          this.messages.show({ intent: "info", text: this.host.texts("AsOf_Stopped", String(walk.rows.length)) });
        }
      } catch (failed) {
        this.fail(failed);
      }

      this.walking(null);
    }

    return question === this.question ? question.all : null;
  }

  private walking(walk: Walk | null): void {
    const hadFocus = document.activeElement === this.cancel.element;
    this.walk = walk;
    this.sum.enable(!walk);
    this.save.enable(!walk);
    this.cancel.element.hidden = !walk;
    if (walk) {
      this.messages.show(null);
      this.tell(walk);
    } else {
      this.progress.hide();
      if (hadFocus) {
        this.sum.element.focus();
      }
    }
  }

  private tell(walk: Walk): void {
    this.progress.show(this.host.texts("AsOf_Read", String(walk.rows.length)), walk.rows.length, null);
  }

  private fail(failed: unknown): void {
    this.messages.show({ intent: "error", text: messageOf(failed) });
  }

  private busy(isBusy: boolean): void {
    this.root.setAttribute("aria-busy", String(isBusy));
    this.show.enable(!isBusy);
    if (isBusy) {
      this.previous.enable(false);
      this.next.enable(false);
    }
  }
}
