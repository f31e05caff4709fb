import type { Texts } from "../texts";
import type { Edits } from "./saving";
import type { ListService } from "./listservice";

/** What the page of the lists stands on: Dataverse, or a test. */
export interface ListsHost {
  readonly texts: Texts;
  /** The user's, to name languages in: "sv-SE". */
  readonly locale: string;
  /** The user's, as LCID. */
  readonly language: number;
  /** Of the environment: every option has words in it. */
  readonly baseLanguage: number;
  readonly service: ListService;
  /** What somebody lacks who only reads; empty for who may change the lists. */
  readonly lacking: readonly string[];
  readonly kept: KeptEdits;
  /** Says before the page is left that something isn't saved. */
  warnBeforeLeaving(isUnsaved: () => boolean): void;
}

/** Edits that survive leaving the page, in this window. */
export interface KeptEdits {
  read(): Edits | null;
  write(edits: Edits | null): void;
}
