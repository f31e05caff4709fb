import { ApiObject, ItemCollection } from "../clientapi/expose";
import { ExecutionContext, Handlers, type Handler } from "../clientapi/events";
import type { TabModel } from "../screens/form";
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
    this.$shownTab = [...this.$tabs.values()].find((tab) => tab.$model.isVisible)?.$model.name ?? "";
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
  private readonly $stateChanges = new Handlers();

  constructor(
    private readonly $form: FormContext,
    readonly $model: TabModel,
  ) {
    super();
  }

  setFocus(): void {
    this.$form.ui.$showTab(this.$model.name);
  }

  addTabStateChange(handler: Handler): void {
    this.$stateChanges.add(handler);
  }

  $stateChanged(): void {
    this.$stateChanges.raise(new ExecutionContext(this.$form));
  }
}
