import { fetchRows, formatted, type Row } from "../data/server";
import { session } from "../data/session";
import { loadTable } from "../data/tables";
import { chartQuery, type ChartModel } from "../screens/chart";
import { attribute, children } from "../screens/xml";
import { text } from "../texts/texts";

/** What a chart draws. */
export interface ChartData {
  categoryLabel: string;
  categories: string[];
  series: { label: string; values: number[]; written: string[] }[];
}

export async function readChartData(chart: ChartModel, viewXml: string): Promise<ChartData> {
  const table = await loadTable(chart.table);
  const { rows } = await fetchRows(table.set, chartQuery(chart, viewXml));
  const attributes = children(children(chart.fetch, "entity")[0], "attribute");
  const byAlias = (alias: string) => attributes.find((candidate) => attribute(candidate, "alias") === alias)!;
  const label = (alias: string) => {
    const column = table.columns.get(attribute(byAlias(alias), "name"))?.label ?? "";
    return attribute(byAlias(alias), "aggregate").startsWith("count") ? text("Chart_Count", table.pluralLabel) : column;
  };
  const month = attribute(byAlias(chart.category), "dategrouping") === "month";
  const year = attributes.find((candidate) => attribute(candidate, "dategrouping") === "year");
  const options = table.columns.get(attribute(byAlias(chart.category), "name"))?.options.map((option) => option.value) ?? [];
  const isDated = month && year !== undefined;
  // Those without a value come last.
  const place = (row: Row) => (isBlank(row, chart.category) ? Infinity : isDated ? monthOf(row, chart, year) : options.indexOf(row[chart.category] as number));
  const sorted = [...rows].sort((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other)));
  return {
    categoryLabel: label(chart.category),
    categories: sorted.map((row) => (isDated && !isBlank(row, chart.category) ? writtenMonth(monthOf(row, chart, year)) : categoryOf(row, chart.category))),
    series: chart.series.map(({ alias }) => ({
      label: label(alias),
      values: sorted.map((row) => Number(row[alias] ?? 0)),
      written: sorted.map((row) => formatted(row, alias) || session.format.number(Number(row[alias] ?? 0), 0)),
    })),
  };
}

/** Rows without a value are a group too, and it has a name. */
function categoryOf(row: Row, alias: string): string {
  return isBlank(row, alias) ? text("Chart_Blank") : formatted(row, alias) || String(row[alias]);
}

function isBlank(row: Row, alias: string): boolean {
  return row[alias] === null || row[alias] === undefined || row[alias] === "";
}

/** Months since year 0. */
function monthOf(row: Row, chart: ChartModel, year: Element): number {
  return Number(row[attribute(year, "alias")] ?? 0) * 12 + Number(row[chart.category] ?? 0) - 1;
}

function writtenMonth(month: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)));
}
