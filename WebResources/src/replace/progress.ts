import type { Texts } from "../texts";
import { h, uniqueId } from "../ui/dom";

/** How many of how many are done, as a bar and in words. Empty while nothing is under way. */
export class Progress {
  readonly element = h("div", { class: "progress" });
  private readonly bar = h("progress");
  private readonly words = h("p", { id: uniqueId("progress"), role: "status" });

  constructor(private readonly texts: Texts) {
    this.bar.setAttribute("aria-labelledby", this.words.id);
  }

  show(done: number, all: number): void {
    this.bar.max = Math.max(all, 1);
    this.bar.value = done;
    this.words.textContent = this.texts("Replace_Progress", String(done), String(all));
    if (!this.bar.isConnected) {
      this.element.replaceChildren(this.bar, this.words);
    }
  }

  hide(): void {
    this.element.replaceChildren();
  }
}
