import { explainShare, previewSet, restoreShares, type SharePreview } from "../dataverse/actions";
import { normalId } from "../dataverse/ids";
import { readEntries, type EntryPage } from "../dataverse/journal";
import { isReasonRequired } from "../dataverse/settings";
import { readOpportunityShares, type OpportunityShares, type StoredShare } from "../dataverse/opportunityshares";
import { reasonsOf, type Reasons } from "../journal/reasons";
import type { NumberFormat } from "../shares/numberformat";
import { textsOf, type Texts } from "../texts";

/** What the page of the history stands on: a form of the opportunity, or a test. */
export interface HistoryHost {
  readonly texts: Texts;
  /** The sentences of the rules. */
  readonly reasons: Reasons;
  readonly format: NumberFormat;
  /** Who is signed in. */
  readonly userId: string;
  /** Empty on the form that creates it. */
  readonly opportunityId: string;
  /** Whether the signed-in user may write the opportunity, and it is open. */
  readonly mayWrite: boolean;
  /** Whether the form holds what isn't saved. */
  readonly hasUnsaved: boolean;
  readShares(): Promise<OpportunityShares>;
  /** Newest first. @param before The number that they are all older than; null for the newest. */
  readEntries(before: string | null): Promise<EntryPage>;
  /** Why it is what it is: a sentence for each change, the first one first. */
  explain(shareId: string): Promise<string[]>;
  /** What the opportunity's sellers would be, were these set. @param present Those it has. */
  preview(sellers: readonly StoredShare[], present: readonly StoredShare[]): Promise<SharePreview>;
  /** Answers a sentence where the sum isn't 100. @param before Whether the set before the change is meant, or the one that it has left. */
  restore(changeId: string, before: boolean, note: string | null): Promise<string>;
  /** Whether whoever changes a colleague's share has to say why. */
  isReasonRequired(): Promise<boolean>;
  /** The form shows what is stored now. */
  readForm(): Promise<void>;
}

const update = 2;

/** The host that a form is, as its script hands it over. */
export function hostOn(xrm: Xrm.XrmStatic, form: Xrm.FormContext, format: NumberFormat): HistoryHost {
  const id = () => normalId(form.data.entity.getId());
  return {
    texts: textsOf(xrm),
    reasons: reasonsOf(xrm),
    format,
    userId: normalId(xrm.Utility.getGlobalContext().userSettings.userId),
    get opportunityId() {
      return id();
    },
    get mayWrite() {
      return (form.ui.getFormType() as number) === update;
    },
    get hasUnsaved() {
      return form.data.getIsDirty();
    },
    readShares: () => readOpportunityShares(xrm, id()),
    readEntries: (before) => readEntries(xrm, id(), before),
    explain: (shareId) => explainShare(xrm, shareId),
    preview: (sellers, present) => previewSet(xrm, id(), sellers.map((share) => knownTo(present, share))),
    restore: (changeId, before, note) => restoreShares(xrm, id(), changeId, before, note),
    isReasonRequired: () => isReasonRequired(xrm),
    readForm: async () => {
      await form.data.refresh(false);
    },
  };
}

/** As RestoreShares has it: somebody whose user was deleted is the row that has their name. */
function knownTo(present: readonly StoredShare[], share: StoredShare): StoredShare {
  const row = present.find((other) => other.sellerId === null && (other.shareId === share.shareId || other.name === share.name));
  return row ? { ...share, shareId: row.shareId, sellerId: null } : share;
}
