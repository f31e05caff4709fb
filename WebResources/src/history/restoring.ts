import type { SharePreview } from "../dataverse/actions";
import { messageOf } from "../dataverse/errors";
import type { StoredShare } from "../dataverse/opportunityshares";
import { isMoved, movesOf } from "../journal/moves";
import { formatPercent } from "../shares/numberformat";
import { Button } from "../ui/button";
import { h, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import { NoteField } from "../ui/notefield";
import { bars } from "./bars";
import type { Colours } from "./colours";
import type { HistoryHost } from "./historyhost";

/** A set that is to take the place of the one that is there: an earlier one, or the customer's. */
export interface Restoration {
  /** Who is in it, as far as it is known: where the server can't name them. */
  sellers: readonly StoredShare[];
  /** "Undo this change?" */
  title: string;
  /** What the button that does it says. */
  confirm: string;
  /** What it would come to. */
  preview(): Promise<SharePreview>;
  /** Does it, and answers a sentence where the sum isn't 100. */
  apply(note: string | null): Promise<string>;
}

/** What a set would come to, and the buttons that set it or don't. Nothing is stored before. */
export class Restoring {
  readonly element: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly content = h("div", { class: "preview-content", "aria-busy": "true" });
  private readonly messages = new MessageBar();
  private readonly note: NoteField;
  private readonly confirm: Button;
  private readonly cancel: Button;

  /** @param done What the server has to say of the sum; empty at 100. */
  constructor(
    private readonly host: Pick<HistoryHost, "texts" | "format" | "hasUnsaved" | "isReasonRequired">,
    private readonly present: readonly StoredShare[],
    private readonly restoration: Restoration,
    private readonly colours: Colours,
    private readonly on: { done: (message: string) => Promise<void>; cancelled: () => void },
    heading: "h1" | "h4" = "h4",
  ) {
    const { texts } = host;
    const id = uniqueId("restore");
    this.heading = h(heading, { id, tabindex: -1 }, restoration.title);
    this.note = new NoteField(texts);
    this.confirm = new Button({ text: restoration.confirm, look: "primary", run: () => void this.run() });
    this.cancel = new Button({ text: texts("Dialog_Cancel"), run: () => this.on.cancelled() });
    this.confirm.enable(false);
    this.element = h(
      "div",
      { class: "restoring", role: "group", "aria-labelledby": id },
      this.heading,
      this.content,
      this.note.element,
      this.messages.element,
      h("div", { class: "entry-actions" }, this.confirm.element, this.cancel.element),
    );
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.cancel.isEnabled && this.on.cancelled());
  }

  /** Shows what it would come to. */
  async start(): Promise<void> {
    this.heading.focus();
    if (this.refuseUnsaved()) {
      this.content.setAttribute("aria-busy", "false");
      return;
    }

    try {
      const [preview, isRequired] = await Promise.all([this.restoration.preview(), this.host.isReasonRequired()]);
      this.note.ask(isRequired);
      this.content.replaceChildren(...this.previewed(preview));
      this.confirm.enable(true);
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }

    this.content.setAttribute("aria-busy", "false");
  }

  /** What the form holds would be lost with reading it again, and is not what the preview is of. */
  private refuseUnsaved(): boolean {
    const isUnsaved = this.host.hasUnsaved;
    if (isUnsaved) {
      this.messages.show({ intent: "warning", text: this.host.texts("History_Unsaved") });
    }

    return isUnsaved;
  }

  private previewed({ shares, reason, message }: SharePreview): HTMLElement[] {
    const { texts, format } = this.host;
    const written = (share: StoredShare | null) => (share ? `${formatPercent(share.percent, format)}\u00a0%` : "–");
    const heads = [texts("Table_Seller"), texts("History_Now"), texts("History_Then")];
    const rows = movesOf(this.present, named(shares, this.restoration.sellers)).map((move) =>
      h(
        "tr",
        { class: isMoved(move) ? "moved" : undefined },
        h("th", { scope: "row" }, move.name, move.after?.isFixed ? h("span", { class: "secondary" }, ` ${texts("Row_Fixed")}`) : null),
        h("td", { class: "number" }, written(move.before)),
        h("td", { class: "number" }, written(move.after)),
      ),
    );
    return [
      bars(this.present, shares, this.colours),
      h(
        "table",
        { "aria-labelledby": this.heading.id },
        h("thead", {}, h("tr", {}, ...heads.map((head, index) => h("th", { scope: "col", class: index > 0 ? "number" : undefined }, head)))),
        h("tbody", {}, ...rows),
      ),
      ...[reason, message].filter((text) => text !== "").map((text) => h("p", { class: text === message ? "sum-told" : "reason" }, text)),
    ];
  }

  private async run(): Promise<void> {
    if (this.refuseUnsaved()) {
      return;
    }

    this.busy(true);
    try {
      const message = await this.restoration.apply(this.note.given);
      await this.on.done(message);
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
      this.busy(false);
    }
  }

  private busy(isBusy: boolean): void {
    this.confirm.enable(!isBusy);
    this.cancel.enable(!isBusy);
    this.confirm.say(isBusy ? this.host.texts("Progress_Saving") : this.restoration.confirm);
  }
}

/** The server names rows that are stored; of the others the name is known from what was asked. */
function named(shares: readonly StoredShare[], known: readonly StoredShare[]): StoredShare[] {
  const names = new Map(known.map(({ sellerId, name }) => [sellerId, name]));
  return shares.map((share) => (share.name === "" ? { ...share, name: names.get(share.sellerId) ?? "" } : share));
}
