/** A row as the Web API writes it; what a column holds is known only where it is read. */
export type Row = Record<string, unknown>;

/** Where rows are read from: the client API of a form's script, or what a control or a page of its own has in its place. */
export type RowSource = Xrm.XrmStatic | { readonly WebApi: ComponentFramework.WebApi } | { readonly WebApi: RowApi };

/** The members of the client API that read. */
export interface RowApi {
  retrieveRecord(table: string, id: string, options?: string): Promise<Row>;
  /** A page of FetchXML says by its cookie that there is another one. */
  retrieveMultipleRecords(table: string, options?: string): Promise<{ entities: Row[]; nextLink?: string | null; fetchXmlPagingCookie?: string }>;
}

/** One row, with the columns that the options select. */
export async function readRow(xrm: RowSource, table: string, id: string, options: string): Promise<Row> {
  const row: unknown = await xrm.WebApi.retrieveRecord(table, id, options);
  return row as Row;
}

/** All rows of a query, page by page. */
export async function readRows(xrm: RowSource, table: string, options: string): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | undefined = options;
  while (next !== undefined) {
    const page: { entities: Row[]; nextLink?: string | null } = await xrm.WebApi.retrieveMultipleRecords(table, next);
    rows.push(...page.entities);
    next = page.nextLink ? page.nextLink.slice(page.nextLink.indexOf("?")) : undefined;
  }

  return rows;
}

/** Some rows of a query, and whether there are more. Asks for one more than it answers. */
export async function readSome(xrm: RowSource, table: string, options: string, count: number): Promise<{ rows: Row[]; hasMore: boolean }> {
  const page: { entities: Row[] } = await xrm.WebApi.retrieveMultipleRecords(table, `${options}&$top=${count + 1}`);
  return { rows: page.entities.slice(0, count), hasMore: page.entities.length > count };
}

/** Empty where there is nothing. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  return typeof value === "string" ? value : "";
}

/** Null where there is nothing. */
export function numberIn(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === "number" ? value : null;
}

/** What a lookup points to, by the name of its column; empty where it points to nothing. */
export function idIn(row: Row, lookup: string): string {
  return textIn(row, `_${lookup}_value`);
}

/** A value as Dataverse has written it in the user's language and format: the name of what a lookup points to, a number. */
export function writtenIn(row: Row, column: string): string {
  return textIn(row, `${column}@OData.Community.Display.V1.FormattedValue`);
}

/** A row on the other side of a relationship that was asked for along with this one. */
export function rowIn(row: Row, relationship: string): Row | null {
  return (row[relationship] as Row | null | undefined) ?? null;
}
