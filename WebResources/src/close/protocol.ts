import type { Currency } from "../dataverse/opportunityshares";
import type { MinorUnits } from "../shares/amounts";
import type { NumberFormat } from "../shares/numberformat";
import type { TextKey } from "../texts";
import type { SellerToFreeze } from "./sellerstofreeze";

/** How an opportunity ends (O2). */
export type Outcome = "won" | "lost" | "expired";

/** What the page that closes an opportunity asks of the script that opened it. */
export interface CloseMethods {
  start(): Promise<CloseStart>;
  /** False where the opportunity itself can't be saved; its form shows what must be mended. */
  close(closing: Closing): Promise<boolean>;
}

export interface CloseStart {
  /** The platform's texts don't reach the page, so they are sent to it. */
  texts: Record<TextKey, string>;
  language: string;
  format: NumberFormat;
  /** How a day is written, as "yyyy-MM-dd". */
  dayPattern: string;
  outcome: Outcome;
  /** What the opportunity is called. */
  name: string;
  /** The earliest added first, who gets the extra minor unit. */
  sellers: SellerToFreeze[];
  /** What they share, as it stands on the form; null for none. */
  amount: MinorUnits | null;
  /** Null where the form doesn't say which. */
  currency: Currency | null;
  /** Status reasons to choose from: none where the outcome has but one. */
  reasons: Choice[];
  rejections: Choice[];
  /** The one that stands there at first; null for none. */
  rejection: number | null;
}

export interface Choice {
  value: number;
  text: string;
}

/** What the person says of the closing. */
export interface Closing {
  /** The status reason; null for the one that the outcome has by default. */
  status: number | null;
  /** Of a won one: what it came to; null for no amount. */
  amount: number | null;
  /** YYYY-MM-DD. */
  day: string;
  rejection: number | null;
  description: string;
}

/** The methods over a channel, whose answers are those of the script at its other end. */
export function overChannel(call: (method: keyof CloseMethods, ...values: unknown[]) => Promise<unknown>): CloseMethods {
  return {
    start: () => call("start") as Promise<CloseStart>,
    close: (closing) => call("close", closing) as Promise<boolean>,
  };
}
