import { ApiObject } from "../clientapi/expose";
import { ExecutionContext, Handlers, run, type Handler } from "../clientapi/events";
import { resourceAddress } from "../clientapi/scripts";
import type { Currency } from "../data/rows";
import { session } from "../data/session";
import type { Column, Option } from "../data/tables";
import type { Value } from "../data/values";
import type { FieldModel } from "../fields/fieldmodel";
import type { RowList } from "../grid/rowlist";
import { loadComponent } from "../components/loading";
import type { CellModel, ComponentModel, ControlModel } from "../screens/form";
import { newId } from "../ui/part";
import type { FormAttribute } from "./attribute";
import type { FormContext } from "./formcontext";

/** Anything that stands in a cell of a form. */
export abstract class FormControl extends ApiObject implements Partial<Xrm.Controls.UiCanSetVisibleElement> {
  readonly $api = "control";
  readonly $ids: { id: string; labelId: string; problemId: string };
  $isVisible: boolean;

  constructor(
    readonly $form: FormContext,
    readonly $cell: CellModel,
    readonly $model: ControlModel,
  ) {
    super();
    this.$isVisible = $cell.isVisible;
    const id = newId($model.name);
    this.$ids = { id, labelId: `${id}-label`, problemId: `${id}-problem` };
  }

  setVisible(isVisible: boolean): void {
    this.$isVisible = isVisible;
    this.$form.$changed();
  }

  $focus(): void {
    document.getElementById(this.$ids.id)?.focus();
  }
}

/** What a script recommends at a field. */
export interface Recommendation {
  message: string;
  action: string;
  run: () => void;
}

/** A field: shows and changes an attribute. */
export class FieldControl extends FormControl implements FieldModel, Partial<Xrm.Controls.OptionSetControl> {
  $refusal: string | null = null;
  readonly $recommendations = new Map<string, Recommendation>();
  private readonly $removed = new Set<number>();

  constructor(
    form: FormContext,
    cell: CellModel,
    model: ControlModel,
    readonly $attribute: FormAttribute,
  ) {
    super(form, cell, model);
  }

  getAttribute<T = FormAttribute>(): T {
    return this.$attribute as T;
  }

  removeOption(value: number): void {
    this.$removed.add(value);
    this.$form.$changed();
  }

  /** Recommendations, with one thing to do; errors have no use here yet. */
  addNotification({ notificationLevel, uniqueId, messages, actions }: Xrm.Controls.AddControlNotificationOptions): void {
    if (notificationLevel !== "RECOMMENDATION") {
      throw new Error(`The local host shows recommendations on a control, not '${notificationLevel ?? "ERROR"}'.`);
    }

    this.$recommendations.set(uniqueId, { message: messages[0] ?? "", action: actions?.[0]?.message ?? "", run: () => actions?.[0]?.actions?.forEach((act) => act()) });
    this.$form.$changed();
  }

  clearNotification(uniqueId: string): boolean {
    const was = this.$recommendations.delete(uniqueId);
    this.$form.$changed();
    return was;
  }

  get column(): Column {
    return this.$attribute.$column;
  }

  get label(): string {
    return this.$cell.label || this.column.label;
  }

  get value(): Value {
    return this.$attribute.$value;
  }

  get isDisabled(): boolean {
    return isDisabled(this, this.column);
  }

  get isRequired(): boolean {
    return this.column.isRequired && !this.isDisabled;
  }

  get problem(): string | null {
    return this.$refusal;
  }

  /** Of a status reason: those of the row's state. */
  get options(): Option[] {
    const state = this.$form.$valueOf("statecode");
    return this.column.options.filter((option) => !this.$removed.has(option.value) && (option.state === null || state === null || option.state === state));
  }

  get currency(): Currency | null {
    return this.$form.$currency;
  }

  change(value: Value): void {
    this.$refusal = null;
    this.$attribute.$change(value);
  }

  refuse(problem: string): void {
    this.$refusal = problem;
    this.$form.$changed();
  }
}

/** A column that the server alone writes can't be changed, nor anything on a form that is closed or may only be read. */
function isDisabled({ $form, $model }: FormControl, column: Column): boolean {
  const mayWrite = $form.$isNew ? column.mayBeCreated : column.mayBeUpdated;
  return $model.isDisabled || !mayWrite || !$form.$mayEdit || column.isBaseAmount || column.type === "State";
}

/** A control of the package in the place of a field. */
export class ComponentControl extends FormControl {
  /** What the form gives it: columns, whose values may change, and fixed texts. */
  readonly $parameters: ReadonlyMap<string, FormAttribute | string>;
  private readonly $handlers = new Map<string, ((parameters: unknown) => unknown)[]>();

  constructor(
    form: FormContext,
    cell: CellModel,
    model: ControlModel,
    readonly $component: ComponentModel,
  ) {
    super(form, cell, model);
    const given = [...$component.parameters].map(([name, value]) => [name, "column" in value ? form.$attributeOf(value.column) : value.text] as const);
    this.$parameters = new Map(given);
    // Its files arrive along with the row; a failure is told where it is shown.
    loadComponent($component.name).catch(() => undefined);
  }

  /** For the events that the control's manifest declares. */
  addEventHandler(event: string, handler: (parameters: unknown) => unknown): void {
    this.$handlers.set(event, [...(this.$handlers.get(event) ?? []), handler]);
  }

  $raise(event: string, parameters: unknown): void {
    for (const handler of this.$handlers.get(event) ?? []) {
      run(() => handler(parameters));
    }
  }

  get $isDisabled(): boolean {
    return isDisabled(this, this.$form.$attributeOf(this.$model.column).$column);
  }
}

/** A grid, of a form or of a page, as scripts see it. */
export class GridControl extends ApiObject implements Partial<Xrm.Controls.GridControl> {
  readonly $api = "gridControl";

  constructor(protected readonly $list: () => RowList | null) {
    super();
  }

  getFetchXml(): string {
    return this.$list()?.fetchXml ?? "";
  }

  refresh(): void {
    void this.$list()?.load();
  }
}

/** A subgrid. */
export class SubgridControl extends FormControl implements Partial<Xrm.Controls.GridControl> {
  $list: RowList | null = null;
  private readonly $loads = new Handlers();

  addOnLoad(handler: Handler): void {
    this.$loads.add(handler);
  }

  removeOnLoad(handler: Handler): void {
    this.$loads.remove(handler);
  }

  refresh(): void {
    void this.$list?.load();
  }

  get $table(): string {
    return this.$model.parameters.get("TargetEntityType") ?? "";
  }

  $show(list: RowList): void {
    this.$list = list;
    list.addEventListener("loaded", () => this.$loads.raise(new ExecutionContext(this.$form)));
  }
}

/** A page of the package in a frame. One that is told which row it stands on is shown once there is one. */
export class WebResourceControl extends FormControl implements Partial<Xrm.Controls.FramedControl> {
  /** Set when its tab is opened first: until then the page is not loaded. */
  $isOpened = false;
  private $arrived: (frame: Window) => void = () => undefined;
  private readonly $window = new Promise<Window>((resolve) => (this.$arrived = resolve));

  getContentWindow(): Promise<Window> {
    return this.$window;
  }

  $loaded(frame: HTMLIFrameElement): void {
    this.$arrived(frame.contentWindow!);
  }

  /** Null while there is no row that it could be told of. */
  get $address(): string | null {
    const parameters = this.$model.parameters;
    const given = new URLSearchParams();
    if (parameters.get("Data")) {
      given.set("data", parameters.get("Data")!);
    }

    if (parameters.get("PassParameters") === "true") {
      if (this.$form.$isNew) {
        return null;
      }

      given.set("id", `{${this.$form.$id.toUpperCase()}}`);
      given.set("orglcid", String(session.app.organization.baseLanguage));
      given.set("orgname", session.app.organization.uniqueName);
      given.set("type", String(this.$form.$table.typeCode));
      given.set("typename", this.$form.$table.name);
      given.set("userlcid", String(session.language));
    }

    const query = given.toString();
    return resourceAddress(parameters.get("Url") ?? "") + (query ? `?${query}` : "");
  }
}

/** The timeline: scripts can hide it, no more. */
export class TimelineControl extends FormControl {}
