import { vi } from "vitest";
import { strict } from "./strict";

type Handler = (context: never) => void;

/** An opportunity's form with the columns given, whose events a test can raise. */
export class FakeForm {
  /** What a control recommends, by its name: the words and what is done. */
  readonly recommended = new Map<string, Xrm.Controls.AddControlNotificationOptions>();
  readonly notifications = new Map<string, { text: string; level: string }>();
  readonly visible = new Map<string, boolean>();
  readonly refreshed: string[] = [];
  readonly saved = vi.fn();
  isDirty = false;
  dirtyColumns: string[] = [];
  formType = 2;
  id = "{11111111-1111-1111-1111-111111111111}";
  parameters: Record<string, string> = {};
  options: Record<string, number[]> = {};
  focusedTab: string | null = null;
  /** The window of a page that stands on the form, by the name of its control; null where the client has no frames. */
  pages: Record<string, EventTarget | null> = {};
  /** What lists on the form do once they are read, by the name of their control. */
  readonly listLoaded = new Map<string, Handler>();
  entityName = "opportunity";
  /** What the control of the sellers offers when it starts. */
  private readonly eventHandlers = new Map<string, (parameters: unknown) => void>();
  private readonly changed = new Map<string, (() => void)[]>();
  private readonly dataLoaded: Handler[] = [];
  private readonly saving: Handler[] = [];
  private readonly postSave: Handler[] = [];
  private readonly tabChanges = new Map<string, Handler>();

  constructor(readonly columns: Record<string, unknown>) {}

  readonly context = strict<Xrm.FormContext>("formContext", {
    data: {
      attributes: { get: (name: string) => this.parameterAttribute(name) } as never,
      addOnLoad: (handler) => this.dataLoaded.push(handler),
      getIsDirty: () => this.isDirty,
      refresh: (save) => this.refresh(save) as never,
      save: () => this.save() as never,
      entity: {
        getId: () => this.id,
        getEntityReference: () => ({ entityType: this.entityName, id: this.id, name: "New platform" }),
        addOnSave: (handler: Handler) => this.saving.push(handler),
        addOnPostSave: (handler: Handler) => this.postSave.push(handler),
      },
    },
    ui: {
      getFormType: () => this.formType,
      setFormNotification: (text, level, id) => this.notify(text, level, id),
      clearFormNotification: (id) => this.notifications.delete(id),
      tabs: { get: (name: string) => this.tab(name) } as never,
    },
    getAttribute: ((name: string) => this.attribute(name)) as never,
    getControl: ((name: string) => this.control(name)) as never,
  });

  get executionContext(): Xrm.Events.EventContext {
    return strict<Xrm.Events.EventContext>("executionContext", { getFormContext: () => this.context });
  }

  change(column: string, value: unknown): void {
    this.columns[column] = value;
    for (const handler of this.changed.get(column) ?? []) {
      handler();
    }
  }

  /** As the control of the sellers raises an event of its manifest. */
  raise(event: string, parameters: unknown): void {
    this.eventHandlers.get(event)?.(parameters);
  }

  openTab(name: string): void {
    this.tabChanges.get(name)?.({} as never);
  }

  loadData(): void {
    this.dataLoaded.forEach((handler) => handler({} as never));
  }

  /** What the platform does when somebody saves; answers whether a handler has prevented it. */
  raiseSave(isSuccess: boolean): boolean {
    const prevented: true[] = [];
    const saving = { getEventArgs: () => ({ preventDefault: () => prevented.push(true) }) };
    this.saving.forEach((handler) => handler(saving as never));
    if (prevented.length > 0) {
      return true;
    }

    this.dirtyColumns = [];
    const context = { getEventArgs: () => ({ getIsSaveSuccess: () => isSuccess }) };
    this.postSave.forEach((handler) => handler(context as never));
    return false;
  }

  private notify(text: string, level: string, id: string): boolean {
    this.notifications.set(id, { text, level });
    return true;
  }

  private async refresh(save: boolean): Promise<void> {
    this.refreshed.push(save ? "form, saved" : "form");
    this.loadData();
    return Promise.resolve();
  }

  private async save(): Promise<void> {
    this.saved();
    this.isDirty = false;
    return Promise.resolve();
  }

  private attribute(name: string): unknown {
    return name in this.columns
      ? {
          getValue: () => this.columns[name],
          setValue: (value: unknown) => (this.columns[name] = value),
          getOptions: () => this.optionsOf(name).map((value) => ({ value, text: "" })),
          getIsDirty: () => this.dirtyColumns.includes(name),
          addOnChange: (handler: () => void) => this.changed.set(name, [...(this.changed.get(name) ?? []), handler]),
        }
      : null;
  }

  private parameterAttribute(name: string): unknown {
    return name in this.parameters ? { getValue: () => this.parameters[name] } : null;
  }

  private control(name: string): unknown {
    if (name === "opps_sellerdraft") {
      return { addEventHandler: (event: string, handler: (parameters: unknown) => void) => this.eventHandlers.set(event, handler) };
    }

    if (name.startsWith("subgrid_")) {
      return { addOnLoad: (handler: Handler) => this.listLoaded.set(name, handler) };
    }

    if (name in this.pages) {
      const page = this.pages[name];
      return { getContentWindow: () => (page ? Promise.resolve(page) : Promise.reject(new Error("No frames."))) };
    }

    return name in this.columns
      ? {
          setVisible: (isVisible: boolean) => this.visible.set(name, isVisible),
          addNotification: (options: Xrm.Controls.AddControlNotificationOptions) => this.recommended.set(name, options),
          clearNotification: (id: string) => this.recommended.get(name)?.uniqueId === id && this.recommended.delete(name),
        }
      : null;
  }

  private optionsOf(name: string): number[] {
    return this.options[name] ?? [];
  }

  private tab(name: string): unknown {
    return {
      setFocus: () => (this.focusedTab = name),
      addTabStateChange: (handler: Handler) => this.tabChanges.set(name, handler),
    };
  }
}
