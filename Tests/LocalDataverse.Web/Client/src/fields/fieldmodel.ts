import type { Currency } from "../data/rows";
import type { Column, Option } from "../data/tables";
import type { Value } from "../data/values";

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

export function inputOf(event: Event): HTMLInputElement {
  return event.target as HTMLInputElement;
}
