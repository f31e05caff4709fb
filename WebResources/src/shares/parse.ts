import { whole, type Hundredths } from "./percent";

/** What a person typed as a percentage, or why it is none. */
export type Parsed = { percent: Hundredths } | { problem: "notANumber" | "outOfRange" };

/**
 * Reads "33,33" and "33.33" alike, whatever the user's format: a percentage has no need of a thousands separator. One that
 * looks like a thousand in the user's own format ("1.000" in Danish) is not taken for 1. Empty is 0. More than two decimals
 * are rounded half away from zero, after the range is checked (P21, P22).
 */
export function parsePercent(text: string, groupSeparator: string): Parsed {
  const plain = text.replace(/[\s\u00a0\u202f%]/g, "");
  if (plain === "") {
    return { percent: 0 };
  }

  const match = /^([+\-\u2212]?)(\d*)(?:([.,])(\d*))?$/.exec(plain);
  const [, sign = "", units = "", separator, decimals = ""] = match ?? [];
  if (!match || units + decimals === "" || (separator === groupSeparator && decimals.length === 3)) {
    return { problem: "notANumber" };
  }

  const tooLarge = Number(units) > 100 || (Number(units) === 100 && /[1-9]/.test(decimals));
  const negative = sign !== "" && sign !== "+" && /[1-9]/.test(units + decimals);
  return tooLarge || negative ? { problem: "outOfRange" } : { percent: rounded(units, decimals) };
}

function rounded(units: string, decimals: string): Hundredths {
  const hundredths = Number(units) * 100 + Number(decimals.slice(0, 2).padEnd(2, "0"));
  return Math.min(whole, hundredths + (Number(decimals.charAt(2)) >= 5 ? 1 : 0));
}
