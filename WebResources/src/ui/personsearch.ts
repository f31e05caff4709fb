import { messageOf } from "../dataverse/errors";
import type { Person } from "../dataverse/people";
import type { Texts } from "../texts";
import { avatar } from "./avatar";
import { h, setAttribute, uniqueId } from "./dom";
import { icon } from "./icons";

const pause = 250;

/** A field that finds a person by name: the combobox pattern of ARIA, with a list that arrow keys walk. */
export class PersonSearch {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly status = h("div", { class: "search-status", role: "status" });
  private found: Person[] = [];
  private active = -1;
  private asked = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: {
      texts: Texts;
      label: string;
      find: (text: string) => Promise<Person[]>;
      pick: (person: Person) => void;
    },
  ) {
    const listId = uniqueId("people");
    const inputId = uniqueId("person");
    this.list = h("ul", { id: listId, class: "options", role: "listbox", "aria-label": options.label, hidden: true });
    this.input = h("input", {
      id: inputId,
      type: "text",
      class: "input",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: options.texts("Search_Placeholder"),
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": listId,
      oninput: () => this.searchSoon(),
      onkeydown: (event: KeyboardEvent) => this.onKey(event),
      onblur: () => this.close(),
    });
    this.element = h(
      "div",
      { class: "person-search" },
      h("label", { class: "field-label", for: inputId }, options.label),
      h("div", { class: "search-box" }, icon("search"), this.input, this.list),
      this.status,
    );
  }

  clear(): void {
    this.forgetSearch();
    this.input.value = "";
    this.found = [];
    this.close();
    this.status.textContent = "";
  }

  private searchSoon(): void {
    this.forgetSearch();
    const text = this.input.value.trim();
    if (text === "") {
      this.clear();
      return;
    }

    this.waiting = setTimeout(() => void this.search(text, this.asked), pause);
  }

  private forgetSearch(): void {
    clearTimeout(this.waiting);
    this.asked += 1;
  }

  /** An answer that comes after a newer question is dropped. */
  private async search(text: string, asked: number): Promise<void> {
    const { texts, find } = this.options;
    this.status.textContent = texts("Search_Searching");
    try {
      const found = await find(text);
      if (asked === this.asked) {
        this.show(found);
      }
    } catch (failed) {
      if (asked === this.asked) {
        this.close();
        this.status.textContent = messageOf(failed);
      }
    }
  }

  private show(found: Person[]): void {
    const { texts } = this.options;
    this.found = found;
    this.list.replaceChildren(...found.map((person, index) => this.option(person, index)));
    this.status.textContent =
      found.length === 0 ? texts("Search_None") : found.length === 1 ? texts("Search_One") : texts("Search_Many", String(found.length));
    this.setOpen(found.length > 0 && document.activeElement === this.input);
    this.place();
    this.setActive(-1);
  }

  /** Above the field where there is more room: the page may be a low frame. */
  private place(): void {
    const field = this.input.getBoundingClientRect();
    const below = window.innerHeight - field.bottom;
    this.list.classList.toggle("above", below < this.list.offsetHeight && field.top > below);
  }

  private option(person: Person, index: number): HTMLElement {
    return h(
      "li",
      {
        id: `${this.list.id}-${index}`,
        class: "option",
        role: "option",
        "aria-selected": "false",
        // The field keeps the focus, so that the list does not close before the click.
        onpointerdown: (event: PointerEvent) => event.preventDefault(),
        onclick: () => this.pick(person),
      },
      avatar(person.name, "neutral"),
      h("span", { class: "option-text" }, h("span", {}, person.name), h("span", { class: "secondary" }, person.detail)),
    );
  }

  private onKey(event: KeyboardEvent): void {
    const { key } = event;
    const chosen = this.found[this.active];
    if (key === "Escape" && this.isOpen) {
      this.close();
    } else if (key === "Enter" && chosen) {
      this.pick(chosen);
    } else if ((key === "ArrowDown" || key === "ArrowUp") && this.found.length > 0) {
      this.setOpen(true);
      const last = this.found.length - 1;
      const next = this.active + (key === "ArrowDown" ? 1 : -1);
      this.setActive(next < 0 ? last : next > last ? 0 : next);
    } else {
      return;
    }

    event.preventDefault();
    event.stopPropagation();
  }

  private pick(person: Person): void {
    this.clear();
    this.options.pick(person);
  }

  private close(): void {
    this.setOpen(false);
    this.setActive(-1);
  }

  private get isOpen(): boolean {
    return !this.list.hidden;
  }

  private setOpen(open: boolean): void {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  private setActive(index: number): void {
    this.active = index;
    Array.from(this.list.children).forEach((option, each) => option.setAttribute("aria-selected", String(each === index)));
    const option = this.list.children[index];
    setAttribute(this.input, "aria-activedescendant", option?.id);
    option?.scrollIntoView({ block: "nearest" });
  }
}
