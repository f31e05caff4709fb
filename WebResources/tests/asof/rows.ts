import type { AsOfRow } from "../../src/asof/selection";
import type { Row } from "../../src/dataverse/rows";
import { krona, yen } from "../fakes/currencies";
import { set } from "../journal/sets";

export { krona, yen };
export const currencies = new Map([krona, yen].map((currency) => [currency.id, currency]));

export function opportunityRow(id: string, more: object = {}): Row {
  return { opportunityid: id, name: `Opportunity ${id}`, statecode: 0, statuscode: 1, estimatedvalue: 1000, _transactioncurrencyid_value: "sek", ...more };
}

/** "Anna 75 Bo 25" as an entry holds it. */
export function entryRow(of: string, number: string, after: string): Row {
  const shares = set(after).map(({ shareId, sellerId, name, percent, isFixed }) => ({ row: shareId, seller: sellerId, name, percent: percent / 100, fixed: isFixed }));
  return { _opps_opportunityid_value: of, opps_name: number, opps_after: JSON.stringify(shares), createdon: "2026-05-12T08:00:00Z" };
}

export function asOfRow(name: string, more: Partial<AsOfRow> = {}): AsOfRow {
  return { opportunityId: `id-${name}`, name, status: "open", currency: krona, sellers: [], knownSince: "", ...more };
}
