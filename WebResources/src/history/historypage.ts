import { messageOf } from "../dataverse/errors";
import type { EntryPage } from "../dataverse/journal";
import type { OpportunityShares } from "../dataverse/opportunityshares";
import { isSameSet, type JournalEntry } from "../journal/entry";
import { Button } from "../ui/button";
import { h, uniqueId } from "../ui/dom";
import { MessageBar, type Message } from "../ui/messagebar";
import { Colours } from "./colours";
import { EntryView, type Way } from "./entryview";
import { Explanation } from "./explanation";
import type { HistoryHost } from "./historyhost";
import { Restoring } from "./restoring";

/** What happened to the sellers of an opportunity, why each has what they have, and the way back to an earlier set. */
export class HistoryPage {
  private readonly explanation: Explanation;
  private readonly heading: HTMLElement;
  private readonly messages = new MessageBar();
  private readonly list = h("ol", { class: "entries" });
  private readonly more: Button;
  private present: OpportunityShares | null = null;
  private entries: JournalEntry[] = [];
  private views: EntryView[] = [];
  private colours = new Colours([]);
  private open: EntryView | null = null;
  private asked = 0;
  /** What was on the page when it was last drawn, and what was said of how that came about. */
  private shown = "";
  private told: Message | null = null;

  constructor(
    private readonly root: HTMLElement,
    private host: HistoryHost,
  ) {
    const { texts } = host;
    this.explanation = new Explanation(host);
    this.heading = h("h2", { id: uniqueId("history"), tabindex: -1 }, texts("History_Entries"));
    this.more = new Button({ text: texts("History_More"), run: () => void this.showMore() });
    this.more.element.classList.add("outline");
    this.more.element.hidden = true;
    root.replaceChildren(
      h("h1", { class: "visually-hidden" }, texts("History_Title")),
      this.explanation.element,
      h("section", { class: "history", "aria-labelledby": this.heading.id }, this.heading, this.messages.element, this.list, this.more.element),
    );
    void this.read(null);
  }

  /** The form has read its row again, or is another one. */
  refresh(host: HistoryHost): void {
    this.host = host;
    void this.read(null);
  }

  /** @param told What to say once it is there; null for what is to be said of the opportunity as it is. */
  private async read(told: Message | null): Promise<void> {
    this.asked += 1;
    const { asked, host } = this;
    if (host.opportunityId === "") {
      this.show({ isOpen: true, amount: null, shares: [] }, { entries: [], hasMore: false }, null);
      return;
    }

    try {
      const [present, page] = await Promise.all([host.readShares(), host.readEntries(null)]);
      if (asked === this.asked) {
        this.show(present, page, told);
      }
    } catch (failed) {
      if (asked === this.asked) {
        this.fail(failed);
      }
    }
  }

  private fail(failed: unknown): void {
    const actions = [{ text: this.host.texts("Panel_Retry"), run: () => void this.read(null) }];
    this.messages.show({ intent: "error", text: messageOf(failed), actions });
    this.root.setAttribute("aria-busy", "false");
  }

  /** Where nothing is another than before, what is open or focused stays. */
  private show(present: OpportunityShares, { entries, hasMore }: EntryPage, told: Message | null): void {
    const shown = JSON.stringify([this.host.opportunityId, this.host.mayWrite, present.isOpen, present.shares, entries[0]?.number]);
    this.root.setAttribute("aria-busy", "false");
    this.told = told ?? (shown === this.shown ? this.told : null);
    if (shown !== this.shown) {
      this.shown = shown;
      this.present = present;
      this.colours = new Colours(present.shares);
      this.entries = [];
      this.views = [];
      this.open = null;
      this.list.replaceChildren();
      void this.explanation.show(this.host, present.shares);
      this.append(entries, hasMore);
    }

    this.messages.show(this.told ?? this.standing());
  }

  private standing(): Message | null {
    const { texts } = this.host;
    const text = this.entries.length === 0 ? texts("History_Empty") : this.present?.isOpen === false ? texts("History_Closed") : "";
    return text === "" ? null : { intent: "info", text };
  }

  private append(entries: readonly JournalEntry[], hasMore: boolean): void {
    const views = entries.map((entry, index) => {
      const isNewest = this.entries.length === 0 && index === 0;
      return new EntryView(entry, this.host, this.colours, this.waysFrom(entry, isNewest), (way, view) => void this.prepare(way, view));
    });
    this.entries.push(...entries);
    this.views.push(...views);
    this.list.append(...views.map(({ element }) => element));
    this.more.element.hidden = !hasMore;
  }

  /** Of the newest the set before it, unless that was nobody; of each other the set that it has left, unless that is what is there. */
  private waysFrom(entry: JournalEntry, isNewest: boolean): Way[] {
    const { present, host } = this;
    if (!present?.isOpen || !host.mayWrite) {
      return [];
    }

    const isAsNow = isSameSet(entry.after, present.shares);
    return [...(isNewest && entry.before.length > 0 ? ["undo" as const] : []), ...(isAsNow ? [] : ["restore" as const])];
  }

  private async showMore(): Promise<void> {
    const { asked } = this;
    const last = this.entries[this.entries.length - 1];
    this.more.enable(false);
    try {
      const page = await this.host.readEntries(last?.number ?? null);
      if (asked === this.asked) {
        const first = this.views.length;
        this.append(page.entries, page.hasMore);
        this.focusOn(this.views[first]);
      }
    } catch (failed) {
      this.fail(failed);
    }

    this.more.enable(true);
  }

  /** Whoever asked for more goes on reading where it begins. */
  private focusOn(view: EntryView | undefined): void {
    const heading = view?.element.querySelector("h3");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  private async prepare(way: Way, view: EntryView): Promise<void> {
    const { host, present } = this;
    if (!present) {
      return;
    }

    this.close();
    const isUndo = way === "undo";
    const sellers = isUndo ? view.entry.before : view.entry.after;
    const restoring = new Restoring(
      host,
      present.shares,
      {
        sellers,
        title: isUndo ? host.texts("History_UndoTitle") : host.texts("History_RestoreTitle", view.entry.at),
        confirm: host.texts(isUndo ? "History_Undo" : "History_Confirm"),
        preview: () => host.preview(sellers, present.shares),
        apply: (note) => host.restore(view.entry.id, isUndo, note),
      },
      this.colours,
      {
        done: (message) => this.restored(isUndo, message),
        cancelled: () => {
          this.close();
          view.focus();
        },
      },
    );
    this.open = view;
    view.open(restoring.element);
    await restoring.start();
  }

  private close(): void {
    this.open?.open(null);
    this.open = null;
  }

  /** Form and page show what is stored now; the form may have told this page itself by then. */
  private async restored(isUndo: boolean, message: string): Promise<void> {
    const { texts } = this.host;
    this.close();
    await this.host.readForm();
    const done = texts(isUndo ? "History_Undone" : "History_Restored");
    await this.read(message === "" ? { intent: "success", text: done } : { intent: "warning", text: `${done} ${message}` });
    this.heading.focus();
  }
}
