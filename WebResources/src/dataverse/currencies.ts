import { idIn, numberIn, readRows, textIn, type RowSource } from "./rows";

/** A currency of the organisation. */
export interface KnownCurrency {
  id: string;
  /** "SEK" */
  code: string;
  symbol: string;
  decimals: number;
  /** What a unit of the base currency is worth in it today. */
  rate: number;
}

/** All currencies by id, of which there are few. */
export async function readCurrencies(source: RowSource): Promise<Map<string, KnownCurrency>> {
  const rows = await readRows(source, "transactioncurrency", "?$select=isocurrencycode,currencysymbol,currencyprecision,exchangerate&$orderby=isocurrencycode");
  return new Map(
    rows.map((row) => [
      textIn(row, "transactioncurrencyid"),
      {
        id: textIn(row, "transactioncurrencyid"),
        code: textIn(row, "isocurrencycode"),
        symbol: textIn(row, "currencysymbol"),
        decimals: numberIn(row, "currencyprecision") ?? 2,
        rate: numberIn(row, "exchangerate") ?? 1,
      },
    ]),
  );
}

/** The organisation's base currency; null where it can't be read. */
export async function readBaseCurrency(source: RowSource, currencies: ReadonlyMap<string, KnownCurrency>): Promise<KnownCurrency | null> {
  const [row] = await readRows(source, "organization", "?$select=_basecurrencyid_value");
  return (row && currencies.get(idIn(row, "basecurrencyid"))) ?? null;
}
