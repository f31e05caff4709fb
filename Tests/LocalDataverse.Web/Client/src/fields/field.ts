import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { isLookup } from "../data/values";
import { common } from "./common";
import { date } from "./datefield";
import { inputOf, type FieldIds, type FieldModel } from "./fieldmodel";
import "./lookup";
import { numeric } from "./numberfield";
import { typed } from "./typed";
import { written } from "./written";

/** What edits the value, by the column's type. */
export function editor(field: FieldModel, ids: FieldIds): TemplateResult {
  const { column } = field;
  if (isLookup(column)) {
    return html`<app-lookup .field=${field} .ids=${ids} .value=${field.value} ?data-disabled=${field.isDisabled}></app-lookup>`;
  }

  switch (column.type) {
    case "Memo":
      return memo(field, ids);
    case "Picklist":
    case "State":
    case "Status":
      return choice(field, ids);
    case "Boolean":
      return twoOptions(field, ids);
    case "DateTime":
      return date(field, ids);
    case "Integer":
    case "BigInt":
    case "Decimal":
    case "Double":
    case "Money":
      return numeric(field, ids);
    case "String":
      return plain(field, ids);
    default:
      throw new Error(`A field of the type ${column.type} ('${column.name}') is not supported by the local host.`);
  }
}

function plain(field: FieldModel, ids: FieldIds): TemplateResult {
  const kinds: Record<string, string> = { email: "email", url: "url", phone: "tel" };
  return html`<input
    class="input"
    type=${kinds[field.column.format ?? ""] ?? "text"}
    maxlength=${ifDefined(field.column.maxLength ?? undefined)}
    placeholder="---"
    ${typed(String(field.value ?? ""), field.problem !== null)}
    ?readonly=${field.isDisabled}
    ${common(field, ids)}
    @change=${(event: Event) => field.change(inputOf(event).value.trim() || null)}
  />`;
}

function memo(field: FieldModel, ids: FieldIds): TemplateResult {
  return html`<textarea
    class="input"
    rows="4"
    maxlength=${ifDefined(field.column.maxLength ?? undefined)}
    placeholder="---"
    ${typed(String(field.value ?? ""), field.problem !== null)}
    ?readonly=${field.isDisabled}
    ${common(field, ids)}
    @change=${(event: Event) => field.change(inputOf(event).value || null)}
  ></textarea>`;
}

function choice(field: FieldModel, ids: FieldIds): TemplateResult {
  if (field.isDisabled) {
    return readOnly(field, ids);
  }

  // A row may hold an option that is no longer offered.
  const isOffered = field.value === null || field.options.some((option) => option.value === field.value);
  return html`<select class="input" ${common(field, ids)} @change=${(event: Event) => field.change(numberOrNull(inputOf(event).value))}>
    <option value="" ?selected=${field.value === null}>---</option>
    ${isOffered ? nothing : html`<option value=${String(field.value)} selected>${String(field.value)}</option>`}
    ${field.options.map(
      (option) => html`<option value=${String(option.value)} .selected=${live(option.value === field.value)}>${option.label}</option>`,
    )}
  </select>`;
}

function twoOptions(field: FieldModel, ids: FieldIds): TemplateResult {
  return html`<span class="two-options">
    <fluent-switch
      id=${ids.id}
      role="switch"
      aria-labelledby=${ids.labelId}
      aria-checked=${field.value === true ? "true" : "false"}
      ?disabled=${field.isDisabled}
      .checked=${live(field.value === true)}
      @change=${(event: Event) => field.change((event.target as HTMLElement & { checked: boolean }).checked)}
    ></fluent-switch>
    <span aria-hidden="true">${field.options.find((option) => option.value === Number(field.value === true))?.label}</span>
  </span>`;
}

/** A choice that can't be made looks like a text that can't be changed. */
function readOnly(field: FieldModel, ids: FieldIds): TemplateResult {
  return html`<input class="input" readonly .value=${written(field)} placeholder="---" ${common(field, ids)} />`;
}

function numberOrNull(value: string): number | null {
  return value === "" ? null : Number(value);
}
