/** The columns of usersettings that say how the user writes numbers and dates; null where the user has no wish. */
export interface UserSettings {
  decimalsymbol: string | null;
  numberseparator: string | null;
  numbergroupformat: string | null;
  negativeformatcode: number | null;
  currencyformatcode: number | null;
  negativecurrencyformatcode: number | null;
  dateformatstring: string | null;
  timeformatstring: string | null;
  dateseparator: string | null;
  timeseparator: string | null;
}

/** Currency patterns by the platform's codes: n is the number, $ the symbol. */
const positive = ["$n", "n$", "$ n", "n $"];
const negative = [
  "($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-", "$ -n", "n- $", "($ n)", "(n $)",
];

/**
 * Numbers and dates as the user writes them. Times of day are UTC, as the organisation keeps its users in no other time zone
 * and its server formats them so.
 */
export class UserFormat {
  constructor(private readonly settings: UserSettings) {}

  get decimalSymbol(): string {
    return this.settings.decimalsymbol ?? ".";
  }

  number(value: number, precision: number): string {
    const written = this.plain(Math.abs(value), precision);
    return value < 0 && Number(value.toFixed(precision)) !== 0 ? this.negated(written) : written;
  }

  money(value: number, symbol: string, precision: number): string {
    const written = this.plain(Math.abs(value), precision);
    const isNegative = value < 0 && Number(value.toFixed(precision)) !== 0;
    const pattern = isNegative ? negative[this.settings.negativecurrencyformatcode ?? 1] : positive[this.settings.currencyformatcode ?? 0];
    return (pattern ?? "$n").replace(/[n$]/g, (part) => (part === "n" ? written : symbol)).replace(" ", "\u00a0");
  }

  /** Null for an empty text, undefined for one that is no number. */
  parseNumber(written: string): number | null | undefined {
    const compact = written.replace(/[\s\u00a0\u202f]/g, "").replace(/[−–]/g, "-");
    if (compact === "") {
      return null;
    }

    const separator = this.settings.numberseparator?.trim() ?? "";
    const ungrouped = separator === "" ? compact : compact.split(separator).join("");
    const signed = /^\(.*\)$/.test(ungrouped) ? `-${ungrouped.slice(1, -1)}` : ungrouped.replace(/^(.*)-$/, "-$1");
    const plain = signed.replace(this.decimalSymbol, ".");
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
  }

  /** Of a day that is a date only: its local parts. */
  day(date: Date): string {
    return this.byPattern(this.datePattern, date.getFullYear(), date.getMonth() + 1, date.getDate(), 0, 0);
  }

  date(time: Date): string {
    return this.byPattern(this.datePattern, time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate(), 0, 0);
  }

  time(time: Date): string {
    const pattern = (this.settings.timeformatstring ?? "HH:mm").replaceAll(":", this.settings.timeseparator ?? ":");
    return this.byPattern(pattern, 0, 0, 0, time.getUTCHours(), time.getUTCMinutes());
  }

  dateTime(time: Date): string {
    return `${this.date(time)} ${this.time(time)}`;
  }

  /** Undefined for a text that is no day. */
  parseDay(written: string): { year: number; month: number; day: number } | undefined {
    const order = (this.datePattern.match(/y+|M+|d+/g) ?? []).map((part) => part[0]);
    const numbers = (written.match(/\d+/g) ?? []).map(Number);
    if (numbers.length !== 3 || order.length !== 3) {
      return undefined;
    }

    const part = (letter: string) => numbers[order.indexOf(letter)] ?? 0;
    const year = part("y") < 100 ? 2000 + part("y") : part("y");
    const date = new Date(Date.UTC(year, part("M") - 1, part("d")));
    return date.getUTCMonth() === part("M") - 1 && date.getUTCDate() === part("d") ? { year, month: part("M"), day: part("d") } : undefined;
  }

  /** Undefined for a text that is no time of day. */
  parseTime(written: string): { hour: number; minute: number } | undefined {
    const match = /^\s*(\d{1,2})\s*(?:[:.]?\s*(\d{2}))?\s*([AaPp])?[Mm.]*\s*$/.exec(written);
    if (!match) {
      return undefined;
    }

    const half = match[3]?.toLowerCase();
    const hour = (Number(match[1]) % (half ? 12 : 24)) + (half === "p" ? 12 : 0);
    const minute = Number(match[2] ?? 0);
    return Number(match[1]) < 25 && minute < 60 ? { hour, minute } : undefined;
  }

  private get datePattern(): string {
    return (this.settings.dateformatstring ?? "yyyy-MM-dd").replaceAll("/", this.settings.dateseparator ?? "/");
  }

  private plain(value: number, precision: number): string {
    const [whole = "0", decimals] = value.toFixed(precision).split(".");
    const separator = (this.settings.numberseparator ?? "").replace(" ", "\u00a0");
    const grouped = this.settings.numbergroupformat === "0" ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
    return decimals ? `${grouped}${this.decimalSymbol}${decimals}` : grouped;
  }

  private negated(written: string): string {
    return ["(n)", "-n", "- n", "n-", "n -"][this.settings.negativeformatcode ?? 1]?.replace("n", written) ?? `-${written}`;
  }

  private byPattern(pattern: string, year: number, month: number, day: number, hour: number, minute: number): string {
    const two = (value: number) => String(value).padStart(2, "0");
    const parts: Record<string, string> = {
      yyyy: String(year).padStart(4, "0"), yy: two(year % 100), MM: two(month), M: String(month), dd: two(day), d: String(day),
      HH: two(hour), H: String(hour), hh: two(hour % 12 || 12), h: String(hour % 12 || 12), mm: two(minute), tt: hour < 12 ? "AM" : "PM",
    };
    return pattern.replace(/yyyy|yy|MM|M|dd|d|HH|H|hh|h|mm|tt/g, (part) => parts[part] ?? part);
  }
}
