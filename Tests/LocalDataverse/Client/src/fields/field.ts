import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import type { Currency } from "../data/rows";
import { session } from "../data/session";
import type { Column, Option } from "../data/tables";
import { isDateOnly, isLookup, type Value } from "../data/values";
import { text } from "../texts/texts";
import { button } from "../ui/controls";
import { common } from "./common";
import "./lookup";

/** A value that a person sees and changes, on a form or in a cell of a grid. */
export interface FieldModel {
  readonly column: Column;
  readonly label: string;
  readonly value: Value;
  readonly isDisabled: boolean;
  readonly isRequired: boolean;
  readonly problem: string | null;
  /** Of a choice: what is offered. */
  readonly options: Option[];
  /** Of money. */
  readonly currency: Currency | null;
  change(value: Value): void;
  /** What was typed is no value of the column. */
  refuse(problem: string): void;
}

/** Ids by which label and problem belong to the editor. */
export interface FieldIds {
  id: string;
  labelId: string;
  problemId: string;
}

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

function decimalsOf(column: Column, currency: Currency | null): number {
  const ofCurrency = 2;
  return column.type === "Money" && column.precisionSource === ofCurrency && currency ? currency.precision : column.precision;
}

function plain(field: FieldModel, ids: FieldIds): TemplateResult {
  const kinds: Record<string, string> = { email: "email", url: "url", phone: "tel" };
  return html`<input
    class="input"
    type=${kinds[field.column.format ?? ""] ?? "text"}
    maxlength=${ifDefined(field.column.maxLength ?? undefined)}
    placeholder="---"
    .value=${live(String(field.value ?? ""))}
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
    .value=${live(String(field.value ?? ""))}
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

function numeric(field: FieldModel, ids: FieldIds): TemplateResult {
  const { column, currency } = field;
  const value = field.value as number | null;
  const editable = () => (value === null ? "" : session.format.number(value, decimalsOf(column, currency)));
  const shown = () => written(field);
  return html`<input
    class="input number"
    inputmode="decimal"
    autocomplete="off"
    placeholder="---"
    .value=${live(shown())}
    ?readonly=${field.isDisabled}
    ${common(field, ids)}
    @focus=${(event: Event) => {
      if (!field.isDisabled) {
        inputOf(event).value = editable();
        inputOf(event).select();
      }
    }}
    @blur=${(event: Event) => {
      if (!field.problem && inputOf(event).value === editable()) {
        inputOf(event).value = shown();
      }
    }}
    @change=${(event: Event) => readNumber(field, inputOf(event).value)}
  />`;
}

function readNumber(field: FieldModel, typed: string): void {
  const { column, currency } = field;
  const value = session.format.parseNumber(typed);
  const format = (limit: number) => session.format.number(limit, 0);
  if (value === undefined) {
    field.refuse(text("Field_NotANumber", typed));
  } else if (value !== null && column.minimum !== null && column.maximum !== null && (value < column.minimum || value > column.maximum)) {
    field.refuse(text("Field_OutOfRange", format(column.minimum), format(column.maximum)));
  } else {
    field.change(value === null ? null : Number(value.toFixed(decimalsOf(column, currency))));
  }
}

function date(field: FieldModel, ids: FieldIds): TemplateResult {
  const value = field.value as Date | null;
  const onlyDay = isDateOnly(field.column);
  const day = value ? (onlyDay ? session.format.day(value) : session.format.date(value)) : "";
  const setDay = (typed: string) => {
    if (typed.trim() === "") {
      field.change(null);
      return;
    }

    const parsed = session.format.parseDay(typed);
    if (!parsed) {
      field.refuse(text("Field_NotADate", typed, session.format.day(new Date(2027, 11, 31))));
      return;
    }

    const { year, month, day: dayOfMonth } = parsed;
    const [hour, minute] = value ? [value.getUTCHours(), value.getUTCMinutes()] : [8, 0];
    field.change(onlyDay ? new Date(year, month - 1, dayOfMonth) : new Date(Date.UTC(year, month - 1, dayOfMonth, hour, minute)));
  };
  return html`<span class="date-field">
    <span class="with-button">
      <input class="input" autocomplete="off" placeholder="---" .value=${live(day)} ?readonly=${field.isDisabled} ${common(field, ids)} @change=${(event: Event) => setDay(inputOf(event).value)} />
      ${field.isDisabled ? nothing : calendar(field, value, onlyDay, setDay)}
    </span>
    ${onlyDay ? nothing : time(field, value, ids)}
  </span>`;
}

/** The browser's own calendar, opened from a button; what is shown and typed stays in the user's format. */
function calendar(field: FieldModel, value: Date | null, onlyDay: boolean, setDay: (typed: string) => void): TemplateResult {
  const two = (part: number) => String(part).padStart(2, "0");
  const iso = value === null ? "" : onlyDay ? `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}` : value.toISOString().slice(0, 10);
  return html`<input
      type="date"
      class="picker"
      tabindex="-1"
      aria-hidden="true"
      .value=${iso}
      @change=${(event: Event) => {
        const [year = 0, month = 1, day = 1] = inputOf(event).value.split("-").map(Number);
        setDay(inputOf(event).value ? session.format.day(new Date(year, month - 1, day)) : "");
      }}
    />${button(text("Field_PickDate", field.label), (event) => (event.currentTarget as HTMLElement).parentElement!.querySelector<HTMLInputElement>(".picker")!.showPicker(), {
      icon: "calendar",
      iconOnly: true,
      appearance: "transparent",
    })}`;
}

function time(field: FieldModel, value: Date | null, ids: FieldIds): TemplateResult {
  const set = (typed: string) => {
    const parsed = session.format.parseTime(typed);
    if (!parsed) {
      field.refuse(text("Field_NotATime", typed, session.format.time(new Date(Date.UTC(2027, 11, 31, 14, 30)))));
      return;
    }

    const on = value ?? new Date();
    field.change(new Date(Date.UTC(on.getUTCFullYear(), on.getUTCMonth(), on.getUTCDate(), parsed.hour, parsed.minute)));
  };
  return html`<input
    class="input time"
    autocomplete="off"
    placeholder="---"
    aria-label=${text("Field_TimeOf", field.label)}
    aria-describedby=${ids.problemId}
    .value=${live(value ? session.format.time(value) : "")}
    ?readonly=${field.isDisabled}
    @change=${(event: Event) => set(inputOf(event).value)}
  />`;
}

/** A choice that can't be made looks like a text that can't be changed. */
function readOnly(field: FieldModel, ids: FieldIds): TemplateResult {
  return html`<input class="input" readonly .value=${written(field)} placeholder="---" ${common(field, ids)} />`;
}

function inputOf(event: Event): HTMLInputElement {
  return event.target as HTMLInputElement;
}

function numberOrNull(value: string): number | null {
  return value === "" ? null : Number(value);
}
