import type { KnownCurrency } from "../dataverse/currencies";
import { shareChange } from "../dataverse/names";
import { idIn, readRows, textIn, type Row, type RowApi } from "../dataverse/rows";
import type { AsOfFilter } from "./filter";
import { beginningsQuery, entriesQuery, opportunitiesQuery, type Place } from "./queries";
import { asOfRows, hasSeller, type AsOfRow } from "./selection";

export interface AsOfSource {
  readonly WebApi: RowApi;
}

/** Some opportunities, and where the next ones begin; null for nowhere. */
export interface Portion {
  rows: AsOfRow[];
  next: Place | null;
}

/** Addresses have an end. */
const mostBeginnings = 200;

/** Opportunities from a place on: one request for them and one for their entries; a third only where the journal begins later. */
export async function readPortion(
  source: AsOfSource,
  filter: AsOfFilter,
  place: Place,
  count: number,
  currencies: ReadonlyMap<string, KnownCurrency>,
): Promise<Portion> {
  const query = opportunitiesQuery(filter, place, count);
  const { entities, fetchXmlPagingCookie } = await source.WebApi.retrieveMultipleRecords("opportunity", `?fetchXml=${encodeURIComponent(query)}`);
  const next = fetchXmlPagingCookie === undefined ? null : { page: place.page + 1, cookie: fetchXmlPagingCookie };
  if (entities.length === 0) {
    return { rows: [], next };
  }

  const ids = entities.map((row) => textIn(row, "opportunityid"));
  const entries = await readRows(source, shareChange.table, entriesQuery(ids, filter.day));
  const known = new Set(entries.map((row) => idIn(row, shareChange.opportunity)));
  // Whom a seller is looked for in has an entry by then.
  const beginnings = filter.sellerId === null ? await readBeginnings(source, ids.filter((id) => !known.has(id))) : [];
  const rows = asOfRows(entities, entries, beginnings, currencies);
  const { sellerId } = filter;
  return { rows: sellerId === null ? rows : rows.filter((row) => hasSeller(row, sellerId)), next };
}

async function readBeginnings(source: AsOfSource, ids: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += mostBeginnings) {
    const query = beginningsQuery(ids.slice(from, from + mostBeginnings));
    rows.push(...(await source.WebApi.retrieveMultipleRecords(shareChange.table, `?fetchXml=${encodeURIComponent(query)}`)).entities);
  }

  return rows;
}

