import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Command } from "../commands/command";
import "../commands/commandbar";
import { ShownCommands } from "../commands/showncommands";
import { deleteRows } from "../commands/standard";
import { session } from "../data/session";
import { loadTable, tableName, type Relationship } from "../data/tables";
import "../grid/grid";
import { pager } from "../grid/pager";
import { RowList } from "../grid/rowlist";
import { formsOf } from "../screens/form";
import { findView } from "../screens/view";
import { router } from "../shell/router";
import { newRow } from "../texts/newrow";
import { text } from "../texts/texts";
import { messageOf } from "../ui/dialogs";
import { message } from "../ui/controls";
import { Part } from "../ui/part";
import type { SubgridControl } from "./control";
import type { FormContext } from "./formcontext";

/** Rows that hang on the form's row, with what can be done to them. */
@customElement("app-subgrid")
export class Subgrid extends Part {
  @property({ attribute: false }) form!: FormContext;
  @property({ attribute: false }) control!: SubgridControl;
  /** Id of the form's row; empty until it is saved. */
  @property() row = "";
  @state() private list: RowList | null = null;
  @state() private failure = "";
  private readonly commands = new ShownCommands(() => this.requestUpdate());
  private relationship: Relationship | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has("row") || changed.has("control")) && this.row !== "") {
      void this.start().catch((failed: unknown) => (this.failure = messageOf(failed)));
    }

    if (this.list) {
      this.follow(this.list);
    }

    this.follow(this.form.$events);
  }

  override render(): TemplateResult {
    const { list } = this;
    if (this.failure) {
      return message("error", this.failure);
    }

    if (!list) {
      return html`<p class="empty">${this.row === "" ? text("Subgrid_SaveFirst") : text("Grid_Loading")}</p>`;
    }

    this.refreshCommands(list);
    return html`<div class="subgrid">
      <app-command-bar .commands=${this.commands.all} .label=${text("Command_BarOf", this.heading)}></app-command-bar>
      <app-grid .list=${list} label=${this.heading} ?isEditable=${this.isEditable}></app-grid>
      ${pager(list)}
    </div>`;
  }

  private get heading(): string {
    return this.control.$cell.label || tableName(this.control.$table).pluralLabel;
  }

  private get isEditable(): boolean {
    return this.control.$model.isEditable && this.form.$mayEdit;
  }

  private async start(): Promise<void> {
    const { parameters } = this.control.$model;
    const table = await loadTable(this.control.$table);
    const view = findView(parameters.get("ViewId") ?? "");
    if (!view) {
      throw new Error(`The view ${parameters.get("ViewId")} of '${this.control.$model.name}' is not there, or may not be read.`);
    }

    const name = parameters.get("RelationshipName");
    this.relationship = (name && this.form.$table.children.find((candidate) => candidate.name === name)) || null;
    const conditions = this.relationship ? [{ column: this.relationship.column, operator: "eq", value: this.row }] : [];
    this.list = new RowList(table, view, { conditions, pageSize: Number(parameters.get("RecordsPerPage") || 10) });
    this.control.$show(this.list);
    await this.list.load();
  }

  private refreshCommands(list: RowList): void {
    const target = { table: list.table.name, form: this.form, control: this.control, selected: () => list.selectedRows.map((row) => list.referenceTo(row)) };
    void this.commands.refresh(target, "SubGrid", { first: this.own(list), last: [] });
  }

  private own(list: RowList): Command[] {
    const table = list.table.name;
    const place = `Mscrm.SubGrid.${table}`;
    const selected = () => list.selectedRows.map((row) => list.referenceTo(row));
    return [
      ...(this.mayCreate(table) ? [{ id: `${place}.AddNewStandard`, label: newRow(table), icon: "add", run: () => this.create(list) } as const] : []),
      ...(selected().length === 1 ? [{ id: `${place}.Edit`, label: text("Command_Open"), icon: "open", run: () => this.openRow(list) } as const] : []),
      ...(selected().length > 0 && this.form.$mayEdit && selected().every((row) => session.may("Delete", row.entityType))
        ? [{ id: `${place}.Delete`, label: text("Command_Delete"), icon: "delete", run: () => this.removeRows(list) } as const]
        : []),
      { id: `${place}.RefreshButton`, label: text("Command_Refresh"), icon: "refresh", run: () => list.load() },
    ];
  }

  /** What hangs on a closed opportunity can't be added to; opportunities of a customer can. */
  private mayCreate(table: string): boolean {
    const hasForm = formsOf(table, "quickCreate").length + formsOf(table, "main").length > 0;
    return this.relationship !== null && hasForm && session.may("Create", table) && (!this.control.$model.isEditable || this.form.$mayEdit);
  }

  private async create(list: RowList): Promise<void> {
    const { id, name, entityType } = this.form.data.entity.getEntityReference();
    const { column } = this.relationship!;
    const values = { [column]: id, [`${column}name`]: name ?? "", [`${column}type`]: entityType };
    const { createRow } = await import("./quickcreate");
    if (await createRow({ table: list.table.name, values })) {
      await list.load();
    }
  }

  private async openRow(list: RowList): Promise<void> {
    const [row] = list.selectedRows;
    if (row) {
      await router.go({ type: "record", table: list.tableOf(row), id: list.idOf(row) });
    }
  }

  private async removeRows(list: RowList): Promise<void> {
    if (await deleteRows(list.selectedRows.map((row) => list.referenceTo(row)))) {
      await list.load();
    }
  }
}

