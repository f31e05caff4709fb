/** A day of the person's calendar. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

export function today(): Day {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}

/** Written by the pattern of the personal options, as "yyyy-MM-dd" or "M/d/yyyy". */
export function formatDay({ year, month, day }: Day, pattern: string): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return pattern.replace(/yyyy|yy|MM|M|dd|d/g, (part) =>
    part === "yyyy" ? String(year) : part === "yy" ? two(year % 100) : part === "MM" ? two(month) : part === "M" ? String(month) : part === "dd" ? two(day) : String(day),
  );
}

/** Reads three numbers in the pattern's order, whatever stands between them, and YYYY-MM-DD always; null where that is no day. */
export function parseDay(text: string, pattern: string): Day | null {
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  const order = /^\s*\d{4}/.test(text) ? ["y", "M", "d"] : (pattern.match(/y+|M+|d+/g) ?? []).map((part) => part.charAt(0));
  if (numbers.length !== 3 || /[a-z]/i.test(text)) {
    return null;
  }

  const part = (letter: string) => numbers[order.indexOf(letter)] ?? 0;
  const [year, month, day] = [part("y") < 100 ? 2000 + part("y") : part("y"), part("M"), part("d")];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null;
}

/** YYYY-MM-DD */
export function isoDay(day: Day): string {
  return formatDay(day, "yyyy-MM-dd");
}

/** YYYY-MM-DD as the person writes a day; anything else as it is. */
export function writtenDay(iso: string, pattern: string): string {
  const day = parseDay(iso, "yyyy-MM-dd");
  return day ? formatDay(day, pattern) : iso;
}
