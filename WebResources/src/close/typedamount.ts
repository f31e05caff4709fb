import { toMinorUnits, type MinorUnits } from "../shares/amounts";
import type { NumberFormat } from "../shares/numberformat";

/** What a person typed as an amount of money: none, an amount, or no number. */
export type TypedAmount = { amount: MinorUnits | null } | { problem: "notANumber" };

/** Reads "80 000 kr", "80000" and "-1.234,50", with the user's separators; a symbol and spaces mean nothing. More decimals than the currency has are none. */
export function parseAmount(text: string, format: NumberFormat, decimals: number, symbol: string): TypedAmount {
  const plain = text.split(symbol || "\u0000").join("").replace(/[\s\u00a0\u202f]/g, "").split(format.group.trim() || "\u0000").join("");
  if (plain === "") {
    return { amount: null };
  }

  const match = /^([-\u2212]?)(\d{1,12})(?:(.)(\d+))?$/.exec(plain);
  const [, sign = "", units = "", separator, fraction = ""] = match ?? [];
  if (!match || (separator !== undefined && separator !== format.decimal && separator !== ".") || fraction.length > decimals) {
    return { problem: "notANumber" };
  }

  const amount = BigInt(units + fraction.padEnd(decimals, "0"));
  return { amount: sign === "" ? amount : -amount };
}

/** The number that Dataverse takes. */
export function toAmount(amount: MinorUnits, decimals: number): number {
  return Number(amount) / 10 ** decimals;
}

/** An amount as a form holds it. */
export function fromAmount(amount: number | null, decimals: number): MinorUnits | null {
  return amount === null ? null : toMinorUnits(amount, decimals);
}
