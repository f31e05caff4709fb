import type { ShareAnswer, ShareToSave } from "../dataverse/actions";
import { messageOf } from "../dataverse/errors";
import type { OpportunityShares } from "../dataverse/opportunityshares";
import type { Person } from "../dataverse/people";
import { shareAmounts } from "../shares/amounts";
import type { NumberFormat } from "../shares/numberformat";
import { whole } from "../shares/percent";
import type { Texts } from "../texts";
import { Announcer } from "../ui/announcer";
import { h } from "../ui/dom";
import { MessageBar, type Message } from "../ui/messagebar";
import { PersonSearch } from "../ui/personsearch";
import type { Access } from "./access";
import { Bar } from "./bar";
import { moved } from "./boundaries";
import * as edit from "./draft";
import type { Draft } from "./draft";
import { History } from "./history";
import { SellerList } from "./sellerlist";
import { standingMessage } from "./standingmessage";
import { Summary } from "./summary";
import { Toolbar } from "./toolbar";
import { Written } from "./written";

/** Where the panel's sellers come from and go to. */
export interface PanelHost {
  access(): Access;
  read(): Promise<OpportunityShares>;
  find(text: string, except: readonly string[]): Promise<Person[]>;
  save(shares: readonly ShareToSave[]): Promise<ShareAnswer>;
  /** The sellers were saved, so that what else shows them is out of date. */
  saved(): void;
}

/** The sellers of one opportunity: shown, changed on the screen, and saved as a whole. */
export class SellerPanel {
  private shares: OpportunityShares | null = null;
  private history = new History([]);
  private message: Message | null = null;
  /** The sellers could not be read. */
  private failure: Message | null = null;
  private isSaving = false;
  private underWay = Promise.resolve();
  private readonly announcer = new Announcer();
  private readonly messages = new MessageBar();
  private readonly summary: Summary;
  private readonly toolbar: Toolbar;
  private readonly bar: Bar;
  private readonly list: SellerList;
  private readonly search: PersonSearch;
  private readonly content: HTMLElement;

  constructor(
    private readonly root: HTMLElement,
    private readonly texts: Texts,
    private readonly format: NumberFormat,
    private readonly host: PanelHost,
  ) {
    const written = () => this.written();
    this.summary = new Summary(texts);
    this.toolbar = new Toolbar(texts, {
      split: () => this.split(),
      undo: () => this.takeBack(() => this.history.undo()),
      discard: () => this.takeBack(() => this.history.discard()),
      save: () => void this.save(false),
    });
    this.bar = new Bar(texts, written, {
      move: (boundary, percent) => this.change(moved(this.history.present, boundary, percent), `move ${boundary.left.key}`),
      endMove: () => this.history.endStep(),
    });
    this.list = new SellerList(texts, written, {
      setPercent: (key, percent) => this.change(edit.withPercent(this.history.present, key, percent), `type ${key}`),
      endEdit: () => this.history.endStep(),
      setFixed: (key, isFixed) => this.change(edit.withFixed(this.history.present, key, isFixed)),
      remove: (key) => this.remove(key),
      problemChanged: () => this.updateToolbar(),
    });
    this.search = new PersonSearch({
      texts,
      label: texts("Search_Label"),
      find: (text) => host.find(text, this.sellerIds()),
      pick: (person) => this.add(person),
    });
    this.content = h("div", { class: "content", hidden: true }, this.summary.element, this.bar.element, this.list.element, this.search.element);
    const heading = h("h1", { class: "visually-hidden" }, texts("List_Label"));
    root.replaceChildren(heading, this.announcer.element, this.toolbar.element, this.messages.element, this.content);
    root.setAttribute("aria-busy", "true");
  }

  /** Reads the sellers again. What the person has changed and not saved stays. */
  async refresh(): Promise<void> {
    if (this.host.access() === "unsaved") {
      this.shares = null;
      this.render();
      return;
    }

    try {
      this.take(await this.host.read());
      this.failure = null;
    } catch (failed) {
      const actions = [{ text: this.texts("Panel_Retry"), run: () => void this.refresh() }];
      this.failure = { intent: "error", text: messageOf(failed), actions };
    }

    this.render();
  }

  /** Something is changed and not saved, or typed and can't be read. */
  get isChanged(): boolean {
    return this.mayEdit() && (this.history.isChanged || this.list.hasProblem);
  }

  /** Answers false where the sellers can't be saved; the panel shows why. */
  async saveChanges(): Promise<boolean> {
    await this.underWay;
    if (this.isChanged && !this.list.hasProblem) {
      await this.save(false);
    }

    return !this.isChanged;
  }

  private take(read: OpportunityShares): void {
    const stored = edit.draftOf(read.shares);
    const isFirst = this.shares === null;
    this.shares = read;
    if (isFirst || !read.isOpen) {
      this.startFrom(stored);
    } else if (!edit.isSame(stored, this.history.base)) {
      this.takeOthers(stored);
    }
  }

  /** Somebody else's change is shown at once, unless that would take away what the person has begun. */
  private takeOthers(stored: Draft): void {
    if (this.history.isChanged) {
      this.tellConflict(stored);
    } else {
      this.startFrom(stored);
    }
  }

  private startFrom(stored: Draft): void {
    this.history = new History(stored);
    this.list.forgetTyped();
    this.message = null;
  }

  private tellConflict(stored: Draft): void {
    this.message = {
      intent: "warning",
      text: this.texts("Conflict_Text"),
      actions: [
        { text: this.texts("Conflict_Show"), run: () => this.takeBack(() => this.startFrom(stored)) },
        { text: this.texts("Conflict_Save"), run: () => void this.save(true) },
      ],
    };
  }

  private change(draft: Draft, step: string | null = null): void {
    if (this.canEdit()) {
      this.history.change(draft, step);
      this.message = null;
      this.render();
      this.announcer.say(this.sumText());
    }
  }

  private takeBack(how: () => void): void {
    how();
    this.message = null;
    this.list.forgetTyped();
    this.render();
    this.announcer.say(this.sumText());
  }

  private add(person: Person): void {
    this.change(edit.withSeller(this.history.present, person));
    this.list.row(person.id)?.input.focus();
  }

  /** The focus goes to the seller who takes the place, or to the field that adds one. */
  private remove(key: string): void {
    const index = this.history.present.findIndex((share) => share.key === key);
    this.change(edit.without(this.history.present, key));
    const next = this.history.present[Math.min(index, this.history.present.length - 1)];
    (this.list.row(next?.key)?.removeButton ?? this.search.input).focus();
  }

  private split(): void {
    const draft = edit.splitEvenly(this.history.present);
    if (draft) {
      this.list.forgetTyped();
      this.change(draft);
    } else {
      this.message = { intent: "warning", text: this.texts("Split_FixedAbove100") };
      this.render();
    }
  }

  /** @param anyway Even if somebody else has changed the sellers since they were read. */
  private save(anyway: boolean): Promise<void> {
    this.underWay = this.store(anyway);
    return this.underWay;
  }

  private async store(anyway: boolean): Promise<void> {
    if (this.list.hasProblem) {
      return;
    }

    this.isSaving = true;
    this.message = null;
    this.render();
    try {
      const stored = edit.draftOf((await this.host.read()).shares);
      if (!anyway && !edit.isSame(stored, this.history.base)) {
        this.tellConflict(stored);
      } else {
        await this.saveNow();
      }
    } catch (failed) {
      this.message = { intent: "error", text: messageOf(failed) };
    } finally {
      this.isSaving = false;
      this.render();
    }
  }

  private async saveNow(): Promise<void> {
    const answer = await this.host.save(this.history.present);
    this.host.saved();
    this.shares = await this.host.read();
    this.startFrom(edit.draftOf(this.shares.shares));
    this.message = answer.message === ""
      ? { intent: "success", text: this.texts("Panel_Saved") }
      : { intent: "warning", text: `${this.texts("Panel_Saved")} ${answer.message}` };
  }

  private render(): void {
    const draft = this.history.present;
    const amount = this.shares?.amount?.value;
    const amounts = amount === undefined ? [] : shareAmounts(amount, draft.map((share) => share.percent));
    const canEdit = this.canEdit();
    this.root.setAttribute("aria-busy", String(this.isSaving));
    this.content.hidden = this.shares === null;
    this.summary.update(draft, this.written(), amount, amounts);
    this.bar.update(draft, canEdit);
    this.list.update(draft, amounts, canEdit);
    this.search.element.hidden = !this.mayEdit();
    this.messages.show(this.failure ?? this.message ?? standingMessage(this.texts, this.host.access(), this.shares, draft.length));
    this.updateToolbar();
  }

  private updateToolbar(): void {
    const { history } = this;
    this.toolbar.element.hidden = !this.mayEdit();
    this.toolbar.update({
      canSplit: this.canEdit() && history.present.some((share) => !share.isFixed),
      canUndo: this.canEdit() && history.canUndo,
      canDiscard: this.canEdit() && (history.isChanged || this.list.hasProblem),
      canSave: this.canEdit() && history.isChanged && !this.list.hasProblem,
      isSaving: this.isSaving,
    });
  }

  private sumText(): string {
    const sum = edit.draftSum(this.history.present);
    return sum === whole ? this.texts("Sum_Whole") : this.texts("Sum_Told", this.written().percent(sum));
  }

  private mayEdit(): boolean {
    return this.shares?.isOpen === true && this.host.access() === "writable";
  }

  private canEdit(): boolean {
    return this.mayEdit() && !this.isSaving;
  }

  private sellerIds(): string[] {
    return this.history.present.map((share) => share.sellerId).filter((id): id is string => id !== null);
  }

  private written(): Written {
    return new Written(this.format, this.shares?.amount?.currency);
  }
}
