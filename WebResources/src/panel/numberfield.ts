import { h, setAttribute } from "../ui/dom";

export interface NumberFieldOptions {
  class: string;
  label: string;
  /** The element that says what is wrong. */
  describedBy: string;
  /** What is typed so far; answers why it can't be taken, or null. */
  typed: (text: string) => string | null;
  /** The number is finished; what follows is another step. */
  done: () => void;
  /** Escape: what was typed since the field was entered is to be taken back. */
  takeBack: () => void;
  /** Something is, or is no longer, typed that can't be taken. */
  problemChanged: () => void;
}

/** A field for a number. While somebody types, it says what they typed; afterwards, what it came to. */
export class NumberField {
  readonly input: HTMLInputElement;
  /** Why what is typed can't be taken, or null. */
  problem: string | null = null;
  private text = "";
  private isTyped = false;

  constructor(private readonly options: NumberFieldOptions) {
    this.input = h("input", {
      type: "text",
      class: `input ${options.class}`,
      inputmode: "decimal",
      autocomplete: "off",
      "aria-label": options.label,
      "aria-describedby": options.describedBy,
      oninput: () => this.onInput(),
      onchange: () => this.finish(),
      onblur: () => this.finish(),
      onfocus: () => this.input.select(),
      onkeydown: (event: KeyboardEvent) => this.onKey(event),
    });
  }

  show(text: string): void {
    const isNews = text !== this.text;
    this.text = text;
    if (!this.isTyped) {
      this.write();
    } else if (isNews && this.problem !== null && document.activeElement !== this.input) {
      this.reset();
    }
  }

  /** What is typed gives way to the number as it is. */
  reset(): void {
    this.isTyped = false;
    this.tell(null);
    this.write();
  }

  private write(): void {
    if (this.input.value !== this.text) {
      this.input.value = this.text;
    }
  }

  private onInput(): void {
    this.isTyped = true;
    this.tell(this.options.typed(this.input.value));
  }

  private finish(): void {
    if (this.isTyped) {
      this.options.done();
      if (this.problem === null) {
        this.reset();
      }
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.isTyped) {
      event.preventDefault();
      event.stopPropagation();
      this.options.takeBack();
      this.reset();
      this.input.select();
    }
  }

  private tell(problem: string | null): void {
    const isNews = problem !== this.problem;
    this.problem = problem;
    if (isNews) {
      setAttribute(this.input, "aria-invalid", problem === null ? undefined : "true");
      this.options.problemChanged();
    }
  }
}
