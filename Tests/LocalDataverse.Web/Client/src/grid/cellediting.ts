import { html, type LitElement, type TemplateResult } from "lit";
import { updateRow } from "../data/rows";
import type { Row } from "../data/server";
import { areEqual, writes, type Value } from "../data/values";
import { editor } from "../fields/field";
import { showError } from "../ui/dialogs";
import { newId } from "../ui/part";
import { CellField } from "./cellfield";
import type { GridColumn, RowList } from "./rowlist";

/** The grid whose cells are edited. */
interface Host extends LitElement {
  list: RowList;
  focusCell(row: number, column: number): void;
}

/** One cell at a time is edited in place. */
export class CellEditing {
  private cell: { field: CellField; index: number; returnsFocus: boolean; isSaving: boolean } | null = null;
  private readonly ids = { id: newId("cell"), labelId: newId("cell"), problemId: newId("cell") };

  constructor(private readonly host: Host) {}

  get isUnderWay(): boolean {
    return this.cell !== null;
  }

  isAt(row: Row, column: GridColumn): boolean {
    return this.cell?.field.row === row && this.cell.field.gridColumn === column;
  }

  start(index: number, column: GridColumn): void {
    const { host } = this;
    const field = new CellField(host.list.rows[index]!, column, (value) => void this.save(value), () => host.requestUpdate());
    this.cell = { field, index, returnsFocus: false, isSaving: false };
    host.requestUpdate();
  }

  draw(): TemplateResult {
    const { field } = this.cell!;
    return html`<span class="sr-only" id=${this.ids.labelId}>${field.label}</span>
      <label class="sr-only" for=${this.ids.id}>${field.label}</label>
      <div class="cell-editor" @focusout=${(event: FocusEvent) => this.left(event)}>${editor(field, this.ids)}</div>
      <span class="problem" id=${this.ids.problemId}>${field.problem ?? ""}</span>`;
  }

  /** Takes the focus once the editor is there. */
  drawn(): void {
    const box = this.host.querySelector(".cell-editor");
    if (box && this.cell && !this.cell.isSaving && !box.contains(document.activeElement)) {
      box.querySelector<HTMLElement>("input, select, fluent-switch")?.focus();
    }
  }

  pressed(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      this.stop(true);
    } else if (event.key === "Enter" && !event.defaultPrevented) {
      event.preventDefault();
      this.cell!.returnsFocus = true;
      (document.activeElement as HTMLElement | null)?.blur();
    }
  }

  stop(returnsFocus: boolean): void {
    const { cell, host } = this;
    this.cell = null;
    host.requestUpdate();
    if (cell && returnsFocus) {
      const column = host.list.columns.findIndex(({ name }) => name === cell.field.gridColumn.name) + 1;
      void host.updateComplete.then(() => host.focusCell(Math.min(cell.index, host.list.rows.length - 1), column));
    }
  }

  /** The change has been taken by now, if there was one. */
  private left(event: FocusEvent): void {
    const { cell } = this;
    const isInside = (event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null);
    window.setTimeout(() => {
      if (cell && cell === this.cell && !cell.isSaving && !isInside && !cell.field.problem) {
        this.stop(cell.returnsFocus);
      }
    });
  }

  /** Each changed cell is saved at once, and the rows are read again: the rules may have moved others. */
  private async save(value: Value): Promise<void> {
    const { cell, host } = this;
    if (!cell || areEqual(cell.field.value, value)) {
      return;
    }

    cell.isSaving = true;
    const { list } = host;
    const { field } = cell;
    try {
      await updateRow(list.table.name, list.idOf(field.row), writes(list.table, field.column, value));
    } catch (failed) {
      await showError(failed);
    }

    await list.load();
    if (this.cell === cell) {
      this.stop(cell.returnsFocus || document.activeElement === document.body || host.contains(document.activeElement));
    }
  }
}
