import type { KnownCurrency } from "../dataverse/currencies";
import { commissionLine, commissionPeriod, opportunity, state } from "../dataverse/names";
import { numberIn, readRows, textIn, type Row } from "../dataverse/rows";
import type { StandaloneClient } from "../ui/standalone";
import { lineOf, unknownCurrency } from "./line";
import { exactIn } from "./money";
import { periodColumns, periodOf, type Period } from "./period";
import type { PreviewPage } from "./previewed";
import type { SellerSum } from "./sellersums";
import type { Span } from "./spans";

/** What the page does with periods: all of it the platform's own messages and our APIs, which refuse what isn't allowed. */
export interface PeriodService {
  /** All of them, the newest first. */
  periods(): Promise<Period[]>;
  /** The day of the first won opportunity, YYYY-MM-DD; null where nothing is won. */
  firstWon(): Promise<string | null>;
  /** Answers its id. */
  create(span: Span): Promise<string>;
  preview(periodId: string, after: string): Promise<PreviewPage>;
  /** A call counts some, and says how many are left. */
  close(periodId: string): Promise<{ left: number; message: string }>;
  /** A call withdraws some, and answers how many are left. */
  reopen(periodId: string, reason: string): Promise<number>;
  pay(periodId: string): Promise<void>;
  /** What each seller has by its lines, by currency; of the lines that the person may read. */
  sellers(periodId: string): Promise<SellerSum[]>;
}

export function periodService({ service, WebApi }: Pick<StandaloneClient, "service" | "WebApi">, currencies: ReadonlyMap<string, KnownCurrency>): PeriodService {
  const call = async (periodId: string, api: string, inputs: Row = {}) =>
    (await service.send("POST", `${commissionPeriod.set}(${periodId})/Microsoft.Dynamics.CRM.${api}`, inputs)) ?? {};
  return {
    periods: async () => {
      const rows = await readRows({ WebApi }, commissionPeriod.table, `?$select=${periodColumns}&$orderby=${commissionPeriod.firstDay} desc`);
      return rows.map(periodOf);
    },
    firstWon: async () => {
      const conditions = encodeURIComponent(`${opportunity.state} eq ${state.won} and ${opportunity.actualCloseDate} ne null`);
      const options = `?$select=${opportunity.actualCloseDate}&$filter=${conditions}&$orderby=${opportunity.actualCloseDate}&$top=1`;
      const { entities } = await WebApi.retrieveMultipleRecords(opportunity.table, options);
      return entities[0] ? textIn(entities[0], opportunity.actualCloseDate).slice(0, 10) : null;
    },
    create: async ({ first, last, name }) => {
      const row = { [commissionPeriod.firstDay]: first, [commissionPeriod.lastDay]: last, ...(name !== "" && { [commissionPeriod.name]: name }) };
      const made = await service.send("POST", `${commissionPeriod.set}?$select=${commissionPeriod.id}`, row, { Prefer: "return=representation" });
      return made ? textIn(made, commissionPeriod.id) : "";
    },
    preview: async (periodId, after) => {
      const answer = await call(periodId, "opps_PreviewPeriodClose", after === "" ? {} : { After: after });
      return {
        found: numberIn(answer, "Found") ?? 0,
        opportunities: numberIn(answer, "Opportunities") ?? 0,
        counted: numberIn(answer, "Counted") ?? 0,
        lines: ((answer["Lines"] as Row[] | undefined) ?? []).map((row) => lineOf(row, currencies)),
        next: textIn(answer, "Next"),
        message: textIn(answer, "Message"),
      };
    },
    close: async (periodId) => {
      const answer = await call(periodId, "opps_ClosePeriod");
      return { left: numberIn(answer, "Left") ?? 0, message: textIn(answer, "Message") };
    },
    reopen: async (periodId, reason) => numberIn(await call(periodId, "opps_ReopenPeriod", { Reason: reason }), "Left") ?? 0,
    pay: async (periodId) => {
      await call(periodId, "opps_MarkPeriodPaid");
    },
    sellers: async (periodId) => {
      const { entities } = await WebApi.retrieveMultipleRecords(commissionLine.table, `?fetchXml=${encodeURIComponent(sellersQuery(periodId))}`);
      return entities.map((row) => ({
        key: textIn(row, "key"),
        name: textIn(row, "name"),
        currency: currencies.get(textIn(row, "currency")) ?? unknownCurrency(textIn(row, "code")),
        lines: numberIn(row, "lines") ?? 0,
        amount: exactIn(row, "amount"),
        base: exactIn(row, "base"),
      }));
    },
  };
}

function sellersQuery(periodId: string): string {
  const group = (column: string, alias: string) => `<attribute name="${column}" alias="${alias}" groupby="true"/>`;
  const total = (column: string, alias: string, aggregate = "sum") => `<attribute name="${column}" alias="${alias}" aggregate="${aggregate}"/>`;
  return (
    `<fetch aggregate="true"><entity name="${commissionLine.table}">` +
    group(commissionLine.sellerKey, "key") + group(commissionLine.sellerName, "name") + group(commissionLine.currency, "currency") + group(commissionLine.currencyCode, "code") +
    total(commissionLine.id, "lines", "count") + total(commissionLine.amount, "amount") + total(commissionLine.baseAmount, "base") +
    `<filter><condition attribute="${commissionLine.period}" operator="eq" value="${periodId}"/>` +
    `<condition attribute="${commissionLine.isWithdrawn}" operator="ne" value="1"/></filter></entity></fetch>`
  );
}
