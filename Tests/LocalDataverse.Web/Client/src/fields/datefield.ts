import { html, nothing, type TemplateResult } from "lit";
import { session } from "../data/session";
import { isDateOnly } from "../data/values";
import { text } from "../texts/texts";
import { button } from "../ui/controls";
import { common } from "./common";
import { inputOf, type FieldIds, type FieldModel } from "./fieldmodel";
import { typed } from "./typed";

/** A day, and where the column has one a time of day, in the user's format. */
export function date(field: FieldModel, ids: FieldIds): TemplateResult {
  const value = field.value as Date | null;
  const onlyDay = isDateOnly(field.column);
  const day = value ? (onlyDay ? session.format.day(value) : session.format.date(value)) : "";
  const setDay = (given: string) => {
    if (given.trim() === "") {
      field.change(null);
      return;
    }

    const parsed = session.format.parseDay(given);
    if (!parsed) {
      field.refuse(text("Field_NotADate", given, session.format.day(new Date(2027, 11, 31))));
      return;
    }

    const { year, month, day: dayOfMonth } = parsed;
    const [hour, minute] = value ? [value.getUTCHours(), value.getUTCMinutes()] : [8, 0];
    field.change(onlyDay ? new Date(year, month - 1, dayOfMonth) : new Date(Date.UTC(year, month - 1, dayOfMonth, hour, minute)));
  };
  return html`<span class="date-field">
    <span class="with-button">
      <input class="input" autocomplete="off" placeholder="---" ${typed(day, field.problem !== null)} ?readonly=${field.isDisabled} ${common(field, ids)} @change=${(event: Event) => setDay(inputOf(event).value)} />
      ${field.isDisabled ? nothing : calendar(field, value, onlyDay, setDay)}
    </span>
    ${onlyDay ? nothing : time(field, value, ids)}
  </span>`;
}

/** The browser's own calendar, opened from a button; what is shown and typed stays in the user's format. */
function calendar(field: FieldModel, value: Date | null, onlyDay: boolean, setDay: (given: string) => void): TemplateResult {
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
  const set = (given: string) => {
    const parsed = session.format.parseTime(given);
    if (!parsed) {
      field.refuse(text("Field_NotATime", given, session.format.time(new Date(Date.UTC(2027, 11, 31, 14, 30)))));
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
    ${typed(value ? session.format.time(value) : "", field.problem !== null)}
    ?readonly=${field.isDisabled}
    @change=${(event: Event) => set(inputOf(event).value)}
  />`;
}
