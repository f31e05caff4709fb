import { commissionPeriod } from "../dataverse/names";
import { numberIn, textIn, writtenIn, type Row } from "../dataverse/rows";
import { exactIn, type Exact } from "./money";

export type PeriodState = "open" | "closing" | "closed" | "paid" | "reopening";

/** A commission period as it is stored. Moments are written as the user writes them. */
export interface Period {
  id: string;
  name: string;
  /** YYYY-MM-DD */
  first: string;
  last: string;
  state: PeriodState;
  /** How many opportunities there are to look at, and how many were. */
  found: number;
  done: number;
  lines: number;
  baseTotal: Exact;
  /** Code of the base currency when it was closed. */
  baseCurrency: string;
  closedOn: string;
  /** The same as the server writes it. */
  closedAt: string;
  closedBy: string;
  paidOn: string;
  reopenedOn: string;
  reopenReason: string;
}

export const periodColumns = [
  commissionPeriod.name, commissionPeriod.firstDay, commissionPeriod.lastDay, commissionPeriod.state, commissionPeriod.found, commissionPeriod.done,
  commissionPeriod.lines, commissionPeriod.baseTotal, commissionPeriod.baseCurrency, commissionPeriod.closedOn, `_${commissionPeriod.closedBy}_value`,
  commissionPeriod.paidOn, commissionPeriod.reopenedOn, commissionPeriod.reopenReason,
].join();

const states: Record<number, PeriodState> = {
  [commissionPeriod.closing]: "closing",
  [commissionPeriod.closed]: "closed",
  [commissionPeriod.paid]: "paid",
  [commissionPeriod.reopening]: "reopening",
};

export function periodOf(row: Row): Period {
  return {
    id: textIn(row, commissionPeriod.id),
    name: textIn(row, commissionPeriod.name),
    first: textIn(row, commissionPeriod.firstDay).slice(0, 10),
    last: textIn(row, commissionPeriod.lastDay).slice(0, 10),
    state: states[numberIn(row, commissionPeriod.state) ?? commissionPeriod.open] ?? "open",
    found: numberIn(row, commissionPeriod.found) ?? 0,
    done: numberIn(row, commissionPeriod.done) ?? 0,
    lines: numberIn(row, commissionPeriod.lines) ?? 0,
    baseTotal: exactIn(row, commissionPeriod.baseTotal),
    baseCurrency: textIn(row, commissionPeriod.baseCurrency),
    closedOn: writtenIn(row, commissionPeriod.closedOn),
    closedAt: textIn(row, commissionPeriod.closedOn),
    closedBy: writtenIn(row, `_${commissionPeriod.closedBy}_value`),
    paidOn: writtenIn(row, commissionPeriod.paidOn),
    reopenedOn: writtenIn(row, commissionPeriod.reopenedOn),
    reopenReason: textIn(row, commissionPeriod.reopenReason),
  };
}

/** Whether it has lines that count. */
export function hasLines({ state }: Period): boolean {
  return state !== "open";
}

/** What its base amounts are written in. */
export function baseOf(period: Pick<Period, "baseCurrency">, currencies: Iterable<{ code: string; decimals: number }>): { code: string; decimals: number } {
  const known = Array.from(currencies).find(({ code }) => code === period.baseCurrency);
  return { code: period.baseCurrency, decimals: known?.decimals ?? 2 };
}
