import { ApiObject } from "../clientapi/expose";
import { session } from "../data/session";
import { isLookup, normalId } from "../data/values";
import { FormAttribute } from "./attribute";
import type { FormContext } from "./formcontext";

/** A value that was handed to the form when it was opened. */
export class FormParameter extends ApiObject {
  readonly $api = "formContext.data.attributes";

  constructor(private readonly $value: string) {
    super();
  }

  getValue(): string {
    return this.$value;
  }
}

/** What a new row starts with: defaults, the row that it is made from, and what it was opened with. */
export function presetColumns(form: FormContext, values: Record<string, string>, from: Xrm.LookupValue | undefined): void {
  for (const attribute of form.$attributes.values()) {
    attribute.$value = attribute.$column.defaultValue;
  }

  const first = form.$table.columns.get("statecode")?.options.find((option) => option.value === 0);
  form.$attributes.get("statecode")?.$load(first?.value ?? null, true);
  form.$attributes.get("statuscode")?.$load(first?.defaultStatus ?? null, true);
  const { user, organization } = session.app;
  preset(form, "ownerid", { id: user.id, name: user.name, entityType: "systemuser" });
  const currency = form.$currencies.get(user.settings._transactioncurrencyid_value ?? organization.baseCurrency.id);
  if (currency) {
    preset(form, "transactioncurrencyid", { id: currency.id, name: currency.name, entityType: "transactioncurrency" });
  }

  const toParent = from && form.$table.parents.find((parent) => parent.parent === from.entityType && form.$attributes.has(parent.column));
  if (toParent) {
    preset(form, toParent.column, from);
  }

  for (const [name, value] of Object.entries(values)) {
    const column = form.$table.columns.get(name);
    if (column && isLookup(column)) {
      const entityType = values[`${name}type`] ?? column.targets[0]!;
      form.$attributeOf(name).$value = [{ id: normalId(value), name: values[`${name}name`] ?? "", entityType }];
    } else if (column) {
      form.$attributeOf(name).$value = FormAttribute.$parse(column, value);
    }
  }
}

function preset(form: FormContext, name: string, reference: Xrm.LookupValue): void {
  const attribute = form.$attributes.get(name);
  if (attribute) {
    attribute.$value = [reference];
  }
}

/** What is neither a column nor declared by the form is refused, as on the platform. */
export function presetParameters(form: FormContext, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    const isOfLookup = /^(.+)(name|type)$/.exec(name);
    if (form.$model.parameters.includes(name)) {
      form.$parameters.set(name, new FormParameter(value));
    } else if (!form.$table.columns.has(name) && !(isOfLookup && form.$table.columns.has(isOfLookup[1]!))) {
      throw new Error(`'${name}' is no column of '${form.$table.name}', and the form '${form.$model.name}' declares no such parameter.`);
    }
  }
}
