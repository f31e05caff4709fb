import type { KnownCurrency } from "../dataverse/currencies";
import { opportunity, shareChange, state } from "../dataverse/names";
import type { StoredShare } from "../dataverse/opportunityshares";
import { idIn, numberIn, textIn, writtenIn, type Row } from "../dataverse/rows";
import { setOf } from "../journal/entry";
import { shareAmounts, toMinorUnits, type MinorUnits } from "../shares/amounts";
import { statusOf, type Status } from "./filter";
import { first } from "./queries";

/** An opportunity as its sellers were on a day. */
export interface AsOfRow {
  opportunityId: string;
  name: string;
  /** As it is today. */
  status: Status;
  /** What it is today; null where there is none. */
  currency: KnownCurrency | null;
  /** Null where the journal begins later. */
  sellers: AsOfSeller[] | null;
  /** When the journal begins, as the user writes it, where that is later; empty where it has no entry at all. */
  knownSince: string;
}

export interface AsOfSeller {
  share: StoredShare;
  /** Their part of today's amount; null where there is none. */
  amount: MinorUnits | null;
}

/** The last entry of each opportunity: the one with the highest number. */
export function lastEntries(entries: readonly Row[]): Map<string, Row> {
  const last = new Map<string, Row>();
  for (const entry of entries) {
    const id = idIn(entry, shareChange.opportunity);
    const known = last.get(id);
    if (!known || textIn(entry, shareChange.number) > textIn(known, shareChange.number)) {
      last.set(id, entry);
    }
  }

  return last;
}

/** Opportunities with their sellers as of the day, in their order. */
export function asOfRows(opportunities: readonly Row[], entries: readonly Row[], beginnings: readonly Row[], currencies: ReadonlyMap<string, KnownCurrency>): AsOfRow[] {
  const last = lastEntries(entries);
  const begun = new Map(beginnings.map((row) => [textIn(row, first.of), writtenIn(row, first.on) || textIn(row, first.on)]));
  return opportunities.map((row) => {
    const opportunityId = textIn(row, "opportunityid");
    const entry = last.get(opportunityId);
    const currency = currencies.get(idIn(row, opportunity.currency)) ?? null;
    return {
      opportunityId,
      name: textIn(row, opportunity.name),
      status: statusOf(numberIn(row, opportunity.state), numberIn(row, opportunity.status)),
      currency,
      sellers: entry ? sellersOf(setOf(textIn(entry, shareChange.after)), amountOf(row, currency)) : null,
      knownSince: entry ? "" : (begun.get(opportunityId) ?? ""),
    };
  });
}

/** Whether somebody had a share of it then. */
export function hasSeller({ sellers }: AsOfRow, sellerId: string): boolean {
  return sellers?.some(({ share }) => share.sellerId === sellerId) ?? false;
}

function sellersOf(shares: readonly StoredShare[], amount: MinorUnits | null): AsOfSeller[] {
  const parts = amount === null ? [] : shareAmounts(amount, shares.map(({ percent }) => percent));
  return shares.map((share, index) => ({ share, amount: parts[index] ?? null }));
}

/** M1: what the sellers share. */
function amountOf(row: Row, currency: KnownCurrency | null): MinorUnits | null {
  const amount = numberIn(row, row[opportunity.state] === state.won ? opportunity.actualValue : opportunity.estimatedValue);
  return amount === null || currency === null ? null : toMinorUnits(amount, currency.decimals);
}
