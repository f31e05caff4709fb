import type { KnownCurrency } from "../dataverse/currencies";
import type { Person } from "../dataverse/people";
import type { NumberFormat } from "../shares/numberformat";
import type { Texts } from "../texts";
import type { AsOfFilter } from "./filter";
import type { Place } from "./queries";
import type { Portion } from "./reader";

/** What the page of the shares as of a day stands on: Dataverse, or a test. */
export interface AsOfHost {
  readonly texts: Texts;
  readonly format: NumberFormat;
  /** How a day is written, as "yyyy-MM-dd". */
  readonly dayPattern: string;
  /** Those of the organisation. */
  readonly currencies: readonly KnownCurrency[];
  /** Opportunities from a place on. */
  read(filter: AsOfFilter, place: Place, count: number): Promise<Portion>;
  /** People who may have had a share, by a part of their name; those who have left too. */
  find(text: string): Promise<Person[]>;
  /** Where an opportunity is shown. */
  addressOf(opportunityId: string): string;
  /** Hands the person a file. */
  save(name: string, text: string): void;
}
