import type { MinorUnits } from "./amounts";
import type { Hundredths } from "./percent";

/** How the user wants numbers written: the personal options of Dataverse. */
export interface NumberFormat {
  decimal: string;
  group: string;
  /** Digits per group from the right; the last one repeats, 0 takes the rest: "3", "3;2", "3;0". */
  groupSizes: readonly number[];
  /** Index into {@link negatives}. */
  negative: number;
  /** Index into {@link currencies}. */
  currency: number;
  /** Index into {@link negativeCurrencies}. */
  negativeCurrency: number;
}

/** The platform's codes are those of .NET: n is the number, $ the currency. */
const negatives = ["(n)", "-n", "- n", "n-", "n -"];
const currencies = ["$n", "n$", "$ n", "n $"];
const negativeCurrencies = [
  "($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-", "$ -n", "n- $", "($ n)", "(n $)",
];

/** A percentage with its two decimals, without the sign: "33,33". */
export function formatPercent(percent: Hundredths, format: NumberFormat): string {
  return withSign(BigInt(percent), 2, format, "n", negatives[format.negative] ?? "-n");
}

/** A percentage in a sentence, without decimals that say nothing: "110", "87,50". */
export function formatBriefly(percent: Hundredths, format: NumberFormat): string {
  const written = formatPercent(percent, format);
  return percent % 100 === 0 ? written.slice(0, -`${format.decimal}00`.length) : written;
}

/** Money with the currency's decimals and symbol: "1 234,50 kr". */
export function formatMoney(amount: MinorUnits, decimals: number, symbol: string, format: NumberFormat): string {
  const positive = currencies[format.currency] ?? "$ n";
  const negative = negativeCurrencies[format.negativeCurrency] ?? "-$ n";
  // A function as replacement: "$" in a symbol has a meaning in a replacement text. No space is one to break a line at.
  return withSign(amount, decimals, format, positive, negative).replace("$", () => symbol).replace(/ /g, "\u00a0").trim();
}

function withSign(value: bigint, decimals: number, format: NumberFormat, positive: string, negative: string): string {
  const isNegative = value < BigInt(0);
  const digits = (isNegative ? -value : value).toString().padStart(decimals + 1, "0");
  const units = grouped(digits.slice(0, digits.length - decimals), format);
  const written = decimals === 0 ? units : units + format.decimal + digits.slice(-decimals);
  return (isNegative ? negative : positive).replace("n", () => written);
}

function grouped(units: string, format: NumberFormat): string {
  const groups: string[] = [];
  let rest = units;
  for (let index = 0; rest !== ""; index++) {
    const size = format.groupSizes[Math.min(index, format.groupSizes.length - 1)] ?? 0;
    const cut = size > 0 && rest.length > size ? rest.length - size : 0;
    groups.unshift(rest.slice(cut));
    rest = rest.slice(0, cut);
  }

  return groups.join(format.group);
}
