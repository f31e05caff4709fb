/** How many rows hold each option: a number, "many" where the platform stops counting, and nothing where it wasn't told. */
export type Counts = ReadonlyMap<number, number | "many">;

/** How many rows an aggregate of the platform takes in at most. */
export const mostCounted = 50_000;

/** Rows by option, in one query. */
export function groupedQuery(column: string): string {
  return aggregate(`<attribute name="${column}" alias="option" groupby="true"/><filter><condition attribute="${column}" operator="not-null"/></filter>`);
}

/** Rows of one option. */
export function singleQuery(column: string, value: number): string {
  return aggregate(`<filter><condition attribute="${column}" operator="eq" value="${value}"/></filter>`);
}

function aggregate(more: string): string {
  return `<fetch aggregate="true"><entity name="opportunity"><attribute name="opportunityid" alias="rows" aggregate="count"/>${more}</entity></fetch>`;
}

/**
 * Asks for all at once. Where the platform stops, as it counts no more than 50,000 rows in a query, each option is asked for, and
 * those that alone are more are many.
 * @param ask Answers null where the platform stops.
 */
export async function countsOf(column: string, values: readonly number[], ask: (query: string) => Promise<readonly Record<string, unknown>[] | null>): Promise<Counts> {
  const grouped = await ask(groupedQuery(column));
  if (grouped) {
    const counted = new Map(grouped.map((row) => [Number(row["option"]), Number(row["rows"])]));
    return new Map(values.map((value) => [value, counted.get(value) ?? 0]));
  }

  const counts = new Map<number, number | "many">();
  for (const value of values) {
    const rows = await ask(singleQuery(column, value));
    counts.set(value, rows ? Number(rows[0]?.["rows"] ?? 0) : "many");
  }

  return counts;
}
