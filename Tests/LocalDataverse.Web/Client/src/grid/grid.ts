import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { resourceAddress } from "../clientapi/scripts";
import type { Row } from "../data/server";
import { session } from "../data/session";
import { isLookup, lookupIn } from "../data/values";
import { addressOf, type Page } from "../shell/pages";
import { router } from "../shell/router";
import { text } from "../texts/texts";
import { message, spinner } from "../ui/controls";
import { icon } from "../ui/icons";
import { Part } from "../ui/part";
import { CellEditing } from "./cellediting";
import { readCellIcons, type CellIcon } from "./columnicons";
import type { GridColumn, RowList } from "./rowlist";

const header = -1;
const numbers = new Set(["Integer", "BigInt", "Decimal", "Double", "Money"]);

/** The rows of a list as a table: sorted by its headers, selected and opened by mouse or keyboard, edited in place where that is allowed. */
@customElement("app-grid")
export class Grid extends Part {
  @property({ attribute: false }) list!: RowList;
  @property() label = "";
  @property({ type: Boolean }) isEditable = false;
  /** Opens the selected row; without one the row's form is opened. */
  @property({ attribute: false }) open: (() => void) | null = null;

  /** Cell that the keyboard is in; column 0 holds the check mark. */
  private at = { row: header, column: 0 };
  private icons = new Map<string, CellIcon>();
  private readonly editing = new CellEditing(this);
  private readonly loaded = () => void this.readIcons();
  private listened: RowList | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("list")) {
      this.listened?.removeEventListener("loaded", this.loaded);
      this.listened = this.list;
      this.list.addEventListener("loaded", this.loaded);
      this.at = { row: header, column: 0 };
      this.editing.stop(false);
    }

    this.follow(this.list);
  }

  override render(): TemplateResult {
    const { list } = this;
    return html`${list.failure ? message("error", list.failure) : nothing}
      <div class="grid-scroll">
        <table role="grid" aria-label=${this.label} aria-multiselectable="true" aria-rowcount=${list.total ?? -1} aria-busy=${list.isLoading ? "true" : "false"} @keydown=${this.pressed} @focusin=${this.focused}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" class="select" data-cell="${header}:0">
                <input type="checkbox" tabindex="-1" aria-label=${text("Grid_SelectAll")} .checked=${live(list.rows.length > 0 && list.selected.size === list.rows.length)} @change=${(event: Event) => list.selectAll((event.target as HTMLInputElement).checked)} />
              </th>
              ${list.columns.map((column, index) => this.columnHeader(column, index + 1))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${list.rows.map((row, index) => this.row(row, index))}
          </tbody>
        </table>
      </div>
      ${list.isLoading && list.rows.length === 0 ? spinner(text("Grid_Loading")) : nothing}
      ${!list.isLoading && list.rows.length === 0 && !list.failure
        ? html`<p class="empty">${icon("list")}${nothingText(list)}</p>`
        : nothing}`;
  }

  override updated(): void {
    this.querySelectorAll<HTMLElement>("[data-cell]").forEach((cell) => {
      cell.tabIndex = cell.dataset["cell"] === `${this.at.row}:${this.at.column}` ? 0 : -1;
    });
    this.editing.drawn();
  }

  private columnHeader(column: GridColumn, index: number): TemplateResult {
    const { sort } = this.list;
    const isSorted = sort?.column === column.name;
    return html`<th
      role="columnheader"
      style="width: ${shareOf(column, this.list.columns)}%"
      title=${column.label}
      class=${kindOf(column)}
      aria-sort=${isSorted ? (sort.descending ? "descending" : "ascending") : "none"}
      data-cell="${header}:${index}"
      @click=${() => void (column.maySort && this.list.sortBy(column.name))}
    >
      <span class="column-title"><span>${column.label}</span>${isSorted ? icon(sort.descending ? "sortDown" : "sortUp") : nothing}</span>
    </th>`;
  }

  private row(row: Row, index: number): TemplateResult {
    const { list } = this;
    const isSelected = list.selected.has(list.idOf(row));
    const name = list.nameOf(row) || text("Grid_Unnamed");
    return html`<tr
      role="row"
      aria-selected=${isSelected ? "true" : "false"}
      @click=${(event: MouseEvent) => this.clicked(event, index)}
      @dblclick=${(event: MouseEvent) => this.doubleClicked(event, row)}
      @mousedown=${(event: MouseEvent) => event.shiftKey && event.preventDefault()}
    >
      <td role="gridcell" class="select" data-cell="${index}:0">
        <input type="checkbox" tabindex="-1" aria-label=${text("Grid_SelectRow", name)} .checked=${live(isSelected)} />
      </td>
      ${list.columns.map((column, at) => this.valueCell(row, column, index, at + 1))}
    </tr>`;
  }

  private valueCell(row: Row, column: GridColumn, index: number, at: number): TemplateResult {
    const isEdited = this.editing.isAt(row, column);
    const classes = [kindOf(column), this.mayEdit(column) ? "editable" : "", isEdited ? "editing" : ""].join(" ");
    return html`<td role="gridcell" class=${classes} data-cell="${index}:${at}" data-label=${column.label} title=${isEdited ? "" : this.list.textOf(row, column)}>
      ${isEdited ? this.editing.draw() : this.shown(row, column)}
    </td>`;
  }

  private shown(row: Row, column: GridColumn): unknown {
    const { list } = this;
    const written = list.textOf(row, column);
    const found = this.icons.get(`${list.idOf(row)} ${column.name}`);
    const image = found ? html`<img class="icon cell-icon" src=${resourceAddress(found.image)} alt=${found.tip} title=${found.tip} />` : nothing;
    if (column.name === list.table.primaryName) {
      const page: Page = { type: "record", table: list.tableOf(row), id: list.idOf(row) };
      return html`${image}${this.link(written || text("Grid_Unnamed"), page, () => this.openRow(row))}`;
    }

    const reference = isLookup(column.column) ? lookupIn(row, column.property) : null;
    if (reference) {
      const page: Page = { type: "record", table: reference.entityType, id: reference.id };
      return html`${image}${this.link(written, page, () => void router.go(page))}`;
    }

    const color = column.column.options.find((option) => option.value === row[column.property])?.color;
    return html`${image}${color ? html`<span class="swatch" style="background: ${color}"></span>` : nothing}<span>${written}</span>`;
  }

  private link(written: string, page: Page, go: () => void): TemplateResult {
    return html`<a
      tabindex="-1"
      href=${addressOf(page)}
      @click=${(event: MouseEvent) => {
        event.stopPropagation();
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          go();
        }
      }}
      >${written}</a
    >`;
  }

  private openRow(row: Row): void {
    if (this.open) {
      this.list.select(this.list.rows.indexOf(row), "only");
      this.open();
    } else {
      void router.go({ type: "record", table: this.list.tableOf(row), id: this.list.idOf(row) });
    }
  }

  private clicked(event: MouseEvent, index: number): void {
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>("[data-cell]");
    if (!cell || target.closest(".editing")) {
      return;
    }

    const isMark = target.matches("input[type=checkbox]") || cell.classList.contains("select");
    this.list.select(index, event.shiftKey ? "range" : isMark || event.ctrlKey || event.metaKey ? "toggle" : "only");
    const column = this.list.columns[columnOf(cell) - 1];
    if (column && this.mayEdit(column) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      this.editing.start(index, column);
    }
  }

  private doubleClicked(event: MouseEvent, row: Row): void {
    if (!(event.target as HTMLElement).closest(".editing, .select, a, .editable")) {
      this.openRow(row);
    }
  }

  private focused(event: FocusEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
    if (cell) {
      this.at = { row: Number(cell.dataset["cell"]!.split(":")[0]), column: columnOf(cell) };
      this.requestUpdate();
    }
  }

  private pressed(event: KeyboardEvent): void {
    if (this.editing.isUnderWay) {
      this.editing.pressed(event);
      return;
    }

    const { row, column } = this.at;
    const last = this.list.rows.length - 1;
    const moves: Record<string, [row: number, column: number]> = {
      ArrowDown: [Math.min(row + 1, last), column],
      ArrowUp: [Math.max(row - 1, header), column],
      ArrowRight: [row, Math.min(column + 1, this.list.columns.length)],
      ArrowLeft: [row, Math.max(column - 1, 0)],
      Home: [event.ctrlKey ? header : row, 0],
      End: [event.ctrlKey ? last : row, this.list.columns.length],
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      this.focusCell(...move);
      if (event.shiftKey && this.at.row > header && move[0] !== row) {
        this.list.select(this.at.row, "range");
      }
    } else if (event.key === " ") {
      event.preventDefault();
      this.mark(row, event.shiftKey);
    } else if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.list.selectAll(true);
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      this.enter(row, column, event.key === "Enter");
    }
  }

  private mark(row: number, isRange: boolean): void {
    if (row === header) {
      this.list.selectAll(this.list.selected.size < this.list.rows.length);
    } else {
      this.list.select(row, isRange ? "range" : "toggle");
    }
  }

  private enter(row: number, column: number, mayOpen: boolean): void {
    const gridColumn = this.list.columns[column - 1];
    const item = this.list.rows[row];
    if (row === header && gridColumn?.maySort) {
      void this.list.sortBy(gridColumn.name);
    } else if (gridColumn && item && this.mayEdit(gridColumn)) {
      this.editing.start(row, gridColumn);
    } else if (mayOpen && item) {
      this.openRow(item);
    }
  }

  private mayEdit(column: GridColumn): boolean {
    return this.isEditable && column.column.mayBeUpdated && !column.name.includes(".") && session.may("Write", this.list.table.name);
  }

  /** Puts the keyboard into a cell. */
  focusCell(row: number, column: number): void {
    this.at = { row, column };
    const cell = this.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
    if (cell) {
      cell.tabIndex = 0;
      cell.focus();
    }
  }

  private async readIcons(): Promise<void> {
    this.icons = await readCellIcons(this.list);
    this.requestUpdate();
  }
}

function kindOf({ column }: GridColumn): string {
  return numbers.has(column.type) ? "number" : column.type === "DateTime" ? "date" : "";
}

/** Columns are as wide as the view has them beside each other; numbers and dates are never cut, texts where there is no room. */
function shareOf(column: GridColumn, columns: GridColumn[]): number {
  return (column.width / columns.reduce((sum, each) => sum + each.width, 0)) * 100;
}

/** Whoever has searched within names already is not told to. */
function nothingText(list: RowList): string {
  const { search } = list;
  return search === "" ? text("Grid_Empty") : search.startsWith("*") ? text("Grid_NothingFoundInside", search.replaceAll("*", "")) : text("Grid_NothingFound", search);
}

function columnOf(cell: HTMLElement): number {
  return Number(cell.dataset["cell"]!.split(":")[1]);
}
