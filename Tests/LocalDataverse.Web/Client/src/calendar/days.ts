/** Days as their first moment in UTC, in which the app's times are written. */

export type Span = "week" | "month";

const oneDay = 86_400_000;

export function dayOf(moment: Date): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()));
}

export function daysAfter(day: Date, count: number): Date {
  return new Date(day.getTime() + count * oneDay);
}

/** The whole weeks, from Monday, that show the week or the month of a day. */
export function daysShown(span: Span, day: Date): Date[] {
  const first = span === "week" ? day : new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
  const last = span === "week" ? day : new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0));
  const monday = daysAfter(first, -((first.getUTCDay() + 6) % 7));
  const weeks = Math.floor((last.getTime() - monday.getTime()) / oneDay / 7) + 1;
  return Array.from({ length: weeks * 7 }, (_, index) => daysAfter(monday, index));
}

/** The same place in the week or month before or after; the last of a shorter month. */
export function turned(span: Span, day: Date, by: 1 | -1): Date {
  if (span === "week") {
    return daysAfter(day, 7 * by);
  }

  const month = day.getUTCMonth() + by;
  const last = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), last)));
}
