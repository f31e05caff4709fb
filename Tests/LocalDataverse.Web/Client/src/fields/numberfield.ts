import { html, type TemplateResult } from "lit";
import { session } from "../data/session";
import { text } from "../texts/texts";
import { common } from "./common";
import { inputOf, type FieldIds, type FieldModel } from "./fieldmodel";
import { typed } from "./typed";
import { decimalsOf, written } from "./written";

/** A number: as it is read, and while it has the focus as it is typed. */
export function numeric(field: FieldModel, ids: FieldIds): TemplateResult {
  const { column, currency } = field;
  const value = field.value as number | null;
  const editable = () => (value === null ? "" : session.format.number(value, decimalsOf(column, currency)));
  const shown = () => written(field);
  return html`<input
    class="input number"
    inputmode="decimal"
    autocomplete="off"
    placeholder="---"
    ${typed(shown(), field.problem !== null)}
    ?readonly=${field.isDisabled}
    ${common(field, ids)}
    @focus=${(event: Event) => {
      if (!field.isDisabled && !field.problem) {
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
