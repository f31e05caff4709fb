import { h } from "./dom";

const pause = 600;

/** Tells a screen reader the newest of several quick changes, once they have come to rest. */
export class Announcer {
  readonly element = h("div", { class: "visually-hidden", "aria-live": "polite" });
  private waiting: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.element.textContent = text;
    }, pause);
  }
}
