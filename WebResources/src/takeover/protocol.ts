import type { SharePreview } from "../dataverse/actions";
import type { StoredShare } from "../dataverse/opportunityshares";
import type { NumberFormat } from "../shares/numberformat";
import type { TextKey } from "../texts";

/** What the page asks of the script that opened it. */
export interface TakeoverMethods {
  start(): Promise<TakeoverStart>;
  /** What it would come to. */
  preview(): Promise<SharePreview>;
  /** Does it, and answers a sentence where the sum isn't 100. */
  take(note: string | null): Promise<string>;
}

export interface TakeoverStart {
  /** The platform's texts don't reach the page, so they are sent to it. */
  texts: Record<TextKey, string>;
  language: string;
  format: NumberFormat;
  /** The sellers that are there. */
  present: readonly StoredShare[];
  /** Whether the form holds what isn't saved, another customer for one. */
  hasUnsaved: boolean;
  /** Whether whoever changes a colleague's share has to say why. */
  isReasonRequired: boolean;
}

/** The methods over a channel, whose answers are those of the script at its other end. */
export function overChannel(call: (method: keyof TakeoverMethods, ...values: unknown[]) => Promise<unknown>): TakeoverMethods {
  return {
    start: () => call("start") as Promise<TakeoverStart>,
    preview: () => call("preview") as Promise<SharePreview>,
    take: (note) => call("take", note) as Promise<string>,
  };
}
