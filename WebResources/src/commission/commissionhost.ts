import type { KnownCurrency } from "../dataverse/currencies";
import type { NumberFormat } from "../shares/numberformat";
import type { Texts } from "../texts";
import type { PeriodService } from "./periodservice";

/** What the page of the commission periods stands on: Dataverse, or a test. */
export interface CommissionHost {
  readonly texts: Texts;
  readonly format: NumberFormat;
  /** How a day is written, as "yyyy-MM-dd". */
  readonly dayPattern: string;
  /** Those of the organisation. */
  readonly currencies: readonly KnownCurrency[];
  /** Null where it can't be read. */
  readonly baseCurrency: KnownCurrency | null;
  /** What somebody lacks who only reads; empty for who may close periods. */
  readonly lacking: readonly string[];
  readonly service: PeriodService;
  /** Where an opportunity is shown. */
  addressOf(opportunityId: string): string;
  /** Where a seller's statement is shown; of all sellers where none is given. */
  statementOf(periodId: string, sellerKey?: string): string;
}
