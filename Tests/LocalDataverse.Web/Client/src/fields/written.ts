import type { Currency } from "../data/rows";
import { session } from "../data/session";
import type { Column } from "../data/tables";
import { isDateOnly } from "../data/values";
import type { FieldModel } from "./fieldmodel";

/** The value as it is read. */
export function written({ column, value, options, currency }: FieldModel): string {
  if (value === null || value === "") {
    return "";
  }

  if (value instanceof Date) {
    return isDateOnly(column) ? session.format.day(value) : session.format.dateTime(value);
  }

  if (Array.isArray(value)) {
    return value.map((reference) => reference.name).join("; ");
  }

  switch (column.type) {
    case "Money":
      return money(value as number, column, currency);
    case "Decimal":
    case "Double":
    case "Integer":
      return session.format.number(value as number, column.precision);
    case "Boolean":
      return options.find((option) => option.value === Number(value))?.label ?? "";
    case "Picklist":
    case "State":
    case "Status":
      return options.find((option) => option.value === value)?.label ?? String(value);
    default:
      return String(value);
  }
}

function money(value: number, column: Column, currency: Currency | null): string {
  const { baseCurrency } = session.app.organization;
  const { symbol } = column.isBaseAmount ? baseCurrency : (currency ?? baseCurrency);
  return session.format.money(value, symbol, decimalsOf(column, currency));
}

/** Money may have its currency's decimals. */
export function decimalsOf(column: Column, currency: Currency | null): number {
  const ofCurrency = 2;
  return column.type === "Money" && column.precisionSource === ofCurrency && currency ? currency.precision : column.precision;
}
