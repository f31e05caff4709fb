import type { Hundredths } from "../shares/percent";
import type { Texts } from "../texts";
import { h, uniqueId } from "../ui/dom";
import type { Candidate } from "./candidates";
import type { Replacement } from "./preview";

/** Each opportunity with what both have now and what the one who takes over has then. */
export class PreviewTable {
  readonly element: HTMLElement;
  private readonly heading = h("p", { id: uniqueId("preview"), class: "preview-heading", role: "status" });
  private readonly rows = h("div");

  /** @param marked The opportunities that were marked in the list, among all that are changed. */
  constructor(
    private readonly texts: Texts,
    private readonly percent: (percent: Hundredths) => string,
    private readonly marked: ReadonlySet<string>,
  ) {
    this.element = h("div", { class: "preview" }, this.heading, this.rows);
  }

  clear(): void {
    this.heading.textContent = "";
    this.rows.replaceChildren();
  }

  show(from: Candidate, to: Candidate, replacements: readonly Replacement[]): void {
    const { texts } = this;
    if (replacements.length === 0) {
      this.clear();
      return;
    }

    const count = replacements.filter((replacement) => !replacement.isBlocked).length;
    this.heading.textContent = count === 1 ? texts("Replace_PreviewOne") : texts("Replace_PreviewMany", String(count));
    const heads = [texts("Table_Opportunity"), from.name, to.name, texts("Replace_After", to.name)];
    this.rows.replaceChildren(
      h(
        "table",
        { "aria-labelledby": this.heading.id },
        h("thead", {}, h("tr", {}, ...heads.map((head, index) => h("th", { scope: "col", class: index > 0 ? "number" : undefined }, head)))),
        h("tbody", {}, ...replacements.map((replacement) => this.row(replacement))),
      ),
    );
  }

  private row(replacement: Replacement): HTMLElement {
    const { name, opportunityId, given, had, after, isBlocked } = replacement;
    const mark = this.marked.has(opportunityId) ? h("span", { class: "badge" }, this.texts("Replace_Marked")) : null;
    const cells = [`${this.percent(given)} %`, had === null ? "–" : `${this.percent(had)} %`, `${this.percent(after)} %`];
    return h(
      "tr",
      { class: isBlocked ? "blocked" : undefined },
      h("th", { scope: "row" }, name, " ", mark),
      ...cells.map((cell) => h("td", { class: "number" }, cell)),
    );
  }
}
