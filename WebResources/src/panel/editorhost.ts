import type { OpportunityShares } from "../dataverse/opportunityshares";
import type { Person } from "../dataverse/people";
import type { JournalEntry } from "../journal/entry";
import type { Reasons } from "../journal/reasons";
import type { NumberFormat } from "../shares/numberformat";
import type { Texts } from "../texts";

/** What the form that the editor stands on says now. The host hands it over at the start and whenever any of it changes. */
export interface FormState {
  /** Null on the form that creates the opportunity. */
  opportunityId: string | null;
  /** Whether the form, or the field that the editor stands for, can't be edited. */
  isReadOnly: boolean;
  /** The owner as the form has it, saved or not; null for a team, and where it isn't known. */
  owner: Pick<Person, "id" | "name"> | null;
  /** Whether that owner isn't saved yet. */
  isOwnerChanged: boolean;
  /** What the sellers share, as the form has it; left out where the form doesn't say, and then as stored. */
  amount?: OpportunityShares["amount"];
}

/** What the seller editor stands on: a control of a form, or a test. The editor saves nothing; it hands over a draft. */
export interface SellerEditorHost {
  /** A text in the user's language. */
  readonly texts: Texts;
  /** The sentences of the rules. */
  readonly reasons: Reasons;
  /** How the user wants numbers written. */
  readonly format: NumberFormat;
  /** A draft that the field holds at the start, as after the control was taken away and put back; mostly null. */
  readonly initialDraft: string | null;
  /** Who is signed in. */
  readonly userId: string;
  /** Whether whoever changes a colleague's share has to say why. */
  isReasonRequired(): Promise<boolean>;
  /** The sellers as they are stored, the earliest added first. Not asked for on the form that creates. */
  read(opportunityId: string): Promise<OpportunityShares>;
  /** People who can be sellers, by a part of their name, without those given. */
  find(text: string, except: readonly string[]): Promise<Person[]>;
  /** The name of somebody in {@link initialDraft} who isn't stored as a seller yet. */
  nameOf(sellerId: string): Promise<string>;
  /** The newest entry of the journal, where the signed-in user caused it; null where somebody else did, or nobody. */
  ownLastChange(opportunityId: string): Promise<JournalEntry | null>;
  /** Restores the sellers as they were before an entry, and shows them; null where the form can't. */
  readonly undo: ((changeId: string) => Promise<void>) | null;
  /** What the field is to hold: the text of a draft (shares/draft.ts), or null where nothing is to be saved. */
  draftChanged(draft: string | null): void;
}
