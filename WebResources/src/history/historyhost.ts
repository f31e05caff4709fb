import { explainShare, previewSet, restoreShares, type ExplainedStep, type SharePreview } from "../dataverse/actions";
import { normalId } from "../dataverse/ids";
import { readEntries, type EntryPage } from "../dataverse/journal";
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
  explain(shareId: string): Promise<{ text: string; steps: ExplainedStep[] }>;
  /** What the opportunity's sellers would be, were these set. */
  preview(sellers: readonly StoredShare[]): Promise<SharePreview>;
  /** Answers a sentence where the sum isn't 100. @param before Whether the set before the change is meant, or the one that it has left. */
  restore(changeId: string, before: boolean): Promise<string>;
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
    preview: (sellers) => previewSet(xrm, id(), sellers),
    restore: (changeId, before) => restoreShares(xrm, id(), changeId, before),
    readForm: async () => {
      await form.data.refresh(false);
    },
  };
}
