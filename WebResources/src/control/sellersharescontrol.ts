import { normalId } from "../dataverse/ids";
import { readEntries } from "../dataverse/journal";
import { readCurrency, readOpportunityShares, type Currency } from "../dataverse/opportunityshares";
import { isReasonRequired } from "../dataverse/settings";
import { findPeople, readNames } from "../dataverse/people";
import { formWanted, type FormFacts, type SellersLink } from "../form/sellerslink";
import { SellerEditor, type FormState, type SellerEditorHost } from "../panel/sellereditor";
import { toMinorUnits } from "../shares/amounts";
import { filled } from "../texts";
import { h } from "../ui/dom";
import { followSurroundings } from "../ui/surroundings";
import { numberFormatOf } from "./numberformat";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";

interface Events {
  /** Missing where the platform doesn't raise events of controls yet. */
  [formWanted]?(link: SellersLink): void;
}

type Context = ComponentFramework.Context<IInputs, Events | undefined>;

/**
 * The sellers of an opportunity as a control of its form, bound to the column that their draft travels in: what is changed here is
 * saved by the form's own Save. The column is never stored, so it is empty again once the form is saved.
 */
export class SellerSharesControl implements ComponentFramework.StandardControl<IInputs, IOutputs> {
  private context!: Context;
  private notifyOutputChanged!: () => void;
  private root!: HTMLElement;
  private editor!: SellerEditor;
  private stopFollowing: (() => void) | null = null;
  /** What the editor has handed over. */
  private draft: string | null = null;
  /** What the column held when the form last showed it. */
  private held: string | null = null;
  private savedAt: number | null = null;
  private opportunityId: string | null = null;
  /** Null until the form's script has told. */
  private form: FormFacts | null = null;
  private link!: SellersLink;
  private readonly currencies = new Map<string, Currency | null>();

  /** The platform calls it without parameters. */
  constructor(private readonly open = (container: HTMLElement, host: SellerEditorHost) => new SellerEditor(container, host)) {}

  init(context: Context, notifyOutputChanged: () => void, _state: ComponentFramework.Dictionary, container: HTMLDivElement): void {
    this.context = context;
    this.notifyOutputChanged = notifyOutputChanged;
    this.held = this.draft = heldIn(context);
    this.savedAt = savedAtIn(context);
    this.opportunityId = opportunityIn(context);
    this.root = h("div", { class: "opps" });
    container.append(this.root);
    const editor = this.open(this.root, this.host());
    this.editor = editor;
    this.link = {
      tell: (facts) => this.take(facts),
      refresh: () => void editor.refresh(),
      readAgain: () => void editor.readAgain(),
      get problem() {
        return editor.problem;
      },
    };
  }

  updateView(context: Context): void {
    this.context = context;
    this.stopFollowing ??= this.root.isConnected ? followSurroundings(this.root, this.root.parentElement) : null;
    if (this.form === null) {
      context.events?.[formWanted]?.(this.link);
    }

    this.show();
    this.followSave();
  }

  getOutputs(): IOutputs {
    // Null empties the column; what is left out stays as it is.
    return { draft: this.draft } as IOutputs;
  }

  destroy(): void {
    this.stopFollowing?.();
    this.editor.destroy();
  }

  /**
   * The form was saved, or read again: the column is empty although something was handed over, or the row has another time. Then
   * what is stored is shown, but for what was changed while that was under way. Another row is the editor's own to notice.
   */
  private followSave(): void {
    const [held, savedAt, opportunityId] = [heldIn(this.context), savedAtIn(this.context), opportunityIn(this.context)];
    const wasEmptied = held === null && this.held !== null && this.draft !== null;
    const wasSaved = savedAt !== this.savedAt;
    const isNewer = this.draft !== null && this.draft !== this.held;
    const saved = this.held;
    const isAnother = opportunityId !== this.opportunityId;
    this.held = held;
    this.savedAt = savedAt;
    this.opportunityId = opportunityId;
    if (isAnother || (!wasEmptied && !wasSaved)) {
      return;
    }

    if (isNewer) {
      void (saved === null ? this.editor.refresh() : this.editor.saved(saved));
      this.notifyOutputChanged();
    } else {
      this.draft = null;
      void this.editor.restart();
    }
  }

  private show(): void {
    this.editor.update(this.state());
  }

  private state(): FormState {
    const opportunityId = opportunityIn(this.context);
    const amount = this.amount();
    return {
      opportunityId,
      isReadOnly: this.context.mode.isControlDisabled || this.context.parameters.draft.security?.editable === false,
      owner: this.form ? this.form.owner : opportunityId === null ? userOf(this.context) : null,
      isOwnerChanged: this.form?.isOwnerChanged ?? opportunityId === null,
      ...(amount !== undefined && { amount }),
    };
  }

  /** Undefined where it is as stored, or its currency isn't read yet. */
  private amount(): FormState["amount"] {
    const amount = this.form?.amount;
    if (!amount) {
      return undefined;
    }

    const currency = this.currencies.get(amount.currencyId);
    return amount.value === null || currency === null ? null : currency && { value: toMinorUnits(amount.value, currency.decimals), currency };
  }

  private take(facts: FormFacts): void {
    this.form = facts;
    this.show();
    void this.learnCurrency(facts.amount?.currencyId);
  }

  private async learnCurrency(id: string | undefined): Promise<void> {
    if (id !== undefined && !this.currencies.has(id)) {
      this.currencies.set(id, id === "" ? null : await readCurrency(this.server, id));
      this.show();
    }
  }

  private host(): SellerEditorHost {
    const { context } = this;
    const undo = () => this.form?.undo ?? null;
    return {
      get undo() {
        return undo();
      },
      texts: (key, ...values) => filled(context.resources.getString(key), values),
      reasons: (key) => context.resources.getString(key),
      format: numberFormatOf(context.userSettings),
      initialDraft: this.draft,
      userId: normalId(context.userSettings.userId),
      isReasonRequired: () => isReasonRequired(this.server),
      read: (opportunityId) => readOpportunityShares(this.server, opportunityId),
      find: (text, except) => findPeople(this.server, text, except),
      nameOf: async (sellerId) => (await readNames(this.server, [sellerId])).get(sellerId) ?? "",
      ownLastChange: async (opportunityId) => {
        const [newest] = (await readEntries(this.server, opportunityId, null, 1)).entries;
        return newest?.by?.id === normalId(context.userSettings.userId) ? newest : null;
      },
      draftChanged: (draft) => {
        this.draft = draft;
        this.notifyOutputChanged();
      },
    };
  }

  private get server(): { WebApi: ComponentFramework.WebApi } {
    return { WebApi: this.context.webAPI };
  }
}

function heldIn(context: Context): string | null {
  const { raw } = context.parameters.draft;
  return raw?.length ? raw : null;
}

function savedAtIn(context: Context): number | null {
  return context.parameters.savedOn.raw?.getTime() ?? null;
}

/** Null on the form that creates the opportunity. The interface of the context doesn't list this member, which every form gives. */
function opportunityIn(context: Context): string | null {
  const { contextInfo } = context.mode as { contextInfo?: { entityId?: string | null } };
  return normalId(contextInfo?.entityId ?? "") || null;
}

/** Who owns what they create. */
function userOf({ userSettings }: Context): FormState["owner"] {
  return { id: normalId(userSettings.userId), name: userSettings.userName };
}
