import { expired, state } from "../dataverse/names";

/** O3: a rejection reason belongs to a lost opportunity, and not to an expired one. Null stands for a column without a value. */
export function isLost(stateCode: number | null, statusCode: number | null): boolean {
  return stateCode === state.lost && statusCode !== expired;
}

/** The value of a choice on the form; null where the form hasn't got it. */
export function choiceOn(form: Xrm.FormContext, column: string): number | null {
  return form.getAttribute<Xrm.Attributes.OptionSetAttribute>(column)?.getValue() ?? null;
}
