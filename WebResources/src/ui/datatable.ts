import { h } from "./dom";

export interface Column {
  title: string;
  look?: "number";
}

type Cell = Node | string | readonly (Node | string)[];

/**
 * A table whose rows are headed by their first cell. On a narrow page a row's cells stand below one another, each with its column's
 * title before it (pages.css).
 */
export function dataTable(columns: readonly Column[], headingId: string, rows: readonly (readonly Cell[])[], foot?: readonly Cell[]): HTMLElement {
  const row = (cells: readonly Cell[]) =>
    h(
      "tr",
      {},
      ...cells.map((cell, index) => {
        const content = typeof cell === "string" || cell instanceof Node ? [cell] : cell;
        const column = columns[index];
        return index === 0 ? h("th", { scope: "row" }, ...content) : h("td", { class: column?.look, "data-label": cell === "" ? undefined : column?.title }, content.length > 1 ? h("div", {}, ...content) : content[0]);
      }),
    );
  return h(
    "table",
    { class: "data-table", "aria-labelledby": headingId },
    h("thead", {}, h("tr", {}, ...columns.map(({ title, look }) => h("th", { scope: "col", class: look }, title)))),
    h("tbody", {}, ...rows.map(row)),
    foot ? h("tfoot", {}, row(foot)) : null,
  );
}
