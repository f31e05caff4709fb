import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../calendar/calendar";
import "../charts/chart";
import { openRow, opensRowsItself } from "../commands/command";
import "../commands/commandbar";
import { ShownCommands } from "../commands/showncommands";
import type { CommandTarget } from "../commands/target";
import { Told } from "../data/server";
import { loadTable, tableName } from "../data/tables";
import { GridControl } from "../form/control";
import { chartsOf } from "../screens/chart";
import { findView, publicViews, viewOfType, viewType } from "../screens/view";
import type { Page } from "../shell/pages";
import { router } from "../shell/router";
import { text } from "../texts/texts";
import { button, menu, message, select, spinner } from "../ui/controls";
import { messageOf } from "../ui/dialogs";
import { icon } from "../ui/icons";
import { Part } from "../ui/part";
import "./grid";
import { listCommands } from "./listcommands";
import { pager } from "./pager";
import { RowList } from "./rowlist";

/** The rows of a table by one of its views. */
@customElement("app-list-page")
export class ListPage extends Part {
  @property({ attribute: false }) page!: Extract<Page, { type: "list" }>;
  @state() private list: RowList | null = null;
  @state() private failure = "";
  @state() private shownChart = "";
  @state() private isCalendar = false;
  private readonly commands = new ShownCommands(() => this.requestUpdate());

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("page")) {
      void this.start();
    }

    if (this.list) {
      this.follow(this.list);
    }
  }

  override render(): TemplateResult {
    const { list } = this;
    if (this.failure) {
      return message("error", this.failure);
    }

    if (!list) {
      return spinner(text("Grid_Loading"));
    }

    const title = list.search === "" ? list.view.name : text("List_SearchResults");
    document.title = `${title} – ${list.table.pluralLabel}`;
    this.refreshCommands(list);
    return html`<app-command-bar .commands=${this.commands.all}></app-command-bar>
      <div class="list-page" ?data-chart=${this.shownChart !== ""}>
        <section class="card list-card">
          <div class="list-header">
            <h1 class="sr-only">${list.table.pluralLabel}</h1>
            ${this.viewPicker(list, title)}
            <form role="search" class="search-field" @submit=${(event: SubmitEvent) => this.searched(event, list)}>
              ${icon("search")}
              <input class="input" type="search" name="search" aria-label=${text("List_Search")} placeholder=${text("List_Search")} .value=${list.search} @search=${(event: Event) => (event.target as HTMLInputElement).value === "" && void this.find(list, "")} />
            </form>
          </div>
          ${this.isCalendar ? html`<app-calendar .list=${list}></app-calendar>` : this.rows(list, title)}
        </section>
        ${this.shownChart ? this.chartPane(list) : nothing}
      </div>`;
  }

  private rows(list: RowList, title: string): TemplateResult {
    return html`<app-grid .list=${list} label=${title} .open=${opensRowsItself(list.table.name) ? () => void openRow(this.target(list)) : null}></app-grid>
      ${pager(list)}`;
  }

  private viewPicker(list: RowList, title: string): TemplateResult {
    const views = publicViews(list.table.name).map((view) => ({ label: view.name, act: () => void this.showView(list, view.id), isCurrent: view.id === list.view.id && list.search === "" }));
    return menu(title, views, { icon: "chevronDown", className: "title-menu" });
  }

  private chartPane(list: RowList): TemplateResult {
    const charts = chartsOf(list.table.name);
    return html`<aside class="card chart-pane" aria-label=${text("Chart_Pane")}>
      <div class="chart-pane-header">
        ${select(text("Chart_Pick"), charts.map(({ id, name }) => ({ value: id, label: name })), this.shownChart, (id) => (this.shownChart = id))}
        ${button(text("Chart_Hide"), () => (this.shownChart = ""), { icon: "close", iconOnly: true })}
      </div>
      <app-chart chart=${this.shownChart} .fetchXml=${list.shownView.fetchXml}></app-chart>
    </aside>`;
  }

  private async start(): Promise<void> {
    const { table: name, view: wanted, search } = this.page;
    if (this.list?.table.name === name) {
      await this.continue(this.list);
      return;
    }

    this.list = null;
    this.failure = "";
    this.shownChart = "";
    try {
      const table = await loadTable(name);
      const views = publicViews(name);
      const view = (wanted && findView(wanted)) || views.find((candidate) => candidate.isDefault) || preferred(views) || viewOfType(name, viewType.advancedFind);
      if (!view) {
        throw new Told(text("List_NoView", tableName(name).pluralLabel));
      }

      const list = new RowList(table, view);
      list.search = search ?? "";
      list.addEventListener("selection", () => this.requestUpdate());
      this.list = list;
      await list.load();
    } catch (failed) {
      this.failure = messageOf(failed);
    }
  }

  /** Another view or search of the table that is shown. */
  private async continue(list: RowList): Promise<void> {
    const view = (this.page.view && findView(this.page.view)) || list.view;
    list.search = this.page.search ?? "";
    await list.show(view);
  }

  private async showView(list: RowList, view: string): Promise<void> {
    list.search = "";
    await router.go({ type: "list", table: list.table.name, view });
  }

  private searched(event: SubmitEvent, list: RowList): void {
    event.preventDefault();
    const box = (event.target as HTMLFormElement).elements.namedItem("search") as HTMLInputElement;
    void this.find(list, box.value);
  }

  private async find(list: RowList, search: string): Promise<void> {
    await router.go({ type: "list", table: list.table.name, view: list.view.id, ...(search.trim() && { search: search.trim() }) });
  }

  private target(list: RowList): CommandTarget {
    return { table: list.table.name, form: null, control: new GridControl(() => list), selected: () => list.selectedRows.map((row) => list.referenceTo(row)) };
  }

  private refreshCommands(list: RowList): void {
    const charts = chartsOf(list.table.name);
    const chart = charts.length > 0 ? { isShown: this.shownChart !== "", toggle: () => (this.shownChart = this.shownChart ? "" : charts[0]!.id) } : null;
    const calendar = list.table.isActivity ? { isShown: this.isCalendar, toggle: () => (this.isCalendar = !this.isCalendar) } : null;
    void this.commands.refresh(this.target(list), "HomepageGrid", listCommands(list, chart, calendar));
  }
}

/** What people start with where no view is the default: their own rows. */
function preferred<T extends { fetchXml: string }>(views: T[]): T | undefined {
  return views.find((view) => view.fetchXml.includes("eq-userid")) ?? views[0];
}

