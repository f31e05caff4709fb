import { h } from "./dom";
import { icon, type IconName } from "./icons";

/** A button that stays in the tab order while it can't be used, so that nobody loses their place. */
export class Button {
  readonly element: HTMLButtonElement;
  private readonly words: HTMLElement;

  constructor(options: { text: string; icon?: IconName; look?: "primary" | "subtle"; run: () => void }) {
    const { text, icon: name, look = "subtle", run } = options;
    this.words = h("span", {}, text);
    this.element = h(
      "button",
      { type: "button", class: `button ${look}`, onclick: () => this.isEnabled && run() },
      name && icon(name),
      this.words,
    );
  }

  say(text: string): void {
    this.words.textContent = text;
  }

  get isEnabled(): boolean {
    return this.element.getAttribute("aria-disabled") !== "true";
  }

  enable(enabled: boolean): void {
    this.element.setAttribute("aria-disabled", String(!enabled));
  }
}

/** A square button with an icon alone; its name is read out and shown as a tooltip. */
export function iconButton(name: IconName, label: string, run: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: "button subtle icon-only", "aria-label": label, title: label, onclick: run }, icon(name));
}
