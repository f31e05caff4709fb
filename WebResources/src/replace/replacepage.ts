import { messageOf } from "../dataverse/errors";
import type { Person } from "../dataverse/people";
import { formatPercent } from "../shares/numberformat";
import { filled, type Texts } from "../texts";
import { Button } from "../ui/button";
import { h, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import { PersonSearch } from "../ui/personsearch";
import type { Candidate } from "./candidates";
import { PreviewTable } from "./previewtable";
import type { Replacement } from "./preview";
import type { ReplaceMethods, ReplaceStart } from "./protocol";

/** Who is replaced by whom, what that changes on every open opportunity, and the button that does it. */
export class ReplacePage {
  private readonly texts: Texts;
  private readonly from: HTMLSelectElement;
  private readonly search: PersonSearch;
  private readonly chosen = h("p", { class: "chosen", role: "status" });
  private readonly messages = new MessageBar();
  private readonly scope = h("p", { class: "scope" });
  private readonly table: PreviewTable;
  private readonly button: Button;
  private to: Person | null = null;
  private asked = 0;

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
    this.button = new Button({ text: texts("Replace_Run"), look: "primary", run: () => void this.run() });
    this.button.enable(false);
    root.replaceChildren(
      h("h1", { class: "visually-hidden" }, texts("Replace_Title")),
      h("div", { class: "field" }, h("label", { class: "field-label", for: fromId }, texts("Replace_From")), this.from),
      this.search.element,
      this.chosen,
      this.messages.element,
      this.scope,
      this.table.element,
      h("div", { class: "dialog-actions" }, this.button.element),
    );
    root.setAttribute("aria-busy", "false");
    if (sellers.length === 0) {
      this.messages.show({ intent: "info", text: texts("Replace_NoSellers") });
    }
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
    if (from && this.to?.id === from.id) {
      this.messages.show({ intent: "error", text: this.texts("Replace_SamePerson") });
    } else if (from && this.to) {
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
    const isBlocked = replacements.some((replacement) => replacement.isBlocked);
    this.table.show(from, to, replacements);
    this.button.enable(replacements.length > 0 && !isBlocked);
    if (replacements.length === 0) {
      this.messages.show({ intent: "info", text: this.texts("Replace_NothingOpen", from.name) });
    } else if (isBlocked) {
      this.messages.show({ intent: "error", text: this.texts("Replace_Blocked", to.name) });
    }
  }

  private async run(): Promise<void> {
    const from = this.fromSeller;
    const { to, texts } = this;
    if (!from || !to) {
      return;
    }

    this.button.enable(false);
    this.button.say(texts("Progress_Saving"));
    try {
      const changed = await this.host.replace(from.id, to.id);
      this.table.clear();
      this.scope.textContent = "";
      const done = changed === 1 ? texts("Replace_DoneOne") : texts("Replace_DoneMany", String(changed));
      this.messages.show({ intent: "success", text: `${done} ${texts("Replace_CloseHint")}` });
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
      this.button.enable(true);
    } finally {
      this.button.say(texts("Replace_Run"));
    }
  }
}

function optionOf(seller: Candidate): HTMLOptionElement {
  return h("option", { value: seller.id }, seller.name);
}
