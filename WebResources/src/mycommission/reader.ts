import { exactIn, type Exact } from "../commission/money";
import { periodColumns, periodOf, type Period } from "../commission/period";
import { spanAround, type Span } from "../commission/spans";
import type { KnownCurrency } from "../dataverse/currencies";
import { commissionLine, commissionPeriod, opportunity, sellerShare, state } from "../dataverse/names";
import { idIn, numberIn, readRow, readRows, textIn, type RowApi } from "../dataverse/rows";
import type { Service } from "../ui/standalone";
import { normalId } from "../dataverse/ids";
import { parentColumns, shareColumns, shareOf, type MyShare } from "./share";
import type { Shares } from "./people";

interface Source {
  readonly WebApi: RowApi;
}

/** What somebody has by a closed period. */
export interface OwnPeriod {
  period: Period;
  lines: number;
  base: Exact;
}

/** How many of the last statements are listed. */
const mostStatements = 8;

/** The days of the earliest period that isn't closed yet and has begun; without one, the quarter that a day is in. */
export function currentSpan(periods: readonly Period[], day: string): Span {
  const open = periods.filter(({ state: stands, first }) => stands !== "closed" && stands !== "paid" && first <= day).sort((a, b) => a.first.localeCompare(b.first))[0];
  return open ?? spanAround(day, "quarter");
}

export async function readPeriods(source: Source): Promise<Period[]> {
  return (await readRows(source, commissionPeriod.table, `?$select=${periodColumns}&$orderby=${commissionPeriod.firstDay} desc`)).map(periodOf);
}

/** @param sellerId Whose; null for everybody's that the reader may read. */
export async function readShares(source: Source, sellerId: string | null, span: Span, own: KnownCurrency): Promise<Shares> {
  const parent = (column: string) => `${sellerShare.toOpportunity}/${column}`;
  const closed = `${parent(opportunity.actualCloseDate)} ge ${span.first} and ${parent(opportunity.actualCloseDate)} le ${span.last}`;
  const read = async (stateCode: number, days = ""): Promise<MyShare[]> => {
    const conditions = [...(sellerId === null ? [] : [`_${sellerShare.seller}_value eq ${sellerId}`]), `${parent(opportunity.state)} eq ${stateCode}`, ...(days === "" ? [] : [days])];
    const options = `?$select=${shareColumns}&$expand=${sellerShare.toOpportunity}($select=${parentColumns})&$filter=${encodeURIComponent(conditions.join(" and "))}`;
    const shares = (await readRows(source, sellerShare.table, options)).map((row) => shareOf(row, own));
    return shares.filter((share): share is MyShare => share !== null).sort((a, b) => a.day.localeCompare(b.day) || a.name.localeCompare(b.name));
  };
  const [open, won, lost] = await Promise.all([read(state.open), read(state.won, closed), read(state.lost, closed)]);
  return { open, won, lost };
}

/** The last periods that a seller has lines of, the newest first. */
export async function readOwnPeriods(source: Source, sellerId: string, periods: readonly Period[]): Promise<OwnPeriod[]> {
  const query =
    `<fetch aggregate="true"><entity name="${commissionLine.table}"><attribute name="${commissionLine.period}" alias="period" groupby="true"/>` +
    `<attribute name="${commissionLine.id}" alias="lines" aggregate="count"/><attribute name="${commissionLine.baseAmount}" alias="base" aggregate="sum"/>` +
    `<filter><condition attribute="${commissionLine.sellerKey}" operator="eq" value="${sellerId.replace(/-/g, "")}"/>` +
    `<condition attribute="${commissionLine.isWithdrawn}" operator="ne" value="1"/></filter></entity></fetch>`;
  const { entities } = await source.WebApi.retrieveMultipleRecords(commissionLine.table, `?fetchXml=${encodeURIComponent(query)}`);
  const own = new Map(entities.map((row) => [textIn(row, "period"), { lines: numberIn(row, "lines") ?? 0, base: exactIn(row, "base") }]));
  const found = periods.map((period) => ({ period, sums: own.get(period.id) }));
  return found.filter(({ sums }) => sums).map(({ period, sums }) => ({ period, lines: 0, base: BigInt(0), ...sums })).slice(0, mostStatements);
}

/** The currency of the user's personal options; the base currency where none is chosen or can be read. */
export async function readOwnCurrency(source: Source, userId: string, currencies: ReadonlyMap<string, KnownCurrency>, base: KnownCurrency | null): Promise<KnownCurrency | null> {
  try {
    const settings = await readRow(source, "usersettings", normalId(userId), "?$select=_transactioncurrencyid_value");
    return currencies.get(idIn(settings, "transactioncurrencyid")) ?? base;
  } catch {
    return base;
  }
}

/** Whether the platform lets the person read others' commission lines: their unit's, or all. Where it doesn't say, their own is shown. */
export async function readsOthers(service: Service, userId: string): Promise<boolean> {
  try {
    const answer = await service.get(`systemusers(${normalId(userId)})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='${commissionLine.readPrivilege}')`);
    return (answer["RolePrivileges"] as { Depth?: string }[]).some(({ Depth }) => Depth !== "Basic");
  } catch {
    return false;
  }
}
