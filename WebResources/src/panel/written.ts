import type { OpportunityShares } from "../dataverse/opportunityshares";
import type { MinorUnits } from "../shares/amounts";
import { formatBriefly, formatMoney, formatPercent, type NumberFormat } from "../shares/numberformat";
import type { Hundredths } from "../shares/percent";

/** Numbers as the user reads them. */
export class Written {
  constructor(
    readonly format: NumberFormat,
    readonly currency: NonNullable<OpportunityShares["amount"]>["currency"] | undefined,
  ) {}

  /** "33,33", without the sign. */
  percent(percent: Hundredths): string {
    return formatPercent(percent, this.format);
  }

  /** "110", "87,50": for a sentence. */
  brief(percent: Hundredths): string {
    return formatBriefly(percent, this.format);
  }

  /** "100 → 75 %" */
  move(from: Hundredths, to: Hundredths): string {
    return `${this.brief(from)} → ${this.brief(to)}\u00a0%`;
  }

  /** Empty where there is no money. */
  money(amount: MinorUnits | undefined): string {
    return this.currency && amount !== undefined
      ? formatMoney(amount, this.currency.decimals, this.currency.symbol, this.format)
      : "";
  }
}
