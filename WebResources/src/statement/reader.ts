import { lineColumns, lineOf, unallocated, type Line } from "../commission/line";
import { periodColumns, periodOf, type Period } from "../commission/period";
import type { StatementQuestion } from "../commission/statementaddress";
import type { KnownCurrency } from "../dataverse/currencies";
import { entryColumns, entryOf } from "../dataverse/journal";
import { commissionLine, commissionPeriod, shareChange } from "../dataverse/names";
import { idIn, readRow, readRows, textIn, type RowApi } from "../dataverse/rows";
import { meanwhile, type Dated } from "./meanwhile";
import { statementsOf, type Statement } from "./statement";

/** A period with the statements that were asked for. */
export interface StatementAnswer {
  period: Period;
  statements: Statement[];
}

/** Addresses have an end. */
const mostTogether = 40;

/** The period, its lines, and of its differences what the journal knows. */
export async function readStatements(source: { WebApi: RowApi }, { periodId, sellerKey }: StatementQuestion, currencies: ReadonlyMap<string, KnownCurrency>): Promise<StatementAnswer> {
  const period = periodOf(await readRow(source, commissionPeriod.table, periodId, `?$select=${periodColumns}`));
  const seller = sellerKey === null ? "" : ` and (${commissionLine.sellerKey} eq '${sellerKey}' or ${commissionLine.sellerKey} eq '${unallocated}')`;
  const filter = encodeURIComponent(`_${commissionLine.period}_value eq ${periodId} and ${commissionLine.isWithdrawn} ne true${seller}`);
  const order = `${commissionLine.opportunityName},${commissionLine.id}`;
  const rows = await readRows(source, commissionLine.table, `?$select=${lineColumns}&$filter=${filter}&$orderby=${order}`);
  const lines = rows.map((row) => lineOf(row, currencies));
  const differences = lines.filter((line) => line.isDifference && (sellerKey === null || line.sellerKey === sellerKey));
  const [counted, entries] = await Promise.all([readCounted(source, differences, periodId), readEntriesOf(source, differences)]);
  return {
    period,
    statements: statementsOf(lines, sellerKey, (line) => meanwhile(line, entries.get(line.opportunityKey) ?? [], counted.get(countedKey(line.opportunityKey, line.corrects?.id ?? "")) ?? null)),
  };
}

/** When the lines that are corrected were frozen, by opportunity and period; of those that the reader may see. */
async function readCounted(source: { WebApi: RowApi }, differences: readonly Line[], periodId: string): Promise<Map<string, string>> {
  const moments = new Map<string, string>();
  for (const keys of portionsOf(differences.map(({ opportunityKey }) => opportunityKey))) {
    const conditions = `_${commissionLine.period}_value ne ${periodId} and ${commissionLine.isWithdrawn} ne true and ${oneOf(commissionLine.opportunityKey, keys)}`;
    const columns = [commissionLine.opportunityKey, `_${commissionLine.period}_value`, commissionLine.createdOn].join();
    for (const row of await readRows(source, commissionLine.table, `?$select=${columns}&$filter=${encodeURIComponent(conditions)}`)) {
      moments.set(countedKey(textIn(row, commissionLine.opportunityKey), idIn(row, commissionLine.period)), textIn(row, commissionLine.createdOn));
    }
  }

  return moments;
}

/** The entries of each opportunity, the newest first. Those of one that is deleted went with it. */
async function readEntriesOf(source: { WebApi: RowApi }, differences: readonly Line[]): Promise<Map<string, Dated[]>> {
  const entries = new Map<string, Dated[]>();
  const keys = new Map(differences.filter(({ opportunityId }) => opportunityId !== null).map(({ opportunityId, opportunityKey }) => [opportunityId ?? "", opportunityKey]));
  for (const ids of portionsOf(Array.from(keys.keys()))) {
    const options = `?$select=${entryColumns},_${shareChange.opportunity}_value&$filter=${encodeURIComponent(oneOf(shareChange.opportunity, ids))}&$orderby=${shareChange.number} desc`;
    for (const row of await readRows(source, shareChange.table, options)) {
      const key = keys.get(idIn(row, shareChange.opportunity)) ?? "";
      entries.set(key, [...(entries.get(key) ?? []), { entry: entryOf(row), moment: textIn(row, shareChange.createdOn) }]);
    }
  }

  return entries;
}

function countedKey(opportunityKey: string, periodId: string): string {
  return `${opportunityKey} ${periodId}`;
}

function oneOf(column: string, values: readonly string[]): string {
  return `Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=[${values.map((value) => `'${value}'`).join()}])`;
}

function portionsOf(all: readonly string[]): string[][] {
  const values = Array.from(new Set(all));
  return Array.from({ length: Math.ceil(values.length / mostTogether) }, (_, index) => values.slice(index * mostTogether, (index + 1) * mostTogether));
}
