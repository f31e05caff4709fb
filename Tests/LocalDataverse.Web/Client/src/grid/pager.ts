import { html, nothing, type TemplateResult } from "lit";
import { session } from "../data/session";
import { text } from "../texts/texts";
import { button } from "../ui/controls";
import type { RowList } from "./rowlist";

/** How many rows there are, which of them are shown, and the way to the others. */
export function pager(list: RowList): TemplateResult {
  const count = (value: number) => session.format.number(value, 0);
  const first = (list.page - 1) * list.pageSize + 1;
  const shown = list.rows.length === 0 ? "0" : `${count(first)}–${count(first + list.rows.length - 1)}`;
  const isOnlyPage = list.page === 1 && !list.hasMore;
  return html`<footer class="pager" aria-live="polite">
    <span>${list.total === null ? shown : text("Grid_Rows", shown, count(list.total))}</span>
    ${list.selected.size > 0 ? html`<span>${text("Grid_Selected", count(list.selected.size))}</span>` : nothing}
    ${isOnlyPage
      ? nothing
      : html`<span class="pages">
          ${button(text("Grid_PreviousPage"), () => void list.turnTo(list.page - 1), { icon: "chevronLeft", iconOnly: true, isDisabled: list.page === 1 })}
          <span>${text("Grid_Page", count(list.page))}</span>
          ${button(text("Grid_NextPage"), () => void list.turnTo(list.page + 1), { icon: "chevronRight", iconOnly: true, isDisabled: !list.hasMore })}
        </span>`}
  </footer>`;
}
