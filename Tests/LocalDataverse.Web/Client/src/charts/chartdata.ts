import { fetchRows, formatted, type Row } from "../data/server";
import { session } from "../data/session";
import { loadTable } from "../data/tables";
import { chartQuery, type ChartModel } from "../screens/chart";
import { attribute } from "../screens/xml";
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
  const attributes = [...chart.fetch.querySelectorAll("attribute")];
  const sources = [...new Set(attributes.map(sourceOf))];
  const tables = new Map(await Promise.all(sources.map(async (name) => [name, await loadTable(name)] as const)));
  const byAlias = (alias: string) => attributes.find((candidate) => attribute(candidate, "alias") === alias)!;
  const columnOf = (alias: string) => tables.get(sourceOf(byAlias(alias)))?.columns.get(attribute(byAlias(alias), "name"));
  const label = (alias: string) => (attribute(byAlias(alias), "aggregate").startsWith("count") ? text("Chart_Count", table.pluralLabel) : columnOf(alias)?.label ?? "");
  const isMonth = (alias: string) => attribute(byAlias(alias), "dategrouping") === "month";
  const year = attributes.find((candidate) => attribute(candidate, "dategrouping") === "year");
  const options = columnOf(chart.category)?.options.map((option) => option.value) ?? [];
  const isDated = isMonth(chart.category) && year !== undefined;
  // Those without a value come last.
  const place = (row: Row) => (isBlank(row, chart.category) ? Infinity : isDated ? monthOf(row, chart, year) : options.indexOf(row[chart.category] as number));
  const sorted = [...rows].sort((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other)));
  const written = (row: Row) => (isDated && !isBlank(row, chart.category) ? writtenMonth(monthOf(row, chart, year)) : categoryOf(row, chart.category));
  const amount = (row: Row | undefined, alias: string) => Number(row?.[alias] ?? 0);
  const amountWritten = (row: Row | undefined, alias: string) => (row ? formatted(row, alias) : "") || session.format.number(amount(row, alias), 0);
  const split = attributes.find((candidate) => attribute(candidate, "groupby") === "true" && attribute(candidate, "alias") !== chart.category && candidate !== year);
  if (!split) {
    return {
      categoryLabel: label(chart.category),
      categories: sorted.map(written),
      series: chart.series.map(({ alias }) => ({
        label: label(alias),
        values: sorted.map((row) => amount(row, alias)),
        written: sorted.map((row) => amountWritten(row, alias)),
      })),
    };
  }

  // A second group: the first measure, in a series for each of its values.
  const by = attribute(split, "alias");
  const measure = chart.series[0]!.alias;
  const categories = [...new Set(sorted.map(written))];
  const values = [...new Set(rows.map((row) => row[by] as number))].sort((one, other) => one - other);
  return {
    categoryLabel: label(chart.category),
    categories,
    series: values.map((value) => {
      const ofSeries = rows.filter((row) => row[by] === value);
      const found = categories.map((category) => ofSeries.find((row) => written(row) === category));
      return {
        label: isMonth(by) ? writtenMonthOfYear(value) : categoryOf(ofSeries[0]!, by),
        values: found.map((row) => amount(row, measure)),
        written: found.map((row) => amountWritten(row, measure)),
      };
    }),
  };
}

/** The table that a group or a measure is of: the chart's own, or a linked one. */
function sourceOf(part: Element): string {
  return attribute(part.parentElement!, "name");
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

function writtenMonthOfYear(month: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2000, month - 1, 1)));
}
