import { causeSentence } from "../journal/causes";
import type { JournalEntry } from "../journal/entry";
import { movesOf } from "../journal/moves";
import { reasonSentence } from "../journal/reasons";
import { avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { h, unbroken, uniqueId } from "../ui/dom";
import { bars } from "./bars";
import type { Colours } from "./colours";
import type { HistoryHost } from "./historyhost";
import { moveList } from "./movelist";

/** What can be done from an entry: the set that it has left again, or the one before it. */
export type Way = "restore" | "undo";

/** One entry of the journal: who did what and when, whom it moved, and why. */
export class EntryView {
  readonly element: HTMLElement;
  readonly headingId = uniqueId("entry");
  private readonly place = h("div", {});
  private readonly buttons: Button[];

  constructor(
    readonly entry: JournalEntry,
    { texts, reasons, format }: Pick<HistoryHost, "texts" | "reasons" | "format">,
    colours: Colours,
    ways: readonly Way[],
    choose: (way: Way, view: EntryView) => void,
  ) {
    this.buttons = ways.map(
      (way) =>
        new Button({
          text: texts(way === "undo" ? "History_Undo" : "History_Restore"),
          icon: way === "undo" ? "undo" : "discard",
          run: () => choose(way, this),
        }),
    );
    for (const { element } of this.buttons) {
      element.setAttribute("aria-describedby", this.headingId);
    }

    this.element = h(
      "li",
      { class: "entry" },
      avatar(entry.by?.name ?? "", "neutral"),
      h(
        "article",
        { "aria-labelledby": this.headingId },
        h("h3", { id: this.headingId }, unbroken(causeSentence(entry, texts, format))),
        h("p", { class: "secondary" }, entry.at),
        bars(entry.before, entry.after, colours),
        moveList(movesOf(entry.before, entry.after), texts, format, colours),
        h("p", { class: "reason" }, h("span", { class: "badge" }, texts("History_Rule", entry.rule)), " ", unbroken(reasonSentence(entry.reason, entry.figures, reasons, format))),
        entry.note === "" ? null : h("p", { class: "note" }, h("span", { class: "secondary" }, `${texts("Note_Label")}: `), entry.note),
        this.buttons.length > 0 ? h("div", { class: "entry-actions" }, ...this.buttons.map(({ element }) => element)) : null,
        this.place,
      ),
    );
  }

  /** Puts something below the entry in the place of its buttons; null puts the buttons back. */
  open(content: HTMLElement | null): void {
    this.place.replaceChildren(...(content ? [content] : []));
    for (const { element } of this.buttons) {
      element.hidden = content !== null;
    }
  }

  focus(): void {
    this.buttons[0]?.element.focus();
  }
}
