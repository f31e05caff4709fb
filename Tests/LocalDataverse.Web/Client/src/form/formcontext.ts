import { ApiObject, expose, type Api } from "../clientapi/expose";
import { ExecutionContext, run } from "../clientapi/events";
import { globalFunction, loadLibrary } from "../clientapi/scripts";
import { accessTo, loadCurrencies, readRow, type Currency } from "../data/rows";
import type { Row } from "../data/server";
import { session } from "../data/session";
import { loadTable, type Table } from "../data/tables";
import { normalId, propertyOf, valueOf, type Value } from "../data/values";
import { cellsOf, type CellModel, type FormModel } from "../screens/form";
import { FormAttribute } from "./attribute";
import { ComponentControl, FieldControl, FormControl, SubgridControl, TimelineControl, WebResourceControl } from "./control";
import { FormData } from "./formdata";
import { FormUi } from "./formui";
import { presetColumns, presetParameters, type FormParameter } from "./presets";

export interface FormOpening {
  model: FormModel;
  /** Null for a new row. */
  id: string | null;
  /** Values of columns and of the form's own parameters, as texts. */
  values?: Record<string, string>;
  /** The row that a new one is made from. */
  from?: Xrm.LookupValue | undefined;
}

/** A form with its row: what scripts get as the form context, and what is drawn. */
export class FormContext extends ApiObject implements Api<Omit<Xrm.FormContext, "data" | "ui" | "getAttribute" | "getControl">> {
  readonly $api = "formContext";
  readonly $events = new EventTarget();
  readonly $attributes = new Map<string, FormAttribute>();
  readonly $controls = new Map<string, FormControl>();
  readonly $parameters = new Map<string, FormParameter>();
  readonly data: FormData;
  readonly ui: FormUi;
  $id: string;
  private $rights = new Set<string>();
  private $row: Row = {};
  $currencies = new Map<string, Currency>();

  private constructor(
    readonly $table: Table,
    readonly $model: FormModel,
    id: string | null,
  ) {
    super();
    this.$id = id ? normalId(id) : "";
    this.data = new FormData(this);
    this.ui = new FormUi(this);
    for (const cell of cellsOf($model)) {
      this.$addControl(cell);
    }
  }

  static async $open({ model, id, values = {}, from }: FormOpening): Promise<FormContext> {
    const form = new FormContext(await loadTable(model.table), model, id);
    form.$currencies = await loadCurrencies();
    if (form.$isNew) {
      presetColumns(form, values, from);
    } else {
      await form.$read();
    }

    presetParameters(form, values);
    return form;
  }

  getAttribute(name: string): FormAttribute | null {
    return named(this.$attributes, name);
  }

  getControl(name: string): FormControl | null {
    return named(this.$controls, name);
  }

  get $isNew(): boolean {
    return this.$id === "";
  }

  get $isClosed(): boolean {
    const [ended, cancelled] = [1, 2];
    const state = this.$row["statecode"];
    return !this.$isNew && (state === ended || state === cancelled);
  }

  get $mayEdit(): boolean {
    return this.$isNew ? session.may("Create", this.$table.name) : this.$mayWrite && !this.$isClosed;
  }

  get $mayWrite(): boolean {
    return this.$has("WriteAccess");
  }

  /** Whether the user has a right to this row; to a new one all that their roles give. */
  $has(right: "WriteAccess" | "DeleteAccess" | "AssignAccess"): boolean {
    return this.$isNew || this.$rights.has(right);
  }

  get $name(): string {
    return (this.$row[this.$table.primaryName] as string | null | undefined) ?? "";
  }

  get $dirty(): FormAttribute[] {
    return [...this.$attributes.values()].filter((attribute) => {
      const mayWrite = this.$isNew ? attribute.$column.mayBeCreated : attribute.$column.mayBeUpdated;
      return mayWrite && attribute.getIsDirty();
    });
  }

  get $fields(): FieldControl[] {
    return [...this.$controls.values()].filter((control) => control instanceof FieldControl && control.$isVisible) as FieldControl[];
  }

  get $currency(): Currency | null {
    const [reference] = (this.$valueOf("transactioncurrencyid") as Xrm.LookupValue[] | null) ?? [];
    return (reference && this.$currencies.get(normalId(reference.id))) ?? null;
  }

  /** A column's value, on the form or not. */
  $valueOf(name: string): Value {
    const column = this.$table.columns.get(name);
    return this.$attributes.get(name)?.$value ?? (column ? valueOf(this.$row, column) : null);
  }

  $changed(): void {
    this.$events.dispatchEvent(new Event("change"));
  }

  $focus(control: FieldControl): void {
    const tab = [...this.ui.$tabs.values()].find((candidate) =>
      candidate.$model.columns.some((column) => column.sections.some((section) => section.rows.flat().includes(control.$cell))),
    );
    if (tab) {
      this.ui.$showTab(tab.$model.name);
    }

    window.setTimeout(() => control.$focus());
  }

  /** Loads the form's scripts and raises OnLoad. */
  async $start(): Promise<void> {
    for (const library of this.$model.libraries) {
      await loadLibrary(library);
    }

    for (const handler of this.$model.handlers) {
      if (handler.event !== "onload") {
        throw new Error(`The form event '${handler.event}' is not supported by the local host.`);
      }

      run(() => globalFunction(handler.functionName)(...(handler.passContext ? [expose(new ExecutionContext(this))] : [])));
    }
  }

  async $read(): Promise<void> {
    const { columns, name, primaryName } = this.$table;
    const needed = new Set([...this.$attributes.keys(), primaryName, ...["statecode", "transactioncurrencyid", "ownerid"].filter((column) => columns.has(column))]);
    const [row, rights] = await Promise.all([
      readRow(name, this.$id, [...needed].map((column) => propertyOf(columns.get(column)!))),
      accessTo(name, this.$id),
    ]);
    this.$row = row;
    this.$rights = rights;
    for (const attribute of this.$attributes.values()) {
      attribute.$load(valueOf(row, attribute.$column), true);
    }

    for (const field of this.$fields) {
      field.$refusal = null;
    }

    this.ui.clearFormNotification("$incomplete");
    this.$changed();
  }

  private $addControl(cell: CellModel): void {
    const model = cell.control;
    if (!model) {
      return;
    }

    const control =
      model.kind === "field" ? new FieldControl(this, cell, model, this.$attributeOf(model.column))
      : model.component ? new ComponentControl(this, cell, model, model.component)
      : model.kind === "subgrid" ? new SubgridControl(this, cell, model)
      : model.kind === "webResource" ? new WebResourceControl(this, cell, model)
      : new TimelineControl(this, cell, model);
    this.$controls.set(model.name, control);
  }

  $attributeOf(name: string): FormAttribute {
    let attribute = this.$attributes.get(name);
    if (!attribute) {
      const column = this.$table.columns.get(name);
      if (!column) {
        throw new Error(`A form shows '${this.$table.name}.${name}', which is no column.`);
      }

      attribute = new FormAttribute(this, column);
      this.$attributes.set(name, attribute);
    }

    return attribute;
  }
}

/** By name only; null where it is not on the form. */
function named<T>(items: ReadonlyMap<string, T>, name: unknown): T | null {
  if (typeof name !== "string") {
    throw new Error("formContext.getAttribute and getControl by anything but a name is not supported by the local host.");
  }

  return items.get(name) ?? null;
}
