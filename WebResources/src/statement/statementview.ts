import { unallocated, type Line } from "../commission/line";
import { amountInCode, none, sumOfExact } from "../commission/money";
import { baseOf, type Period } from "../commission/period";
import { writtenDays } from "../commission/periodtable";
import { sumsOf } from "../commission/sums";
import { whyOf } from "../commission/why";
import { formatPercent } from "../shares/numberformat";
import { dataTable, type Column } from "../ui/datatable";
import { writtenDay } from "../ui/day";
import { h, unbroken, uniqueId } from "../ui/dom";
import { entrySentence } from "./entrysentence";
import type { Explained, Statement } from "./statement";
import type { StatementHost } from "./statementhost";

/** One seller's statement, which is a page of its own in print. */
export function statementView(statement: Statement, period: Period, host: StatementHost): HTMLElement {
  const { texts } = host;
  const heading = h("h2", { id: uniqueId("statement") }, statement.sellerKey === unallocated ? texts("Commission_Unallocated") : statement.sellerName);
  const { sales, differences, rest } = statement;
  return h(
    "article",
    { class: "statement", "aria-labelledby": heading.id },
    h(
      "header",
      {},
      h("p", { class: "print-only" }, texts("Statement_Title")),
      heading,
      h("p", {}, `${texts("Commission_Period")} ${period.name}, ${writtenDays(period, host.dayPattern)}`),
      h("p", { class: "secondary" }, standing(period, host)),
    ),
    ...(sales.length > 0 ? part(texts("Statement_Sales"), (id) => salesTable(sales, id, period, host)) : []),
    ...(differences.length > 0 ? part(texts("Statement_Differences"), (id) => differenceTable(differences, id, period, host), texts("Statement_DifferencesText")) : []),
    ...(statement.lines.length > 0 ? part(texts("Statement_Sums"), (id) => sumTable(statement.lines, id, period, host)) : [h("p", {}, texts("Statement_Empty"))]),
    ...(rest.length > 0 ? part(texts("Statement_Rest"), (id) => restTable(rest, id, host), texts("Statement_RestText")) : []),
  );
}

/** Whether it may be relied upon. */
function standing(period: Period, { texts }: StatementHost): string {
  const closed = () => texts("Statement_Closed", period.closedOn, period.closedBy);
  return period.state === "paid" ? `${closed()} ${texts("Commission_PaidText", period.paidOn)}` : period.state === "closed" ? closed() : texts("Statement_NotClosed");
}

function part(title: string, table: (headingId: string) => HTMLElement, text = ""): HTMLElement[] {
  const heading = h("h3", { id: uniqueId("part") }, title);
  return [heading, ...(text === "" ? [] : [h("p", { class: "secondary" }, text)]), h("div", { class: "table" }, table(heading.id))];
}

function salesTable(lines: readonly Line[], headingId: string, period: Period, host: StatementHost): HTMLElement {
  const { texts, dayPattern } = host;
  const columns: Column[] = [
    { title: texts("Table_Opportunity") }, { title: texts("Statement_WonOn") }, { title: texts("Table_Percent"), look: "number" }, { title: texts("Table_Amount"), look: "number" },
    { title: texts("Commission_InBase", period.baseCurrency), look: "number" },
  ];
  return dataTable(columns, headingId, lines.map((line) => [opportunity(line, host), writtenDay(line.closeDay, dayPattern), percent(line, host), amount(line, host), inBase(line, period, host)]));
}

function differenceTable(differences: readonly Explained[], headingId: string, period: Period, host: StatementHost): HTMLElement {
  const { texts, format } = host;
  const columns: Column[] = [
    { title: texts("Table_Opportunity") }, { title: texts("Statement_Corrects") }, { title: texts("Statement_Why") }, { title: texts("Statement_Difference"), look: "number" },
    { title: texts("Commission_InBase", period.baseCurrency), look: "number" },
  ];
  const why = ({ line, entries }: Explained) => {
    const told = h("div", {}, h("div", {}, unbroken(whyOf(line, texts, format))));
    if (entries.length > 0) {
      told.append(h("ul", { class: "entries" }, ...entries.map((entry) => h("li", {}, h("span", { class: "moment" }, entry.at), " ", entrySentence(entry, line, host)))));
    }

    return told;
  };
  const rows = differences.map((explained) => {
    const { line } = explained;
    return [opportunity(line, host), line.corrects?.name ?? "", why(explained), amount(line, host), inBase(line, period, host)];
  });
  return dataTable(columns, headingId, rows);
}

function sumTable(lines: readonly Line[], headingId: string, period: Period, host: StatementHost): HTMLElement {
  const { texts, format } = host;
  const base = baseOf(period, host.currencies);
  const sums = sumsOf(lines);
  const columns: Column[] = [
    { title: texts("AsOf_Currency") }, { title: texts("Statement_Sales"), look: "number" }, { title: texts("Statement_Differences"), look: "number" },
    { title: texts("Commission_Total"), look: "number" }, { title: texts("Commission_InBase", period.baseCurrency), look: "number" },
  ];
  const rows = sums.map(({ currency, counted, differences, base: sum }) => {
    const written = (value: bigint) => (value === none ? "–" : amountInCode(value, currency, format));
    return [currency.code || "–", written(counted), written(differences), written(counted + differences), amountInCode(sum, base, format)];
  });
  return dataTable(columns, headingId, rows, [texts("Commission_All"), "", "", "", amountInCode(sumOfExact(lines.map(({ baseAmount }) => baseAmount)), base, format)]);
}

function restTable(lines: readonly Line[], headingId: string, host: StatementHost): HTMLElement {
  const { texts } = host;
  const columns: Column[] = [{ title: texts("Table_Opportunity") }, { title: texts("Table_Percent"), look: "number" }, { title: texts("Table_Amount"), look: "number" }];
  return dataTable(columns, headingId, lines.map((line) => [opportunity(line, host), percent(line, host), amount(line, host)]));
}

/** A link while it exists. */
function opportunity({ opportunityId, name, customer }: Line, { addressOf }: StatementHost): HTMLElement {
  return h(
    "div",
    {},
    opportunityId === null ? h("span", {}, name) : h("a", { href: addressOf(opportunityId), target: "_blank", rel: "noopener" }, name),
    h("span", { class: "secondary" }, customer),
  );
}

function percent(line: Line, { format }: StatementHost): string {
  return `${formatPercent(line.percent, format)}\u00a0%`;
}

function amount(line: Line, { format }: StatementHost): string {
  return amountInCode(line.amount, line.currency, format);
}

function inBase(line: Line, period: Period, { format, currencies }: StatementHost): string {
  return amountInCode(line.baseAmount, baseOf(period, currencies), format);
}
