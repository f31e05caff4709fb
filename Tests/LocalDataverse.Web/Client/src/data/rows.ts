import { change, get, type Row } from "./server";
import { session } from "./session";
import { loadTable, tableName } from "./tables";
import { bind, normalId } from "./values";

/** Writing rows, and what the user may do with one. */

/** The new row's id. */
export async function createRow(table: string, values: Row): Promise<string> {
  const response = await change("POST", tableName(table).set, values);
  return /\(([^)]+)\)$/.exec(response.headers.get("OData-EntityId") ?? "")?.[1] ?? "";
}

export function readRow(table: string, id: string, columns: readonly string[]): Promise<Row> {
  return get(`${tableName(table).set}(${normalId(id)})?$select=${columns.join()}`);
}

/** The last one to save wins, as in the platform's forms; a row that is gone is not made again. */
export async function updateRow(table: string, id: string, values: Row): Promise<void> {
  await change("PATCH", `${tableName(table).set}(${normalId(id)})`, values, { "If-Match": "*" });
}

export async function deleteRow(table: string, id: string): Promise<void> {
  await change("DELETE", `${tableName(table).set}(${normalId(id)})`);
}

export async function assignRow(table: string, id: string, owner: Xrm.LookupValue): Promise<void> {
  await updateRow(table, id, bind(await loadTable(table), "ownerid", owner));
}

/** Rights that the user has to one row, as "WriteAccess". */
export async function accessTo(table: string, id: string): Promise<Set<string>> {
  const target = JSON.stringify({ "@odata.id": `/${tableName(table).set}(${normalId(id)})` });
  const answer = await get(`systemusers(${session.app.user.id})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t=${encodeURIComponent(target)}`);
  return new Set((answer["AccessRights"] as string).split(","));
}

export interface Currency {
  id: string;
  name: string;
  symbol: string;
  precision: number;
}

let currencies: Promise<Map<string, Currency>> | undefined;

/** All currencies by id. */
export function loadCurrencies(): Promise<Map<string, Currency>> {
  currencies ??= get("transactioncurrencies?$select=currencyname,currencysymbol,currencyprecision").then(
    (answer) =>
      new Map(
        (answer["value"] as Row[]).map((row) => [
          row["transactioncurrencyid"] as string,
          {
            id: row["transactioncurrencyid"] as string,
            name: row["currencyname"] as string,
            symbol: row["currencysymbol"] as string,
            precision: row["currencyprecision"] as number,
          },
        ]),
      ),
  );
  return currencies;
}
