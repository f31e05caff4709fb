import { expired, opportunity, state } from "../dataverse/names";

/** The four levels of O2. */
export type Status = "open" | "won" | "lost" | "expired";

export const statuses: readonly Status[] = ["open", "won", "lost", "expired"];

/** What is asked for. */
export interface AsOfFilter {
  /** YYYY-MM-DD, the end of it in the user's time zone. */
  day: string;
  /** Who has a share then; null for whoever. */
  sellerId: string | null;
  /** As it is today; null for any. */
  status: Status | null;
  currencyId: string | null;
}

/** The status of an opportunity by its columns. */
export function statusOf(stateCode: number | null, statusCode: number | null): Status {
  return stateCode === state.open ? "open" : stateCode === state.won ? "won" : statusCode === expired ? "expired" : "lost";
}

/** The same as conditions of FetchXML. */
export function statusConditions(status: Status): string {
  const [stateCode, statusIs] = status === "open" ? [state.open, ""] : status === "won" ? [state.won, ""] : [state.lost, status === "expired" ? "eq" : "ne"];
  return condition(opportunity.state, "eq", stateCode) + (statusIs === "" ? "" : condition(opportunity.status, statusIs, expired));
}

export function condition(column: string, operator: string, value: string | number): string {
  return `<condition attribute="${column}" operator="${operator}" value="${value}"/>`;
}
