import type { KnownCurrency } from "../dataverse/currencies";
import { commissionLine } from "../dataverse/names";
import { idIn, numberIn, textIn, writtenIn, type Row } from "../dataverse/rows";
import { fromNumber, type Hundredths } from "../shares/percent";
import { exactIn, type Exact } from "./money";

/** Why a figure differs from what was counted before: the values of opps_cause. */
export const lineCause = {
  share: 847213020,
  amount: 847213021,
  shareAndAmount: 847213022,
  currency: 847213023,
  rate: 847213024,
  notWon: 847213025,
  closeDate: 847213026,
  deleted: 847213027,
  wonAgain: 847213028,
  doesNotAddUp: 847213029,
} as const;

/** Whose key what nobody has goes by. */
export const unallocated = "0".repeat(32);

/** A line of a period, as it is frozen or would be. */
export interface Line {
  opportunityKey: string;
  /** Null once the opportunity is deleted. */
  opportunityId: string | null;
  name: string;
  customer: string;
  sellerKey: string;
  sellerName: string;
  isDifference: boolean;
  cause: number | null;
  /** The period that a difference corrects. */
  corrects: { id: string; name: string } | null;
  percent: Hundredths;
  percentBefore: Hundredths;
  amount: Exact;
  /** What all earlier lines come to. */
  before: Exact;
  currency: KnownCurrency;
  baseAmount: Exact;
  /** YYYY-MM-DD; empty where there is none. */
  closeDay: string;
  /** When it was frozen; empty for one that isn't. */
  frozenAt: string;
}

export const lineColumns = [
  commissionLine.opportunityName, commissionLine.opportunityKey, `_${commissionLine.opportunity}_value`, commissionLine.customerName, commissionLine.sellerKey,
  commissionLine.sellerName, commissionLine.kind, commissionLine.cause, `_${commissionLine.corrects}_value`, commissionLine.percent, commissionLine.percentBefore,
  commissionLine.amount, commissionLine.before, `_${commissionLine.currency}_value`, commissionLine.currencyCode, commissionLine.baseAmount, commissionLine.closeDate,
  commissionLine.createdOn,
].join();

export function lineOf(row: Row, currencies: ReadonlyMap<string, KnownCurrency>): Line {
  const correctsId = idIn(row, commissionLine.corrects);
  return {
    opportunityKey: textIn(row, commissionLine.opportunityKey),
    opportunityId: idIn(row, commissionLine.opportunity) || null,
    name: textIn(row, commissionLine.opportunityName),
    customer: textIn(row, commissionLine.customerName),
    sellerKey: textIn(row, commissionLine.sellerKey),
    sellerName: textIn(row, commissionLine.sellerName),
    isDifference: numberIn(row, commissionLine.kind) === commissionLine.difference,
    cause: numberIn(row, commissionLine.cause),
    corrects: correctsId === "" ? null : { id: correctsId, name: writtenIn(row, `_${commissionLine.corrects}_value`) },
    percent: fromNumber(numberIn(row, commissionLine.percent)),
    percentBefore: fromNumber(numberIn(row, commissionLine.percentBefore)),
    amount: exactIn(row, commissionLine.amount),
    before: exactIn(row, commissionLine.before),
    currency: currencies.get(idIn(row, commissionLine.currency)) ?? unknownCurrency(textIn(row, commissionLine.currencyCode)),
    baseAmount: exactIn(row, commissionLine.baseAmount),
    closeDay: textIn(row, commissionLine.closeDate).slice(0, 10),
    frozenAt: textIn(row, commissionLine.createdOn),
  };
}

/** One that is gone is known by the code that its lines have kept; an opportunity without a currency has none. */
export function unknownCurrency(code: string): KnownCurrency {
  return { id: code, code, symbol: code, decimals: 2, rate: 1 };
}
