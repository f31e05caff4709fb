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
  const place = (row: Row) => (month && year ? monthOf(row, chart, year) : options.indexOf(row[chart.category] as number));
  const sorted = [...rows].sort((one, other) => place(one) - place(other));
  return {
    categoryLabel: label(chart.category),
    categories: sorted.map((row) => (month && year ? writtenMonth(monthOf(row, chart, year)) : categoryOf(row, chart.category))),
    series: chart.series.map(({ alias }) => ({
      label: label(alias),
      values: sorted.map((row) => Number(row[alias] ?? 0)),
      written: sorted.map((row) => formatted(row, alias) || session.format.number(Number(row[alias] ?? 0), 0)),
    })),
  };
}

function categoryOf(row: Row, alias: string): string {
  const value = row[alias];
  return formatted(row, alias) || (value === null || value === undefined ? text("Chart_Blank") : String(value));
}

/** Months since year 0. */
function monthOf(row: Row, chart: ChartModel, year: Element): number {
  return Number(row[attribute(year, "alias")] ?? 0) * 12 + Number(row[chart.category] ?? 0) - 1;
}

function writtenMonth(month: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)));
}
