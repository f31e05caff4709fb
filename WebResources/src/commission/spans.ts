/** Days from one to another, as YYYY-MM-DD, and what they are called; empty where they have no name of their own. */
export interface Span {
  first: string;
  last: string;
  name: string;
}

export type Unit = "month" | "quarter";

/** From a day to the end of its month or quarter. The name is the same in every language, and sorts. */
export function spanFrom(first: string, unit: Unit): Span {
  const { year, month } = partsOf(first);
  const [begins, ends] = unit === "month" ? [month, month + 1] : [month - (month % 3), month - (month % 3) + 3];
  const name = unit === "month" ? `${year}-${String(month + 1).padStart(2, "0")}` : `${year} Q${begins / 3 + 1}`;
  return { first, last: isoOf(year, ends, 0), name: first === isoOf(year, begins, 1) ? name : "" };
}

/** From the first day of the month or quarter that a day is in. */
export function spanAround(day: string, unit: Unit): Span {
  const { year, month } = partsOf(day);
  return spanFrom(isoOf(year, unit === "month" ? month : month - (month % 3), 1), unit);
}

export function dayAfter(day: string): string {
  const { year, month, date } = partsOf(day);
  return isoOf(year, month, date + 1);
}

/** The next period of that length: after the last one, or around the first day that there is something to count. */
export function nextSpan(lastDays: readonly string[], beginning: string, unit: Unit): Span {
  const last = [...lastDays].sort().pop();
  return last === undefined ? spanAround(beginning, unit) : spanFrom(dayAfter(last), unit);
}

function partsOf(day: string): { year: number; month: number; date: number } {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return { year, month: month - 1, date };
}

function isoOf(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}
