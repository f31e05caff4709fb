import type { CommissionHost } from "../commission/commissionhost";
import type { SellerSum } from "../commission/sellersums";
import type { Reasons } from "../journal/reasons";
import type { StatementAnswer } from "./reader";
import type { SheetRow } from "./sheet";

/** What the page of statements stands on: Dataverse, or a test. */
export interface StatementHost extends Omit<CommissionHost, "service" | "lacking" | "baseCurrency"> {
  /** The sentences of the rules. */
  readonly reasons: Reasons;
  /** Whether the reader closes periods, and so reads all lines. */
  readonly readsAll: boolean;
  /** Whose statement it is; null for all sellers'. */
  readonly sellerKey: string | null;
  read(): Promise<StatementAnswer>;
  /** What each seller has; of all lines of the period. */
  sums(): Promise<SellerSum[]>;
  /** Hands the person a file. */
  save(name: string, content: string | Blob): void;
  /** Makes a workbook; what makes it is loaded only then. */
  workbook(sheet: string, rows: readonly SheetRow[]): Promise<Blob>;
  print(): void;
}
