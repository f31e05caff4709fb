import type { MinorUnits } from "../shares/amounts";
import { formatMoney } from "../shares/numberformat";
import type { MyHost } from "./myhost";

/** In the currency that the reader reckons in. */
export function writtenIn(amount: MinorUnits, { currency, format }: Pick<MyHost, "currency" | "format">): string {
  return formatMoney(amount, currency.decimals, currency.symbol, format);
}
