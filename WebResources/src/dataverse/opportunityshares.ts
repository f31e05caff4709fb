import { toMinorUnits, type MinorUnits } from "../shares/amounts";
import { fromNumber, type Hundredths } from "../shares/percent";
import { opportunity, sellerShare, state } from "./names";
import { idIn, numberIn, readRow, rowIn, textIn, writtenIn, type Row, type RowSource } from "./rows";

/** A seller as stored. */
export interface StoredShare {
  shareId: string;
  /** Null once the user was deleted; the name outlives them. */
  sellerId: string | null;
  name: string;
  percent: Hundredths;
  isFixed: boolean;
}

/** The currency that the shares are in. */
export interface Currency {
  symbol: string;
  decimals: number;
}

/** What the panel shows of one opportunity. */
export interface OpportunityShares {
  isOpen: boolean;
  /** What the sellers share (M1); null where there is no amount or no currency. */
  amount: { value: MinorUnits; currency: Currency } | null;
  /** The earliest added first, which is who gets the extra hundredth. */
  shares: StoredShare[];
}

/** What the panel shows, in one request. */
export async function readOpportunityShares(xrm: RowSource, opportunityId: string): Promise<OpportunityShares> {
  const row = await readWithShares(xrm, opportunityId);
  return { isOpen: row[opportunity.state] === state.open, amount: amountOf(row), shares: sharesOf(row) };
}

/** The sellers, and the currency whether there is an amount or not; null where the opportunity has none. */
export async function readSellers(xrm: RowSource, opportunityId: string): Promise<{ shares: StoredShare[]; currency: Currency | null }> {
  const row = await readWithShares(xrm, opportunityId);
  return { shares: sharesOf(row), currency: currencyOf(row) };
}

async function readWithShares(xrm: RowSource, opportunityId: string): Promise<Row> {
  const columns = [opportunity.state, opportunity.estimatedValue, opportunity.actualValue].join();
  const currency = `${opportunity.currency}($select=currencysymbol,currencyprecision)`;
  const shareColumns = [sellerShare.name, `_${sellerShare.seller}_value`, sellerShare.percent, sellerShare.isFixed, "createdon"].join();
  const shares = `${sellerShare.ofOpportunity}($select=${shareColumns})`;
  return await readRow(xrm, opportunity.table, opportunityId, `?$select=${columns}&$expand=${currency},${shares}`);
}

function sharesOf(row: Row): StoredShare[] {
  return (row[sellerShare.ofOpportunity] as Row[]).sort(byAge).map(storedShare);
}

/** One that the opportunity doesn't have yet. */
export async function readCurrency(xrm: RowSource, currencyId: string): Promise<Currency> {
  return asCurrency(await readRow(xrm, "transactioncurrency", currencyId, "?$select=currencysymbol,currencyprecision"));
}

function amountOf(row: Row): OpportunityShares["amount"] {
  const amount = numberIn(row, row[opportunity.state] === state.won ? opportunity.actualValue : opportunity.estimatedValue);
  const currency = currencyOf(row);
  return amount === null || currency === null ? null : { value: toMinorUnits(amount, currency.decimals), currency };
}

function currencyOf(row: Row): Currency | null {
  const currency = rowIn(row, opportunity.currency);
  return currency && asCurrency(currency);
}

function asCurrency(row: Row): Currency {
  return { symbol: textIn(row, "currencysymbol"), decimals: numberIn(row, "currencyprecision") ?? 2 };
}

function storedShare(row: Row): StoredShare {
  return {
    shareId: textIn(row, sellerShare.id),
    sellerId: idIn(row, sellerShare.seller) || null,
    name: writtenIn(row, `_${sellerShare.seller}_value`) || textIn(row, sellerShare.name),
    percent: fromNumber(numberIn(row, sellerShare.percent)),
    isFixed: row[sellerShare.isFixed] === true,
  };
}

function byAge(a: Row, b: Row): number {
  return compare(textIn(a, "createdon"), textIn(b, "createdon")) || compare(textIn(a, sellerShare.id), textIn(b, sellerShare.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
