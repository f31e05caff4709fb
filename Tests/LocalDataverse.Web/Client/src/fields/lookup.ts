import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { session } from "../data/session";
import type { Value } from "../data/values";
import { formsOf } from "../screens/form";
import { addressOf } from "../shell/pages";
import { router } from "../shell/router";
import { newRow } from "../texts/newrow";
import { text } from "../texts/texts";
import { button } from "../ui/controls";
import { messageOf } from "../ui/dialogs";
import { icon, tableIcon } from "../ui/icons";
import { newId, Part } from "../ui/part";
import { common } from "./common";
import type { FieldIds, FieldModel } from "./fieldmodel";
import { findCandidates, targetsOf, type Candidate } from "./lookupsearch";

const typingPause = 200;

/** A lookup: the row as a link, and a search for another one. */
@customElement("app-lookup")
export class Lookup extends Part {
  @property({ attribute: false }) field!: FieldModel;
  @property({ attribute: false }) ids!: FieldIds;
  /** Given so that a change of it draws again. */
  @property({ attribute: false }) value: Value = null;
  @state() private found: Candidate[] | null = null;
  @state() private active = -1;
  @state() private failure = "";

  private readonly listId = newId("list");
  private asked = 0;
  private timer = 0;

  override render(): TemplateResult {
    const [reference] = (this.field.value as Xrm.LookupValue[] | null) ?? [];
    if (this.field.isDisabled) {
      return html`<div class="input lookup" role="group" aria-labelledby=${this.ids.labelId} data-readonly>${reference ? this.tag(reference) : "---"}</div>`;
    }

    return html`<div class="input lookup" @focusout=${this.left}>
        ${reference ? html`${this.tag(reference)}${this.clear(reference)}` : nothing}
        <input
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded=${this.found ? "true" : "false"}
          aria-controls=${this.listId}
          aria-activedescendant=${this.active >= 0 ? `${this.listId}-${this.active}` : ""}
          placeholder=${reference ? "" : text("Lookup_Search", this.field.label)}
          ${common(this.field, this.ids)}
          @input=${this.typed}
          @click=${() => void this.search()}
          @keydown=${this.pressed}
        />
        ${icon("search")}
      </div>
      <div class="popup" popover="manual" @mousedown=${(event: Event) => event.preventDefault()}>${this.popup()}</div>`;
  }

  override updated(): void {
    const popup = this.querySelector<HTMLElement>(".popup");
    if (!popup) {
      return;
    }

    popup.togglePopover(this.found !== null);
    if (this.found) {
      const anchor = this.querySelector(".lookup")!.getBoundingClientRect();
      popup.style.left = `${anchor.left}px`;
      popup.style.width = `${Math.max(anchor.width, 260)}px`;
      const isBelow = anchor.bottom + popup.offsetHeight < window.innerHeight || anchor.top < popup.offsetHeight;
      popup.style.top = `${isBelow ? anchor.bottom + 2 : anchor.top - popup.offsetHeight - 2}px`;
    }
  }

  private tag(reference: Xrm.LookupValue): TemplateResult {
    const page = { type: "record", table: reference.entityType, id: reference.id } as const;
    return html`<a
      class="lookup-tag"
      href=${addressOf(page)}
      @click=${(event: MouseEvent) => {
        if (!event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          void router.go(page);
        }
      }}
      >${icon(tableIcon(reference.entityType))}<span>${reference.name}</span></a
    >`;
  }

  private clear(reference: Xrm.LookupValue): TemplateResult {
    return button(text("Lookup_Clear", reference.name ?? ""), () => this.choose(null), { icon: "close", iconOnly: true, appearance: "transparent" });
  }

  private popup(): TemplateResult {
    const options = this.found ?? [];
    return html`${this.failure ? html`<p class="popup-text">${this.failure}</p>` : nothing}
      ${options.length === 0 && this.failure === "" ? html`<p class="popup-text">${text("Lookup_NothingFound")}</p>` : nothing}
      <ul role="listbox" id=${this.listId} aria-label=${this.field.label}>
        ${repeat(
          options,
          (candidate) => candidate.reference.id,
          ({ reference, detail }, index) =>
            html`<li role="option" id="${this.listId}-${index}" aria-selected=${index === this.active ? "true" : "false"} @click=${() => this.choose(reference)}>
              ${icon(tableIcon(reference.entityType))}<span><span>${reference.name}</span><small>${detail}</small></span>
            </li>`,
        )}
      </ul>
      <div class="popup-actions">
        ${this.creatable().map((table) => button(newRow(table), () => void this.create(table), { icon: "add" }))}
      </div>`;
  }

  private creatable(): string[] {
    return targetsOf(this.field.column.targets).filter((table) => session.may("Create", table) && formsOf(table, "quickCreate").length > 0);
  }

  private typed(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.search(), typingPause);
  }

  private async search(): Promise<void> {
    this.asked += 1;
    const question = this.asked;
    try {
      const found = await findCandidates(this.field.column.targets, this.input?.value ?? "");
      if (question === this.asked && this.contains(document.activeElement)) {
        this.failure = "";
        this.found = found;
        this.active = found.length > 0 && this.input?.value ? 0 : -1;
      }
    } catch (failed) {
      this.failure = messageOf(failed);
      this.found = [];
    }
  }

  private pressed(event: KeyboardEvent): void {
    const last = (this.found?.length ?? 0) - 1;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        event.stopPropagation();
        if (this.found) {
          this.active = event.key === "ArrowDown" ? Math.min(this.active + 1, last) : Math.max(this.active - 1, 0);
        } else {
          void this.search();
        }

        break;
      case "Enter": {
        const candidate = this.found?.[this.active];
        if (candidate) {
          event.preventDefault();
          event.stopPropagation();
          this.choose(candidate.reference);
        }

        break;
      }
      case "Escape":
        if (this.found) {
          event.preventDefault();
          event.stopPropagation();
          this.close();
        }
    }
  }

  private choose(reference: Xrm.LookupValue | null): void {
    this.close();
    if (this.input) {
      this.input.value = "";
      this.input.focus();
    }

    this.field.change(reference && [reference]);
    this.requestUpdate();
  }

  private async create(table: string): Promise<void> {
    this.close();
    const { openQuickCreate } = await import("../form/quickcreate");
    const saved = await openQuickCreate({ table });
    if (saved) {
      this.choose(saved);
    }
  }

  private left(event: FocusEvent): void {
    if (!this.contains(event.relatedTarget as Node | null)) {
      this.close();
      if (this.input) {
        this.input.value = "";
      }
    }
  }

  private close(): void {
    this.asked += 1;
    window.clearTimeout(this.timer);
    this.found = null;
    this.active = -1;
  }

  private get input(): HTMLInputElement | null {
    return this.querySelector("input");
  }
}
