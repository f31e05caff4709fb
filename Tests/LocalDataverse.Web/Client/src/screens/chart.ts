import { session } from "../data/session";
import { append } from "../data/fetchxml";
import { attribute, child, children, isOn, parse } from "./xml";

/** A chart as its visualization states it. */
export interface ChartModel {
  id: string;
  table: string;
  name: string;
  /** The aggregate query, without the view's conditions. */
  fetch: Element;
  /** Alias of the groups along the axis, and of a second part of them, as the year of a month. */
  category: string;
  series: Series[];
  colors: string[];
}

export interface Series {
  alias: string;
  kind: ChartKind;
  showsValues: boolean;
}

export type ChartKind = "bar" | "column" | "stackedColumn" | "doughnut";

const kinds: Record<string, ChartKind> = { Bar: "bar", Column: "column", StackedColumn: "stackedColumn", Doughnut: "doughnut" };

export function chartsOf(table: string): { id: string; name: string }[] {
  return session.app.charts
    .filter((chart) => chart.table === table)
    .map(({ id, name }) => ({ id, name: session.label(name) }))
    .sort((one, other) => one.name.localeCompare(other.name, document.documentElement.lang));
}

export function findChart(id: string): ChartModel | null {
  const chart = session.app.charts.find((candidate) => candidate.id === id.replace(/[{}]/g, "").toLowerCase());
  if (!chart) {
    return null;
  }

  const data = parse(chart.dataXml);
  const presentation = parse(chart.presentationXml);
  const categories = children(child(data, "categorycollection"), "category");
  const category = categories[0]!;
  const shapes = children(child(presentation, "Series"), "Series");
  return {
    id: chart.id,
    table: chart.table,
    name: session.label(chart.name),
    fetch: child(data, "fetchcollection", "fetch")!,
    category: attribute(category, "alias"),
    series: [...category.querySelectorAll("measure")].map((measure, index) => readSeries(measure, shapes[index] ?? shapes[0]!)),
    colors: attribute(presentation, "PaletteCustomColors").split(";").map((color) => color.trim()).filter((color) => color !== "").map((color) => `rgb(${color})`),
  };
}

function readSeries(measure: Element, shape: Element): Series {
  const type = attribute(shape, "ChartType");
  const kind = kinds[type];
  if (!kind) {
    throw new Error(`The chart type '${type}' is not supported by the local host.`);
  }

  return { alias: attribute(measure, "alias"), kind, showsValues: isOn(shape, "IsValueShownAsLabel", false) || attribute(shape, "IsValueShownAsLabel") === "True" };
}

/** The chart's query over the rows of a view: the view's conditions and the links that they need. */
export function chartQuery(chart: ChartModel, viewXml: string): string {
  const fetch = parse(new XMLSerializer().serializeToString(chart.fetch));
  const entity = children(fetch, "entity")[0]!;
  for (const part of children(parse(viewXml), "entity")[0]!.children) {
    if (part.localName === "filter" || part.localName === "link-entity") {
      const copy = fetch.ownerDocument.importNode(part, true) as Element;
      copy.querySelectorAll("attribute, order").forEach((selected) => selected.remove());
      entity.append(copy);
    }
  }

  for (const group of children(entity, "attribute").filter((candidate) => isOn(candidate, "groupby", false))) {
    append(entity, "order", { alias: attribute(group, "alias"), descending: "false" });
  }

  return new XMLSerializer().serializeToString(fetch);
}
