import { h, uniqueId } from "./dom";

/** How much is done, as a bar and in words. Empty while nothing is under way. */
export class Progress {
  readonly element = h("div", { class: "progress" });
  private readonly bar = h("progress");
  private readonly words = h("p", { id: uniqueId("progress"), role: "status" });

  constructor() {
    this.bar.setAttribute("aria-labelledby", this.words.id);
  }

  /** @param all Null where nobody knows how much there is. */
  show(words: string, done: number, all: number | null): void {
    if (all === null) {
      this.bar.removeAttribute("value");
    } else {
      this.bar.max = Math.max(all, 1);
      this.bar.value = done;
    }

    this.words.textContent = words;
    if (!this.bar.isConnected) {
      this.element.replaceChildren(this.bar, this.words);
    }
  }

  hide(): void {
    this.element.replaceChildren();
  }
}
