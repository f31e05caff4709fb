import { ApiObject } from "../clientapi/expose";
import { ExecutionContext, Handlers, type Handler } from "../clientapi/events";
import type { Column } from "../data/tables";
import { areEqual, isDateOnly, isLookup, type Value } from "../data/values";
import type { FormContext } from "./formcontext";

/** A column's value on a form. */
export class FormAttribute extends ApiObject implements Partial<Xrm.Attributes.Attribute> {
  readonly $api = "attribute";
  $value: Value = null;
  /** As it is stored. */
  $stored: Value = null;

  /** Whether a person has changed it. */
  $isChanged = false;

  private readonly $changes = new Handlers();

  constructor(
    readonly $form: FormContext,
    readonly $column: Column,
  ) {
    super();
  }

  getValue(): Value & Xrm.Attributes.AttributeValues {
    const value = this.$value;
    const copy = isLookup(this.$column) && Array.isArray(value) ? value.map((reference) => ({ ...reference, id: `{${reference.id.toUpperCase()}}` })) : value;
    return copy as Value & Xrm.Attributes.AttributeValues;
  }

  /** As on the platform, a script's change raises no OnChange. */
  setValue(value: unknown): void {
    this.$value = value === undefined || value === "" ? null : (value as Value);
    this.$form.$changed();
  }

  getIsDirty(): boolean {
    return !areEqual(this.$value, this.$stored);
  }

  addOnChange(handler: Handler): void {
    this.$changes.add(handler);
  }

  /** Of a choice: all that the list has. */
  getOptions(): Xrm.OptionSetValue[] {
    return this.$column.options.map(({ value, label }) => ({ value, text: label }));
  }

  /** A person's change. */
  $change(value: Value): void {
    if (!areEqual(this.$value, value)) {
      this.$value = value;
      this.$isChanged = true;
      this.$changes.raise(new ExecutionContext(this.$form));
    }

    this.$form.$changed();
  }

  /** What is stored, or what a new row starts with. */
  $load(value: Value, isStored: boolean): void {
    this.$value = value;
    this.$stored = isStored ? value : null;
    this.$isChanged = false;
  }

  /** A value given as a text, as parameters of openForm are. */
  static $parse(column: Column, text: string): Value {
    switch (column.type) {
      case "Picklist": case "State": case "Status": case "Integer": case "Decimal": case "Double": case "Money":
        return Number(text);
      case "Boolean":
        return text === "true" || text === "1";
      case "DateTime":
        return isDateOnly(column) ? new Date(`${text.slice(0, 10)}T00:00:00`) : new Date(text);
      default:
        return text;
    }
  }
}
