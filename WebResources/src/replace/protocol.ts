import type { ReplaceAnswer } from "../dataverse/actions";
import type { Person } from "../dataverse/people";
import type { NumberFormat } from "../shares/numberformat";
import type { TextKey } from "../texts";
import type { Marked } from "./candidates";
import type { Replacement } from "./preview";

/** What the page asks of the script that opened it. */
export interface ReplaceMethods {
  start(): Promise<ReplaceStart>;
  find(text: string, except: readonly string[]): Promise<Person[]>;
  preview(fromId: string, toId: string): Promise<Replacement[]>;
  /** Changes some opportunities, and answers how many and how many are left. */
  replace(fromId: string, toId: string, note: string | null): Promise<ReplaceAnswer>;
}

export interface ReplaceStart {
  /** The platform's texts don't reach the page, so they are sent to it. */
  texts: Record<TextKey, string>;
  language: string;
  format: NumberFormat;
  marked: Marked;
  /** Whether whoever changes a colleague's share has to say why. */
  isReasonRequired: boolean;
}

/** The methods over a channel, whose answers are those of the script at its other end. */
export function overChannel(call: (method: keyof ReplaceMethods, ...values: unknown[]) => Promise<unknown>): ReplaceMethods {
  return {
    start: () => call("start") as Promise<ReplaceStart>,
    find: (text, except) => call("find", text, except) as Promise<Person[]>,
    preview: (fromId, toId) => call("preview", fromId, toId) as Promise<Replacement[]>,
    replace: (fromId, toId, note) => call("replace", fromId, toId, note) as Promise<ReplaceAnswer>,
  };
}
