import { messageOf } from "../dataverse/errors";
import type { Person } from "../dataverse/people";
import { formatPercent } from "../shares/numberformat";
import { filled, type Texts } from "../texts";
import { Button } from "../ui/button";
import { leaveDialog } from "../ui/dialog";
import { h, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import { NoteField } from "../ui/notefield";
import { PersonSearch } from "../ui/personsearch";
import { Progress } from "../ui/progress";
import type { Candidate } from "./candidates";
import { PreviewTable } from "./previewtable";
import type { Replacement } from "./preview";
import type { ReplaceMethods, ReplaceStart } from "./protocol";
import { Replacing } from "./replacing";

/** Who is replaced by whom, what that changes on every open opportunity, and the button that does it. */
export class ReplacePage {
  private readonly texts: Texts;
  private readonly from: HTMLSelectElement;
  private readonly search: PersonSearch;
  private readonly chosen = h("p", { class: "chosen", role: "status" });
  private readonly messages = new MessageBar();
  private readonly scope = h("p", { class: "scope" });
  private readonly table: PreviewTable;
  private readonly note: NoteField;
  private readonly progress = new Progress();
  /** Why the button can't be used, where no message says it. */
  private readonly why = h("p", { id: uniqueId("why"), class: "why" });
  private readonly button: Button;
  private readonly cancel: Button;
  private running: Replacing | null = null;
  private to: Person | null = null;
  private asked = 0;
  private possible = 0;

  constructor(
    root: HTMLElement,
    private readonly start: ReplaceStart,
    private readonly host: ReplaceMethods,
  ) {
    this.texts = (key, ...values) => filled(start.texts[key], values);
    const { texts } = this;
    const { sellers } = start.marked;
    const fromId = uniqueId("from");
    this.from = h("select", { id: fromId, class: "input", onchange: () => this.choicesChanged() }, ...sellers.map(optionOf));
    this.search = new PersonSearch({
      texts,
      label: texts("Replace_To"),
      find: (text) => host.find(text, sellers.length > 0 ? [this.from.value] : []),
      pick: (person) => this.choose(person),
    });
    this.table = new PreviewTable(texts, (percent) => formatPercent(percent, start.format), new Set(start.marked.opportunityIds));
    this.note = new NoteField(texts);
    this.note.ask(start.isReasonRequired);
    this.button = new Button({ text: texts("Replace_Run"), look: "primary", run: () => void this.run() });
    this.cancel = new Button({ text: texts("Dialog_Cancel"), run: () => (this.running ? this.stop(this.running) : this.leave()) });
    root.replaceChildren(
      h("h1", { class: "visually-hidden" }, texts("Replace_Title")),
      h("div", { class: "field" }, h("label", { class: "field-label", for: fromId }, texts("Replace_From")), this.from),
      this.search.element,
      this.chosen,
      this.messages.element,
      this.scope,
      this.table.element,
      this.note.element,
      h("div", { class: "dialog-actions" }, this.progress.element, this.why, this.cancel.element, this.button.element),
    );
    root.setAttribute("aria-busy", "false");
    root.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && !this.running && this.leave());
    this.messages.element.id = uniqueId("messages");
    this.button.element.setAttribute("aria-describedby", `${this.why.id} ${this.messages.element.id}`);
    this.choicesChanged();
  }

  private choose(person: Person): void {
    this.to = person;
    this.chosen.textContent = this.texts("Replace_Chosen", person.name);
    this.choicesChanged();
  }

  private get fromSeller(): Candidate | undefined {
    return this.start.marked.sellers.find((seller) => seller.id === this.from.value);
  }

  /** Nothing can be replaced until the preview of just these two is there. */
  private choicesChanged(): void {
    this.asked += 1;
    this.button.enable(false);
    this.messages.show(null);
    this.table.clear();
    const from = this.fromSeller;
    this.scope.textContent = from ? this.texts("Replace_Scope", from.name) : "";
    this.why.textContent = from && !this.to ? this.texts("Replace_ChooseTo") : "";
    if (!from) {
      this.messages.show({ intent: "info", text: this.texts("Replace_NoSellers") });
    } else if (this.to?.id === from.id) {
      this.messages.show({ intent: "error", text: this.texts("Replace_SamePerson") });
    } else if (this.to) {
      void this.preview(from, this.to, this.asked);
    }
  }

  private async preview(from: Candidate, to: Person, asked: number): Promise<void> {
    try {
      const replacements = await this.host.preview(from.id, to.id);
      if (asked === this.asked) {
        this.show(from, to, replacements);
      }
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }
  }

  private show(from: Candidate, to: Person, replacements: readonly Replacement[]): void {
    const possible = replacements.filter((replacement) => !replacement.isBlocked).length;
    this.table.show(from, to, replacements);
    this.button.enable(possible > 0);
    this.possible = possible;
    if (replacements.length === 0) {
      this.messages.show({ intent: "info", text: this.texts("Replace_NothingOpen", from.name) });
    } else if (possible < replacements.length) {
      this.messages.show({ intent: "warning", text: this.texts("Replace_Blocked", to.name) });
    }
  }

  private async run(): Promise<void> {
    const from = this.fromSeller;
    const { to } = this;
    if (!from || !to) {
      return;
    }

    const replacing = new Replacing(() => this.host.replace(from.id, to.id, this.note.given));
    this.begin(replacing);
    try {
      await replacing.run(() => this.progressed(replacing.changed, replacing.changed + (replacing.left ?? 0)));
      const isDone = replacing.left === 0;
      await this.end(from, to, isDone);
      const said = [this.doneSentence(replacing.changed), this.leftSentence(replacing.left ?? 0), replacing.leftOut];
      const intent = replacing.leftOut !== "" ? "warning" : isDone ? "success" : "info";
      this.messages.show({ intent, text: sentences(...said) });
    } catch (failed) {
      await this.end(from, to, false);
      const done = replacing.changed > 0 ? this.doneSentence(replacing.changed) : "";
      this.messages.show({ intent: "error", text: sentences(done, messageOf(failed)) });
    }
  }

  /** What was chosen stays so until the end: the calls are all for the same two. */
  private begin(replacing: Replacing): void {
    this.running = replacing;
    this.messages.show(null);
    this.button.enable(false);
    this.button.say(this.texts("Progress_Saving"));
    this.progressed(0, this.possible);
    this.choices(false);
    this.cancel.say(this.texts("Dialog_Cancel"));
  }

  private progressed(done: number, all: number): void {
    this.progress.show(this.texts("Replace_Progress", String(done), String(all)), done, all);
  }

  /** What is done by then stays. */
  private stop(running: Replacing): void {
    running.stop();
    this.cancel.enable(false);
    this.cancel.say(this.texts("Replace_Stopping"));
  }

  /** Where something is left the preview shows it, and the button goes on with it. */
  private async end(from: Candidate, to: Person, isDone: boolean): Promise<void> {
    this.running = null;
    if (isDone) {
      this.table.clear();
      this.scope.textContent = "";
    } else {
      await this.preview(from, to, this.asked);
    }

    this.progress.hide();
    this.cancel.enable(true);
    this.cancel.say(this.texts(isDone ? "Dialog_Close" : "Dialog_Cancel"));
    if (isDone) {
      this.cancel.element.focus();
    } else if (document.activeElement === this.cancel.element) {
      this.button.element.focus();
    }

    this.button.say(this.texts("Replace_Run"));
    this.choices(true);
  }

  private leave(): void {
    leaveDialog(() => this.messages.show({ intent: "info", text: this.texts("Dialog_CloseHint") }));
  }

  private choices(areOpen: boolean): void {
    this.from.disabled = !areOpen;
    this.search.element.toggleAttribute("inert", !areOpen);
    this.note.input.readOnly = !areOpen;
  }

  private doneSentence(changed: number): string {
    return changed === 1 ? this.texts("Replace_DoneOne") : this.texts("Replace_DoneMany", String(changed));
  }

  private leftSentence(left: number): string {
    return left === 0 ? "" : left === 1 ? this.texts("Replace_LeftOne") : this.texts("Replace_LeftMany", String(left));
  }
}

function sentences(...said: readonly string[]): string {
  return said.filter((sentence) => sentence !== "").join(" ");
}

function optionOf(seller: Candidate): HTMLOptionElement {
  return h("option", { value: seller.id }, seller.name);
}
