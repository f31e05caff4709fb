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
  /** The part as it is to be expected; null where amount or probability is missing. */
  expected: MinorUnits | null;
  /** Why it was lost, as the user reads it; empty where no reason was given. */
  reason: string;
  isExpired: boolean;
}

export const shareColumns = [`_${sellerShare.seller}_value`, sellerShare.percent, sellerShare.amount, sellerShare.amountBase, `_${sellerShare.currency}_value`].join();

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
  const amount = amountIn(row, own);
  const probability = numberIn(parent, opportunity.closeProbability);
  return {
    sellerId: idIn(row, sellerShare.seller),
    sellerName: writtenIn(row, `_${sellerShare.seller}_value`),
    opportunityId: textIn(parent, "opportunityid"),
    name: textIn(parent, opportunity.name),
    customer: writtenIn(parent, `_${opportunity.customer}_value`),
    day: textIn(parent, isOpen ? opportunity.estimatedCloseDate : opportunity.actualCloseDate).slice(0, 10),
    percent: fromNumber(numberIn(row, sellerShare.percent)),
    amount,
    probability,
    expected: expectedOf(amount, probability),
    reason: writtenIn(parent, opportunity.rejection),
    isExpired: numberIn(parent, opportunity.status) === expired,
  };
}

/** What is to be expected of a part: weighed by the opportunity's probability, half a unit up. */
export function expectedOf(amount: MinorUnits | null, probability: number | null): MinorUnits | null {
  if (amount === null || probability === null) {
    return null;
  }

  const [hundred, two, zero] = [BigInt(100), BigInt(2), BigInt(0)];
  const weighed = (amount < zero ? -amount : amount) * BigInt(probability);
  const rounded = (weighed * two + hundred) / (hundred * two);
  return amount < zero ? -rounded : rounded;
}

/** As it is stored where it is in that currency; otherwise by way of the base currency, at today's rate. */
function amountIn(row: Row, own: KnownCurrency): MinorUnits | null {
  const stored = numberIn(row, sellerShare.amount);
  const base = numberIn(row, sellerShare.amountBase);
  if (stored !== null && idIn(row, sellerShare.currency) === own.id) {
    return toMinorUnits(stored, own.decimals);
  }

  return base === null ? null : toMinorUnits(base * own.rate, own.decimals);
}
