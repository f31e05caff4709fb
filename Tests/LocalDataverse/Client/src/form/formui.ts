import { ApiObject, ItemCollection } from "../clientapi/expose";
import { ExecutionContext, Handlers, type Handler } from "../clientapi/events";
import type { SectionModel, TabModel } from "../screens/form";
import type { Level } from "../ui/controls";
import type { FormContext } from "./formcontext";

/** What a form shows beside its values: tabs, notifications, whether it can be edited. */
export class FormUi extends ApiObject implements Partial<Xrm.Ui> {
  readonly $api = "formContext.ui";
  readonly $tabs: Map<string, FormTab>;
  readonly $notifications = new Map<string, { message: string; level: Level }>();
  readonly tabs = new ItemCollection("formContext.ui.tabs", () => this.$tabs) as unknown as Xrm.Collection.ItemCollection<Xrm.Controls.Tab>;
  $shownTab: string;

  constructor(private readonly $form: FormContext) {
    super();
    this.$tabs = new Map($form.$model.tabs.map((tab) => [tab.name, new FormTab($form, tab)]));
    this.$shownTab = [...this.$tabs.values()].find((tab) => tab.$isVisible)?.$model.name ?? "";
  }

  getFormType(): XrmEnum.FormType {
    const [create, update, readOnly, disabled] = [1, 2, 3, 4];
    const type = this.$form.$isNew ? create : this.$form.$isClosed ? disabled : this.$form.$mayWrite ? update : readOnly;
    return type as XrmEnum.FormType;
  }

  setFormNotification(message: string, level: Xrm.FormNotificationLevel, uniqueId: string): boolean {
    this.$notifications.set(uniqueId, { message, level: String(level).toLowerCase() as Level });
    this.$form.$changed();
    return true;
  }

  clearFormNotification(uniqueId: string): boolean {
    const was = this.$notifications.delete(uniqueId);
    this.$form.$changed();
    return was;
  }

  $showTab(name: string): void {
    if (this.$shownTab !== name) {
      this.$shownTab = name;
      this.$form.$changed();
      this.$tabs.get(name)?.$stateChanged();
    }
  }
}

export class FormTab extends ApiObject implements Partial<Xrm.Controls.Tab> {
  readonly $api = "tab";
  readonly $sections: FormSection[];
  readonly sections: Xrm.Collection.ItemCollection<Xrm.Controls.Section>;
  $isVisible: boolean;
  private readonly $stateChanges = new Handlers();

  constructor(
    private readonly $form: FormContext,
    readonly $model: TabModel,
  ) {
    super();
    this.$isVisible = $model.isVisible;
    this.$sections = $model.columns.flatMap((column) => column.sections.map((section) => new FormSection($form, section)));
    const byName = new Map(this.$sections.map((section) => [section.$model.name, section]));
    this.sections = new ItemCollection("tab.sections", () => byName) as unknown as Xrm.Collection.ItemCollection<Xrm.Controls.Section>;
  }

  getName(): string {
    return this.$model.name;
  }

  getVisible(): boolean {
    return this.$isVisible;
  }

  setVisible(isVisible: boolean): void {
    this.$isVisible = isVisible;
    this.$form.$changed();
  }

  setFocus(): void {
    this.$form.ui.$showTab(this.$model.name);
  }

  addTabStateChange(handler: Handler): void {
    this.$stateChanges.add(handler);
  }

  $stateChanged(): void {
    this.$stateChanges.raise(new ExecutionContext(this.$form, this));
  }
}

export class FormSection extends ApiObject implements Partial<Xrm.Controls.Section> {
  readonly $api = "section";
  $isVisible: boolean;

  constructor(
    private readonly $form: FormContext,
    readonly $model: SectionModel,
  ) {
    super();
    this.$isVisible = $model.isVisible;
  }

  getName(): string {
    return this.$model.name;
  }

  getVisible(): boolean {
    return this.$isVisible;
  }

  setVisible(isVisible: boolean): void {
    this.$isVisible = isVisible;
    this.$form.$changed();
  }
}
