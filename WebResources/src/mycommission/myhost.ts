import type { Period } from "../commission/period";
import type { Span } from "../commission/spans";
import type { KnownCurrency } from "../dataverse/currencies";
import type { NumberFormat } from "../shares/numberformat";
import type { Texts } from "../texts";
import type { Shares } from "./people";
import type { OwnPeriod } from "./reader";

/** What the page of a seller's commission stands on: Dataverse, or a test. */
export interface MyHost {
  readonly texts: Texts;
  readonly format: NumberFormat;
  readonly dayPattern: string;
  /** What amounts are reckoned in. */
  readonly currency: KnownCurrency;
  readonly currencies: readonly KnownCurrency[];
  /** Who is signed in. */
  readonly userId: string;
  /** Whether they may read others' commission as well. */
  readonly readsOthers: boolean;
  /** The newest first. */
  readonly periods: readonly Period[];
  /** The days that "won" and "lost" are of. */
  readonly span: Span;
  /** @param sellerId Whose; null for everybody's. */
  shares(sellerId: string | null): Promise<Shares>;
  ownPeriods(sellerId: string): Promise<OwnPeriod[]>;
  addressOf(opportunityId: string): string;
  statementOf(periodId: string, sellerKey: string): string;
}
