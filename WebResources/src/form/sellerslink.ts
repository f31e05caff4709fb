import type { Person } from "../dataverse/people";

/** What the form shows, saved or not, that decides about its sellers. */
export interface FormFacts {
  /** Null for a team, and where there is none. */
  owner: Pick<Person, "id" | "name"> | null;
  isOwnerChanged: boolean;
  /** What the sellers would share once the form is saved; null where that is what is stored. */
  amount: { value: number | null; currencyId: string } | null;
  /** Restores the sellers as they were before an entry of the journal, and shows them. */
  undo: (changeId: string) => Promise<void>;
}

/**
 * What the control of the sellers hands to the form's script: a control sees the column that it is bound to and no more of the
 * form, and the script sees no more of the control than this.
 */
export interface SellersLink {
  tell(facts: FormFacts): void;
  /** The stored sellers may be others by now. */
  refresh(): void;
  /** The form has read its row: so have the sellers to be, unless some are begun or just being saved. */
  readAgain(): void;
  /** What is typed and can't be saved, in words. */
  readonly problem: string | null;
}

/** The control's event that carries the link, as its manifest names it. It is raised until the form has told something. */
export const formWanted = "onFormWanted";
