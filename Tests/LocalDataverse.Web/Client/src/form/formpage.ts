import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import "../commands/commandbar";
import { ShownCommands } from "../commands/showncommands";
import { Told } from "../data/server";
import { session } from "../data/session";
import { tableName } from "../data/tables";
import { written } from "../fields/written";
import { formsOf, readForm } from "../screens/form";
import type { Page } from "../shell/pages";
import { router } from "../shell/router";
import { newRow } from "../texts/newrow";
import { text } from "../texts/texts";
import { avatar, button, menu, message, spinner } from "../ui/controls";
import { messageOf, openDialog, showError } from "../ui/dialogs";
import { icon, tableIcon } from "../ui/icons";
import { Part } from "../ui/part";
import { FieldControl } from "./control";
import { notifications, tabBody } from "./formbody";
import { formCommands } from "./formcommands";
import { FormContext } from "./formcontext";
import type { FormTab } from "./formui";
import "./history";

type RecordPage = Extract<Page, { type: "record" }>;

const history = "$history";

/** A row on its main form. */
@customElement("app-form-page")
export class FormPage extends Part {
  @property({ attribute: false }) page!: RecordPage;
  @state() private form: FormContext | null = null;
  @state() private failure = "";
  @state() private showsHistory = false;
  private readonly commands = new ShownCommands(() => this.requestUpdate());
  private readonly visited = new Set<string>();
  private readonly unloading = (event: BeforeUnloadEvent) => this.isChanged && event.preventDefault();
  private readonly keyPressed = (event: KeyboardEvent) => this.pressed(event);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeunload", this.unloading);
    window.addEventListener("keydown", this.keyPressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeunload", this.unloading);
    window.removeEventListener("keydown", this.keyPressed);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("page")) {
      void this.start();
    }

    if (this.form) {
      this.follow(this.form.$events);
    }
  }

  override render(): TemplateResult {
    const { form } = this;
    if (this.failure) {
      return message("error", this.failure);
    }

    if (!form) {
      return spinner(text("Form_Loading"));
    }

    document.title = `${this.heading} – ${tableName(form.$table.name).label}`;
    this.refreshCommands(form);
    const tabs = [...form.ui.$tabs.values()].filter((tab) => tab.$model.isVisible);
    if (!this.showsHistory) {
      this.visited.add(form.ui.$shownTab);
    }

    return html`<div class="form-top">
        <app-command-bar .commands=${this.commands.all}></app-command-bar>
        ${notifications(form)}
        <div class="card form-header">
          ${this.headingOf(form)}
          <div class="tab-bar">${this.tabList(form, tabs)} ${this.mayReadHistory ? this.related() : nothing}</div>
        </div>
      </div>
      <div class="form-body">
        ${tabs.filter((tab) => this.visited.has(tab.$model.name)).map((tab) => this.panel(form, tab))}
        ${this.showsHistory ? html`<section class="card" aria-label=${text("History_Title")}>${keyed(form.$id, html`<app-history .form=${form}></app-history>`)}</section>` : nothing}
      </div>`;
  }

  private headingOf(form: FormContext): TemplateResult {
    const forms = formsOf(form.$table.name, "main");
    const header = form.$model.header.map((cell) => form.$controls.get(cell.control?.name ?? "")).filter((control) => control instanceof FieldControl);
    return html`<div class="heading">
      ${form.$isNew ? html`<span class="heading-icon">${icon(tableIcon(form.$table.name))}</span>` : avatar(this.heading, 40)}
      <div class="heading-text">
        <h1>${this.heading}${form.$isNew ? nothing : html`<span class="saved">– ${this.isChanged ? text("Form_Unsaved") : text("Form_Saved")}</span>`}</h1>
        <p>
          ${tableName(form.$table.name).label}${forms.length > 1
            ? menu(form.$model.name, forms.map((other) => ({ label: session.label(other.name), act: () => void this.switchTo(other.id), isCurrent: other.id === form.$model.id })), { icon: "chevronDown" })
            : html` · ${form.$model.name}`}
        </p>
      </div>
      <dl class="header-fields">
        ${header.map((control) => html`<div data-control=${control.$model.name}><dd>${written(control) || "---"}</dd><dt>${control.label}</dt></div>`)}
      </dl>
    </div>`;
  }

  private tabList(form: FormContext, tabs: FormTab[]): TemplateResult {
    const shown = this.showsHistory ? history : form.ui.$shownTab;
    return html`<fluent-tablist role="tablist" aria-label=${text("Form_Tabs")} activeid="tab-${shown}" @change=${(event: CustomEvent<HTMLElement>) => this.tabChosen(form, event.detail.id)}>
      ${tabs.map((tab) => html`<fluent-tab id="tab-${tab.$model.name}" role="tab">${tab.$model.label}</fluent-tab>`)}
      ${this.showsHistory ? html`<fluent-tab id="tab-${history}" role="tab">${text("History_Title")}</fluent-tab>` : nothing}
    </fluent-tablist>`;
  }

  private panel(form: FormContext, tab: FormTab): TemplateResult {
    const { name, label } = tab.$model;
    return html`<div role="tabpanel" class="tab-panel" aria-label=${label} data-tab=${name} ?hidden=${this.showsHistory || name !== form.ui.$shownTab}>${tabBody(form, tab)}</div>`;
  }

  private related(): TemplateResult {
    return menu(text("Form_Related"), [{ label: text("History_Title"), icon: "history", act: () => (this.showsHistory = true) }], { icon: "chevronDown" });
  }

  private tabChosen(form: FormContext, id: string): void {
    const name = id.replace(/^tab-/, "");
    if (name !== history) {
      this.showsHistory = false;
      form.ui.$showTab(name);
    }
  }

  private get heading(): string {
    const form = this.form!;
    return form.$isNew ? newRow(form.$table.name) : form.$name || text("Grid_Unnamed");
  }

  private get mayReadHistory(): boolean {
    const { user, organization } = session.app;
    const mayRead = user.isAdministrator || user.otherPrivileges.includes("prvReadRecordAuditHistory");
    return !this.form!.$isNew && mayRead && organization.isAuditEnabled && tableName(this.form!.$table.name).isAudited;
  }

  /** Presets of a new row are no change of a person. */
  private get isChanged(): boolean {
    const { form } = this;
    return form !== null && (form.$isNew ? [...form.$attributes.values()].some((attribute) => attribute.$isChanged) : form.data.getIsDirty());
  }

  private async start(): Promise<void> {
    const { table, id, form: wanted, values, from } = this.page;
    this.form = null;
    this.failure = "";
    this.showsHistory = false;
    this.visited.clear();
    try {
      const forms = formsOf(table, "main");
      const found = forms.find((candidate) => candidate.id === wanted?.replace(/[{}]/g, "").toLowerCase()) ?? forms[0];
      if (!found) {
        throw new Told(text("Form_None", tableName(table).label));
      }

      const form = await FormContext.$open({ model: readForm(found), id, from, ...(values && { values }) });
      this.form = form;
      router.protect(() => this.mayLeave());
      await this.updateComplete;
      await form.$start().catch(showError);
    } catch (failed) {
      this.failure = messageOf(failed);
    }
  }

  private async switchTo(form: string): Promise<void> {
    await router.go({ type: "record", table: this.page.table, id: this.form!.$id || null, form });
  }

  private refreshCommands(form: FormContext): void {
    const target = { table: form.$table.name, form, control: null, selected: () => [] };
    void this.commands.refresh(target, "Form", formCommands(form, { saved: () => this.saved(form), left: () => router.back() }));
  }

  /** A new row now has an address. */
  private saved(form: FormContext): void {
    if (router.page.type === "record" && router.page.id === null) {
      router.rename({ type: "record", table: form.$table.name, id: form.$id, form: form.$model.id });
    }
  }

  private async mayLeave(): Promise<boolean> {
    if (!this.isChanged) {
      return true;
    }

    const dialog = openDialog<"save" | "discard">({
      title: text("Unsaved_Title"),
      content: () => html`<p class="dialog-text">${text("Unsaved_Text")}</p>`,
      actions: () => html`${button(text("Unsaved_Save"), () => dialog.close("save"), { appearance: "primary", isFirst: true })}${button(text("Unsaved_Discard"), () => dialog.close("discard"), { appearance: "outline" })}`,
    });
    const answer = await dialog.closed;
    return answer === "discard" || (answer === "save" && (await this.form!.data.save().then(() => true, () => false)));
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === "s" && (event.ctrlKey || event.metaKey) && this.form && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      this.commands.all.find((command) => command.id.endsWith(".Save"))?.run();
    }
  }
}
