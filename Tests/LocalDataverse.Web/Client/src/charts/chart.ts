import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { session } from "../data/session";
import { findChart, type ChartModel } from "../screens/chart";
import { text } from "../texts/texts";
import { button, message, spinner } from "../ui/controls";
import { messageOf } from "../ui/dialogs";
import { Part } from "../ui/part";
import { readChartData, type ChartData } from "./chartdata";

/** A chart over the rows of a view, and the same numbers as a table. */
@customElement("app-chart")
export class ChartView extends Part {
  /** Id of the visualization. */
  @property() chart = "";
  /** The query whose rows it counts. */
  @property({ attribute: false }) fetchXml = "";
  @state() private data: ChartData | null = null;
  @state() private failure = "";
  @state() private showsTable = false;
  private model: ChartModel | null = null;
  private takeAway: (() => void) | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.clear();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("chart") || changed.has("fetchXml")) {
      void this.load();
    }
  }

  override render(): TemplateResult {
    const { data, model } = this;
    if (this.failure) {
      return message("error", this.failure);
    }

    if (!data || !model) {
      return spinner(text("Grid_Loading"));
    }

    const isEmpty = data.categories.length === 0;
    return html`<div class="chart">
      <div class="chart-actions">${button(text(this.showsTable ? "Chart_ShowChart" : "Chart_ShowTable"), () => (this.showsTable = !this.showsTable), { icon: this.showsTable ? "chart" : "table", iconOnly: true })}</div>
      ${isEmpty ? html`<p class="empty">${text("Grid_Empty")}</p>` : nothing}
      <div class="chart-canvas" ?hidden=${this.showsTable || isEmpty}><canvas role="img" aria-label=${`${model.name}. ${this.summary(data)}`}></canvas></div>
      <div class="grid-scroll" ?hidden=${!this.showsTable}>${this.table(model, data)}</div>
    </div>`;
  }

  override async updated(): Promise<void> {
    this.clear();
    const canvas = this.querySelector("canvas");
    const { data, model } = this;
    if (canvas && data && model && data.categories.length > 0 && !this.showsTable) {
      const { draw } = await import("./drawing");
      if (this.isConnected && canvas.isConnected) {
        this.clear();
        this.takeAway = draw(canvas, model, data, (value) => session.format.number(value, Number.isInteger(value) ? 0 : 1));
      }
    }
  }

  private clear(): void {
    this.takeAway?.();
    this.takeAway = null;
  }

  private summary(data: ChartData): string {
    return data.series.map((series) => data.categories.map((category, index) => `${category}: ${series.written[index]}`).join(", ")).join(". ");
  }

  private table(model: ChartModel, data: ChartData): TemplateResult {
    return html`<table class="plain-table">
      <caption class="sr-only">${model.name}</caption>
      <thead>
        <tr>
          <th scope="col">${data.categoryLabel}</th>
          ${data.series.map((series) => html`<th scope="col" class="number">${series.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${data.categories.map((category, index) => html`<tr><th scope="row">${category}</th>${data.series.map((series) => html`<td class="number">${series.written[index]}</td>`)}</tr>`)}
      </tbody>
    </table>`;
  }

  private async load(): Promise<void> {
    try {
      this.model = findChart(this.chart);
      if (!this.model) {
        throw new Error(`There is no chart ${this.chart}.`);
      }

      this.data = await readChartData(this.model, this.fetchXml);
      this.failure = "";
    } catch (failed) {
      this.failure = messageOf(failed);
    }
  }
}
