import type { Texts } from "../texts";
import { h } from "./dom";

/** The most that the journal holds of it. */
const most = 500;

/** A field for why somebody does what they do. */
export class NoteField {
  readonly input: HTMLInputElement;
  readonly element: HTMLElement;
  private readonly name = h("span", { class: "field-label" });

  constructor(
    private readonly texts: Texts,
    typed?: () => void,
  ) {
    this.input = h("input", { class: "input", maxlength: most, oninput: typed });
    this.element = h("label", { class: "note" }, this.name, this.input);
    this.ask(false);
  }

  /** @param isRequired Whether nothing is saved without one. */
  ask(isRequired: boolean): void {
    this.name.textContent = this.texts(isRequired ? "Note_Label" : "Note_Optional");
    this.input.required = isRequired;
  }

  /** Null while there is none. */
  get given(): string | null {
    const text = this.input.value.trim();
    return text === "" ? null : text;
  }
}
