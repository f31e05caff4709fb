import type { KnownCurrency } from "../dataverse/currencies";
import { expired, opportunity, sellerShare, state } from "../dataverse/names";
import { idIn, numberIn, rowIn, textIn, writtenIn, type Row } from "../dataverse/rows";
import { toMinorUnits, type MinorUnits } from "../shares/amounts";
import { fromNumber, type Hundredths } from "../shares/percent";

/** A seller's share of an opportunity, in the currency that the reader reckons in. */
export interface MyShare {
  sellerId: string;
  sellerName: string;
  opportunityId: string;
  name: string;
  customer: string;
  /** YYYY-MM-DD: when it is expected to close, or has closed; empty where that isn't known. */
  day: string;
  percent: Hundredths;
  /** Null where there is none. */
  amount: MinorUnits | null;
  /** In percent; null where there is none. */
  probability: number | null;
  /** The part as it is to be expected (F1); null where that isn't known. */
  expected: MinorUnits | null;
  /** Why it was lost, as the user reads it; empty where no reason was given. */
  reason: string;
  isExpired: boolean;
}

export const shareColumns = [`_${sellerShare.seller}_value`, sellerShare.percent, ...[sellerShare.amount, sellerShare.expectedAmount].map((column) => `${column},${column}_base`), `_${sellerShare.currency}_value`].join();

export const parentColumns = [
  opportunity.name, `_${opportunity.customer}_value`, opportunity.state, opportunity.status, opportunity.estimatedCloseDate, opportunity.actualCloseDate,
  opportunity.closeProbability, opportunity.rejection,
].join();

/** Null where the reader may not read the opportunity. */
export function shareOf(row: Row, own: KnownCurrency): MyShare | null {
  const parent = rowIn(row, sellerShare.toOpportunity);
  if (!parent) {
    return null;
  }

  const isOpen = parent[opportunity.state] === state.open;
  return {
    sellerId: idIn(row, sellerShare.seller),
    sellerName: writtenIn(row, `_${sellerShare.seller}_value`),
    opportunityId: textIn(parent, "opportunityid"),
    name: textIn(parent, opportunity.name),
    customer: writtenIn(parent, `_${opportunity.customer}_value`),
    day: textIn(parent, isOpen ? opportunity.estimatedCloseDate : opportunity.actualCloseDate).slice(0, 10),
    percent: fromNumber(numberIn(row, sellerShare.percent)),
    amount: moneyIn(row, sellerShare.amount, own),
    probability: numberIn(parent, opportunity.closeProbability),
    expected: moneyIn(row, sellerShare.expectedAmount, own),
    reason: writtenIn(parent, opportunity.rejection),
    isExpired: numberIn(parent, opportunity.status) === expired,
  };
}

/** As it is stored where it is in that currency; otherwise by way of the base currency, at today's rate. */
function moneyIn(row: Row, column: string, own: KnownCurrency): MinorUnits | null {
  const stored = numberIn(row, column);
  const base = numberIn(row, `${column}_base`);
  if (stored !== null && idIn(row, sellerShare.currency) === own.id) {
    return toMinorUnits(stored, own.decimals);
  }

  return base === null ? null : toMinorUnits(base * own.rate, own.decimals);
}
