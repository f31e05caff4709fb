import { formatted, tableOfLookup, type Row } from "./server";
import { tableName, type Column, type Table } from "./tables";

/** A column's value as form scripts see it. */
export type Value = string | number | boolean | Date | Xrm.LookupValue[] | null;

const lookups = new Set(["Lookup", "Customer", "Owner"]);

export function isLookup(column: Column): boolean {
  return lookups.has(column.type);
}

export function isDateOnly(column: Column): boolean {
  return column.type === "DateTime" && column.format === "DateOnly";
}

/** The property of a row that holds the column. */
export function propertyOf(column: Column): string {
  return isLookup(column) ? `_${column.name}_value` : column.name;
}

export function lookupIn(row: Row, property: string): Xrm.LookupValue | null {
  const id = row[property] as string | null | undefined;
  return id ? { id, name: formatted(row, property), entityType: tableOfLookup(row, property) } : null;
}

export function valueOf(row: Row, column: Column): Value {
  const property = propertyOf(column);
  const raw = row[property] as string | number | boolean | null | undefined;
  if (raw === null || raw === undefined) {
    return null;
  }

  if (isLookup(column)) {
    const value = lookupIn(row, property);
    return value && [value];
  }

  return column.type === "DateTime" ? dateOf(raw as string, column) : raw;
}

/** A day without a time is midnight here; everything else is a moment. */
export function dateOf(text: string, column: Column): Date {
  const [year = 0, month = 1, day = 1] = text.slice(0, 10).split("-").map(Number);
  return isDateOnly(column) ? new Date(year, month - 1, day) : new Date(text);
}

export function areEqual(one: Value, other: Value): boolean {
  return comparable(one) === comparable(other);
}

function comparable(value: Value): string {
  if (value instanceof Date) {
    return `date ${value.getTime()}`;
  }

  return Array.isArray(value) ? value.map((reference) => normalId(reference.id)).join() : JSON.stringify(value === "" ? null : value);
}

/** What a write of the column sends. */
export function writes(table: Table, column: Column, value: Value): Row {
  if (isLookup(column)) {
    const [reference] = (value as Xrm.LookupValue[] | null) ?? [];
    return reference ? bind(table, column.name, reference) : { [`${navigationOf(table, column)}@odata.bind`]: null };
  }

  return { [column.name]: value instanceof Date ? written(value, column) : value === "" ? null : value };
}

/** Writes a lookup by its navigation property. */
export function bind(table: Table, column: string, { id, entityType }: Xrm.LookupValue): Row {
  const navigation = column === "ownerid" ? column : table.parents.find((parent) => parent.column === column && parent.parent === entityType)?.toParent;
  if (!navigation) {
    throw new Error(`'${table.name}.${column}' does not lead to '${entityType}'.`);
  }

  return { [`${navigation}@odata.bind`]: `/${tableName(entityType).set}(${normalId(id)})` };
}

function navigationOf(table: Table, column: Column): string {
  return table.parents.find((parent) => parent.column === column.name)?.toParent ?? column.name;
}

function written(date: Date, column: Column): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return isDateOnly(column) ? `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` : date.toISOString().replace(/\.\d+Z$/, "Z");
}

/** Lower case, without braces. */
export function normalId(id: string): string {
  return id.replace(/[{}]/g, "").toLowerCase();
}
