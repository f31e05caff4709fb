import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { session } from "../data/session";
import { loadTable } from "../data/tables";
import "../grid/grid";
import { pager } from "../grid/pager";
import { RowList } from "../grid/rowlist";
import { readDashboard, type CellModel, type FormModel } from "../screens/form";
import { findView } from "../screens/view";
import { router } from "../shell/router";
import { text } from "../texts/texts";
import { menu, message } from "../ui/controls";
import { messageOf } from "../ui/dialogs";
import { Part } from "../ui/part";
import "./chart";

/** A dashboard of charts and lists. */
@customElement("app-dashboard")
export class Dashboard extends Part {
  @property() dashboard = "";
  @state() private lists = new Map<CellModel, RowList>();
  @state() private failure = "";
  private model: FormModel | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("dashboard")) {
      const found = session.app.dashboards.find((candidate) => candidate.id === this.dashboard) ?? session.app.dashboards[0];
      this.model = found ? readDashboard(found) : null;
      this.lists = new Map();
      void this.startLists().catch((failed: unknown) => (this.failure = messageOf(failed)));
    }
  }

  override render(): TemplateResult {
    const { model } = this;
    if (!model || this.failure) {
      return message("error", this.failure || text("Dashboard_None"));
    }

    document.title = model.name;
    const sections = model.tabs.flatMap((tab) => tab.columns.flatMap((column) => column.sections));
    const others = session.app.dashboards.map((other) => ({ label: session.label(other.name), act: () => void router.go({ type: "dashboard", id: other.id }), isCurrent: other.id === model.id }));
    return html`<div class="card page-header"><h1 class="sr-only">${model.name}</h1>${menu(model.name, others, { icon: "chevronDown", className: "title-menu" })}</div>
      ${sections.map((section) => html`<div class="dashboard" style="--cells: ${section.columns}">${section.rows.flat().filter((cell) => cell.control).map((cell) => this.component(cell))}</div>`)}`;
  }

  private component(cell: CellModel): TemplateResult {
    const parameters = cell.control!.parameters;
    const view = findView(parameters.get("ViewId") ?? "");
    const list = this.lists.get(cell);
    const isChart = parameters.get("ChartGridMode") === "Chart";
    return html`<section class="card component" style="--span: ${cell.colspan}" aria-label=${cell.label}>
      <h2 class="card-title">${cell.label}</h2>
      ${!view ? html`<p class="empty">${text("Dashboard_NoRight")}</p>` : isChart ? html`<app-chart chart=${parameters.get("VisualizationId") ?? ""} .fetchXml=${view.fetchXml}></app-chart>` : nothing}
      ${list ? html`<app-grid .list=${list} label=${cell.label}></app-grid>${pager(list)}` : nothing}
    </section>`;
  }

  private async startLists(): Promise<void> {
    const lists = new Map<CellModel, RowList>();
    for (const cell of this.model?.tabs.flatMap((tab) => tab.columns.flatMap((column) => column.sections.flatMap((section) => section.rows.flat()))) ?? []) {
      const parameters = cell.control?.parameters;
      const view = findView(parameters?.get("ViewId") ?? "");
      if (view && parameters?.get("ChartGridMode") === "Grid") {
        const list = new RowList(await loadTable(view.table), view, { pageSize: Number(parameters.get("RecordsPerPage") || 10) });
        this.follow(list);
        lists.set(cell, list);
        void list.load();
      }
    }

    this.lists = lists;
  }
}
