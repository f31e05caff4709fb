import { h, setChildren, uniqueId } from "./dom";

/** Tabs over one panel: the pattern of ARIA, with arrow keys between them. */
export class Tabs<Key extends string> {
  readonly panel = h("div", { id: uniqueId("panel"), role: "tabpanel" });
  readonly element: HTMLElement;
  private readonly tabs = new Map<Key, HTMLButtonElement>();
  private chosen: Key;

  constructor(
    private readonly options: { label: string; tabs: readonly { key: Key; text: string }[]; show: (key: Key) => void },
  ) {
    const [first] = options.tabs;
    if (!first) {
      throw new Error("There is no tab.");
    }

    this.chosen = first.key;
    this.element = h("div", { class: "tabs", role: "tablist", "aria-label": options.label, onkeydown: (event: KeyboardEvent) => this.onKey(event) });
    for (const { key, text } of options.tabs) {
      const tab = h("button", { id: uniqueId("tab"), type: "button", class: "tab", role: "tab", "aria-controls": this.panel.id, onclick: () => this.choose(key) }, h("span", {}, text));
      this.tabs.set(key, tab);
    }

    setChildren(this.element, Array.from(this.tabs.values()));
    this.mark();
  }

  get shown(): Key {
    return this.chosen;
  }

  choose(key: Key): void {
    this.chosen = key;
    this.mark();
    this.options.show(key);
  }

  /** A number beside a tab's text, and what it is in words. */
  count(key: Key, count: number, words: string): void {
    const tab = this.tabs.get(key);
    const text = this.options.tabs.find((each) => each.key === key)?.text ?? "";
    tab?.replaceChildren(h("span", {}, text), ...(count === 0 ? [] : [" ", h("span", { class: "badge", "aria-hidden": "true" }, String(count)), h("span", { class: "visually-hidden" }, words)]));
  }

  private mark(): void {
    this.tabs.forEach((tab, key) => {
      const isChosen = key === this.chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen) {
        this.panel.setAttribute("aria-labelledby", tab.id);
      }
    });
  }

  private onKey(event: KeyboardEvent): void {
    const keys = Array.from(this.tabs.keys());
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = event.key === "Home" ? keys[0] : event.key === "End" ? keys[keys.length - 1] : step !== 0 ? keys[(keys.indexOf(this.chosen) + step + keys.length) % keys.length] : undefined;
    if (next !== undefined) {
      event.preventDefault();
      this.choose(next);
      this.tabs.get(next)?.focus();
    }
  }
}
