import { messageOf } from "../dataverse/errors";
import type { OpportunityShares } from "../dataverse/opportunityshares";
import type { Person } from "../dataverse/people";
import { isSameSet, restored as restoredCause } from "../journal/entry";
import { colleagueIn } from "../journal/moves";
import { shareAmounts } from "../shares/amounts";
import { draftOf } from "../shares/draft";
import { Announcer } from "../ui/announcer";
import { h } from "../ui/dom";
import { MessageBar, type Message } from "../ui/messagebar";
import { NoteField } from "../ui/notefield";
import { PersonSearch } from "../ui/personsearch";
import { Bar } from "./bar";
import { moved, type Boundary } from "./boundaries";
import { CollisionList } from "./collisionlist";
import { sellersOf, textOfDraft } from "./drafttext";
import type { FormState, SellerEditorHost } from "./editorhost";
import { Toolbar } from "./toolbar";
import * as edits from "./edits";
import type { Edit, Sellers } from "./edits";
import * as merging from "./merge";
import type { Collision } from "./merge";
import { restored } from "./restored";
import { ShareList } from "./sharelist";
import { startOf } from "./start";
import { Steps } from "./steps";
import { SumLine } from "./sumline";
import { Teller } from "./told";
import { unaskedMoves, type Unasked } from "./unasked";
import { WaysOut } from "./waysout";
import { Written } from "./written";

export type { FormState, SellerEditorHost } from "./editorhost";

/**
 * The sellers of an opportunity on its form: shown, and changed by mouse, touch, keyboard and screen reader. It fills its
 * container, grows with its rows, and has no save of its own: what is wanted is handed over as a draft, which the form saves.
 */
export class SellerEditor {
  private form: FormState | null = null;
  private stored: OpportunityShares | null = null;
  /** Whose they are; null for one that isn't created yet. */
  private storedOf: string | null = null;
  private steps = new Steps([]);
  /** Who owned it when the steps began. */
  private firstOwner: string | null = null;
  private collisions: readonly Collision[] = [];
  private message: Message | null = null;
  /** What the last save has moved, and how to undo it. */
  private offer: Message | null = null;
  /** The sellers could not be read. */
  private failure: Message | null = null;
  private handedOver: string | null;
  /** The draft that was saved, while what became of it isn't read yet. */
  private sent: string | null = null;
  private asked = 0;
  private written: Written;
  private readonly announcer = new Announcer();
  private readonly messages = new MessageBar();
  private readonly told = h("p", { class: "told" });
  private readonly teller: Teller;
  private readonly collisionList: CollisionList;
  private readonly toolbar: Toolbar;
  private readonly bar: Bar;
  private readonly list: ShareList;
  private readonly search: PersonSearch;
  private readonly sum: SumLine;
  private readonly ways: WaysOut;
  private readonly note: NoteField;
  /** Null until it was needed, and asked. */
  private isReasonRequired: boolean | null = null;
  private readonly content: HTMLElement;
  private readonly onKey = (event: KeyboardEvent) => this.walk(event);

  constructor(
    private readonly container: HTMLElement,
    private readonly host: SellerEditorHost,
  ) {
    const { texts } = host;
    const written = () => this.written;
    this.handedOver = host.initialDraft;
    this.written = new Written(host.format, undefined);
    this.teller = new Teller(texts, host.reasons, written);
    this.toolbar = new Toolbar(texts, {
      split: () => this.split(),
      undo: () => this.takeBack(() => this.steps.undo()),
      redo: () => this.takeBack(() => this.steps.redo()),
      discard: () => this.takeBack(() => this.steps.discard()),
    });
    this.collisionList = new CollisionList(texts, written, {
      takeMine: (collision) => this.takeMine(collision),
      takeTheirs: (collision) => this.settle(merging.withTheirs(this.steps.present, collision, this.stored?.shares ?? []), collision),
    });
    this.bar = new Bar(texts, written, {
      move: (boundary, percent) => this.put(edits.atRest(moved(this.steps.present, boundary, percent)), moving(boundary)),
      endMove: () => this.steps.endStep(),
      takeBack: (boundary) => this.cancel(moving(boundary)),
    });
    this.list = new ShareList(texts, {
      setPercent: (key, percent) => this.change(edits.withPercent(this.steps.present, key, percent), key, typing(key)),
      endEdit: () => this.steps.endStep(),
      takeBack: (key) => this.cancel(typing(key)),
      setFixed: (key, isFixed) => this.change(edits.withFixed(this.steps.present, key, isFixed), key),
      remove: (key) => this.remove(key),
      problemChanged: () => {
        this.updateToolbar();
        this.handOver();
      },
    });
    this.search = new PersonSearch({
      texts,
      label: texts("Search_Label"),
      find: (text) => host.find(text, this.sellerIds()),
      pick: (person) => this.add(person),
    });
    this.sum = new SumLine(texts);
    this.ways = new WaysOut(texts, written, this.teller, (sellers) => this.put(sellers));
    this.note = new NoteField(texts, () => this.handOver());
    this.note.input.value = draftOf(host.initialDraft ?? "")?.note ?? "";
    this.content = h(
      "div",
      { class: "content", hidden: true },
      this.collisionList.element,
      this.bar.element,
      this.told,
      this.list.element,
      this.search.element,
      this.sum.element,
      this.ways.element,
      this.note.element,
    );
    container.replaceChildren(this.announcer.element, this.toolbar.element, this.messages.element, this.content);
    container.addEventListener("keydown", this.onKey);
    container.setAttribute("aria-busy", "true");
  }

  /** The form has changed, or is there at all: the first call reads the sellers. Cheap where nothing is new. */
  update(form: FormState): void {
    const old = this.form;
    this.form = form;
    if (!old) {
      void this.load(async (read) => this.open(read, await restored(this.host, read.shares, form.owner)));
    } else if (old.opportunityId !== form.opportunityId) {
      void this.restart();
    } else if (!isSameForm(old, form)) {
      if (old.owner?.id !== form.owner?.id && !this.steps.isChanged) {
        this.start();
      }

      this.render();
    }
  }

  /**
   * Reads the stored sellers again, under a draft that is kept and merged. To be called when a save was refused because somebody
   * else was first.
   */
  refresh(): Promise<void> {
    return this.load((read) => {
      const from = this.stored ? merging.madeFrom(this.stored.shares, this.openCollisions) : [];
      this.stored = read;
      if (read.isOpen && this.steps.isChanged) {
        this.merge(from, this.steps.present, read.shares);
      } else {
        this.start();
      }
    });
  }

  /** The form was saved, or what it held was thrown away: starts anew from what is stored. What is done meanwhile stays. */
  restart(): Promise<void> {
    return this.goOnFrom(this.steps.present, this.handedOver);
  }

  /**
   * Shows what is stored, after a command for one. Not while a draft is under way: what becomes of it, the save tells.
   */
  readAgain(): Promise<void> {
    return this.handedOver === null ? this.restart() : Promise.resolve();
  }

  /** The form has saved this draft, which isn't the newest any more: what was done since stays, over what is stored now. */
  saved(draft: string): Promise<void> {
    const sent = draftOf(draft);
    const names = new Map(this.steps.present.map((share) => [share.sellerId ?? "", share.name]));
    return this.goOnFrom(sent ? edits.decided(sellersOf(sent, this.stored?.shares ?? [], names)).sellers : this.steps.present, draft);
  }

  /** What is typed and can't be read, in words; null where everything can be saved. */
  get problem(): string | null {
    const colleague = this.isReasonRequired && this.note.given === null ? this.colleague : undefined;
    return this.list.problem ?? (colleague === undefined ? null : this.host.texts("Note_Missing", colleague));
  }

  destroy(): void {
    this.asked += 1;
    this.container.removeEventListener("keydown", this.onKey);
    this.container.replaceChildren();
  }

  private goOnFrom(saved: Sellers, sent: string | null): Promise<void> {
    const of = this.storedOf;
    this.sent = sent ?? this.sent;
    this.handedOver = null;
    return this.load((read) => {
      const { present } = this.steps;
      const { stored: before, sent: draft } = this;
      this.stored = read;
      this.sent = null;
      if (read.isOpen && !edits.isSame(present, saved)) {
        const { base, mine } = merging.goneOn(present, saved, read.shares);
        this.merge(base, mine, read.shares);
      } else {
        this.start();
      }

      if (before && of === this.storedOf) {
        this.tellUnasked(before.shares, read.shares, draft);
      } else {
        this.offer = null;
      }
    });
  }

  /** Whom the rules have moved by the save, with a way back, as long as nothing is another. */
  private tellUnasked(before: OpportunityShares["shares"], after: OpportunityShares["shares"], sent: string | null): void {
    const unasked = unaskedMoves(before, after, sent);
    if (!isSameSet(before, after)) {
      this.offer = null;
    }

    if (this.storedOf !== null && this.canEdit && unasked.before.length + unasked.after.length > 0) {
      void this.offerUndo(this.storedOf, unasked);
    }
  }

  /** Only of one's own newest change: what others did since would be undone with it. */
  private async offerUndo(opportunityId: string, unasked: Unasked): Promise<void> {
    const { texts } = this.host;
    const change = await this.host.ownLastChange(opportunityId).catch(() => null);
    const { undo } = this.host;
    if (!change || !undo || change.before.length === 0 || this.steps.isChanged || !isSameSet(change.after, this.stored?.shares ?? [])) {
      return;
    }

    if (change.cause === restoredCause) {
      this.offer = { intent: "success", text: texts("History_Restored") };
    } else {
      const news = texts("Panel_Moved", this.teller.news(unasked.before.map(edits.untouched), unasked.after.map(edits.untouched)));
      // That a set was given is nothing new to whoever has saved it; and of other rules than these the control has no sentence.
      const text = !/^P(?!9$)/.test(change.rule) ? news : `${news} ${this.teller.sentence({ ...change, key: change.reason })}`;
      this.offer = { intent: "info", text, actions: [{ text: texts("Panel_Undo"), run: () => void this.undo(undo, change.id) }] };
    }

    this.render();
  }

  private async undo(undo: (changeId: string) => Promise<void>, changeId: string): Promise<void> {
    this.offer = null;
    this.render();
    await undo(changeId);
  }

  /** An answer that comes after a newer question is dropped. */
  private async load(take: (read: OpportunityShares) => void | Promise<void>): Promise<void> {
    const { form } = this;
    if (!form) {
      return;
    }

    this.asked += 1;
    const { asked } = this;
    try {
      const read = form.opportunityId === null ? nothingStored : await this.host.read(form.opportunityId);
      if (asked !== this.asked) {
        return;
      }

      this.failure = null;
      this.storedOf = form.opportunityId;
      await take(read);
    } catch (failed) {
      if (asked === this.asked) {
        const actions = [{ text: this.host.texts("Panel_Retry"), run: () => void this.load(take) }];
        this.failure = { intent: "error", text: messageOf(failed), actions };
      }
    }

    if (asked === this.asked) {
      this.container.setAttribute("aria-busy", "false");
      this.render();
    }
  }

  private open(read: OpportunityShares, draft: Awaited<ReturnType<typeof restored>>): void {
    this.stored = read;
    if (draft && read.isOpen) {
      this.merge(draft.from, draft.sellers, read.shares);
    } else {
      this.start();
    }
  }

  private start(): void {
    const { form, stored } = this;
    if (form && stored) {
      const { sellers, reason } = startOf(stored.shares, form);
      this.steps = new Steps(sellers, this.teller.step(stored.shares.map(edits.untouched), sellers, reason, null));
      this.firstOwner = form.owner?.id ?? null;
      this.collisions = [];
      this.message = null;
      this.list.forgetTyped();
    }
  }

  /** What is newer is put under what the person did; taking that back as a whole leads to what is stored. */
  private merge(from: OpportunityShares["shares"], mine: Sellers, theirs: OpportunityShares["shares"]): void {
    const { sellers, collisions } = merging.merged(from, mine, theirs);
    const news = this.teller.news(merging.known(from, mine, theirs).map(edits.untouched), theirs.map(edits.untouched));
    this.start();
    this.collisions = collisions;
    if (!edits.isSame(sellers, this.steps.present)) {
      this.steps.change(sellers, "");
    }

    this.message = news !== "" && collisions.length === 0 ? { intent: "info", text: this.host.texts("Conflict_Merged", news) } : null;
  }

  private takeMine(collision: Collision): void {
    this.settle(merging.withMine(this.steps.present, collision), collision);
  }

  private settle(sellers: Sellers, collision: Collision): void {
    this.collisions = this.collisions.filter((each) => each !== collision);
    this.list.forgetTyped();
    this.put(edits.decided(sellers).sellers);
    (this.list.row(collision.key)?.input ?? this.search.input).focus();
  }

  private change({ sellers, reason }: Edit, about: string | null, step: string | null = null): void {
    if (this.canEdit) {
      const before = this.steps.before(step);
      const told = this.teller.step(before, sellers, reason, about);
      this.steps.change(sellers, told, step);
      this.message = null;
      this.offer = null;
      this.render();
      this.announce(told === "" ? this.teller.news(before, sellers) : told);
    }
  }

  /** What the person put there, without a rule. */
  private put(sellers: Sellers, step: string | null = null): void {
    this.change({ sellers, reason: null }, null, step);
  }

  private takeBack(how: () => void): void {
    const { present } = this.steps;
    how();
    this.message = null;
    this.list.forgetTyped();
    this.render();
    this.announce(this.teller.news(present, this.steps.present));
  }

  private cancel(step: string): void {
    const { present } = this.steps;
    if (this.steps.cancel(step)) {
      this.render();
      this.announce(this.teller.news(present, this.steps.present));
    }
  }

  private add(person: Pick<Person, "id" | "name">): void {
    this.change(edits.withSeller(this.steps.present, person, this.stored?.shares ?? []), person.id);
    this.list.row(person.id)?.input.focus();
  }

  /** The focus goes to the seller who takes the place, or to the field that adds one. */
  private remove(key: string): void {
    const { present } = this.steps;
    const owner = this.form?.owner;
    const ownRow = this.stored?.shares.find((share) => share.sellerId === owner?.id);
    const index = present.findIndex((share) => share.key === key);
    this.change(edits.without(present, key, owner ? edits.ownerWithAll(owner, ownRow?.shareId ?? null) : null), null);
    const left = this.steps.present;
    (this.list.row(left[Math.min(index, left.length - 1)]?.key)?.removeButton ?? this.search.input).focus();
  }

  private split(): void {
    const split = edits.splitEvenly(this.steps.present);
    if (split.reason?.rule === "P6") {
      this.message = { intent: "warning", text: this.teller.sentence(split.reason) };
      this.render();
    } else {
      this.list.forgetTyped();
      this.change(split, null);
    }
  }

  /** Ctrl+Z and Ctrl+Y walk through the steps; where somebody is searched for they are the field's own. */
  private walk(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    const isBack = key === "z" && !event.shiftKey;
    const isForth = key === "y" || (key === "z" && event.shiftKey);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && (isBack || isForth) && event.target !== this.search.input) {
      event.preventDefault();
      event.stopPropagation();
      if (this.canEdit) {
        this.takeBack(() => (isBack ? this.steps.undo() : this.steps.redo()));
      }
    }
  }

  private render(): void {
    const { stored, form } = this;
    const sellers = this.steps.present;
    const money = stored?.isOpen && form?.amount !== undefined ? form.amount : (stored?.amount ?? null);
    const { canEdit } = this;
    this.content.hidden = stored === null;
    if (this.written.currency !== money?.currency) {
      this.written = new Written(this.host.format, money?.currency);
    }

    const amounts = money ? shareAmounts(money.value, sellers.map((share) => share.percent)) : [];
    const was = new Map(stored?.shares.map((share) => [share.shareId, share.percent]));
    this.collisionList.update(this.openCollisions, sellers);
    this.bar.update(sellers, canEdit);
    this.list.update(
      sellers.map((share, index) => ({
        share,
        index,
        was: was.get(share.shareId ?? "") ?? null,
        amount: amounts[index],
        total: money?.value,
        canEdit,
        written: this.written,
      })),
    );
    this.told.textContent = this.steps.told;
    this.search.element.hidden = !canEdit;
    this.sum.update(sellers, this.written, money?.value, amounts);
    this.ways.update(sellers, canEdit);
    this.messages.show(this.failure ?? this.ownerOffer() ?? this.message ?? this.offer ?? this.standing());
    this.updateToolbar();
    this.handOver();
  }

  private updateToolbar(): void {
    const { steps, canEdit } = this;
    this.toolbar.element.hidden = !canEdit;
    this.toolbar.update({
      split: canEdit && steps.present.some((share) => !share.isFixed),
      undo: canEdit && steps.canUndo,
      redo: canEdit && steps.canRedo,
      discard: canEdit && (steps.isChanged || this.problem !== null),
    });
  }

  private handOver(): void {
    const { stored, steps } = this;
    if (!stored || this.failure) {
      return;
    }

    // Something typed that can't be read is unsaved too: so no save, and no command that saves first, goes past it.
    const isBegun = steps.isChanged || this.problem !== null;
    const asksWhy = this.colleague !== undefined;
    this.note.element.hidden = !asksWhy;
    if (asksWhy) {
      void this.askWhetherRequired();
    } else if (!isBegun) {
      this.note.input.value = "";
    }

    const draft = isBegun ? textOfDraft(merging.madeFrom(stored.shares, this.openCollisions), steps.present, asksWhy ? this.note.given : null) : null;
    if (draft !== this.handedOver) {
      this.handedOver = draft;
      this.host.draftChanged(draft);
    }
  }

  /** A colleague whose share the save would change; what the form that creates it brings is nobody's change. */
  private get colleague(): string | undefined {
    return this.stored && this.form?.opportunityId ? colleagueIn(this.stored.shares, this.steps.present, this.host.userId) : undefined;
  }

  private async askWhetherRequired(): Promise<void> {
    if (this.isReasonRequired === null) {
      this.isReasonRequired = false;
      this.isReasonRequired = await this.host.isReasonRequired();
      this.note.ask(this.isReasonRequired);
      this.updateToolbar();
    }
  }

  /** What was done, and the sum that it leaves. */
  private announce(done: string): void {
    this.announcer.say(`${done} ${this.sum.text(this.steps.present, this.written)}`.trim());
  }

  /** P17: the new owner of several sellers' opportunity gets no share unless somebody gives them one. */
  private ownerOffer(): Message | null {
    const owner = this.form?.owner;
    const sellers = this.steps.present;
    if (!owner || !this.canEdit || !this.isOwnerNew || sellers.length === 0 || this.sellerIds().includes(owner.id)) {
      return null;
    }

    const { texts } = this.host;
    return {
      intent: "warning",
      text: texts("Owner_HasNoShare", owner.name),
      actions: [{ text: texts("Owner_Add", owner.name), run: () => this.add(owner) }],
    };
  }

  private get isOwnerNew(): boolean {
    return this.form?.opportunityId === null ? this.firstOwner !== this.form.owner?.id : this.form?.isOwnerChanged === true;
  }

  /** What is to be told as long as the opportunity is as it is. */
  private standing(): Message | null {
    const { texts } = this.host;
    if (!this.stored) {
      return null;
    }

    const text = !this.stored.isOpen ? texts("Panel_Closed") : this.form?.isReadOnly ? texts("Panel_ReadOnly") : "";
    if (text !== "") {
      return { intent: "info", text };
    }

    return this.steps.present.length === 0 && this.steps.told === "" ? { intent: "info", text: texts("Panel_NoSellers") } : null;
  }

  private get openCollisions(): readonly Collision[] {
    return this.collisions.filter((collision) => merging.isOpen(collision, this.steps.present));
  }

  private get canEdit(): boolean {
    return this.stored?.isOpen === true && this.form?.isReadOnly === false;
  }

  private sellerIds(): string[] {
    return this.steps.present.map((share) => share.sellerId).filter((id): id is string => id !== null);
  }
}

const nothingStored: OpportunityShares = { isOpen: true, amount: null, shares: [] };

function typing(key: string): string {
  return `type ${key}`;
}

function moving({ left }: Boundary): string {
  return `move ${left.key}`;
}

function isSameForm(a: FormState, b: FormState): boolean {
  return (
    a.isReadOnly === b.isReadOnly &&
    a.isOwnerChanged === b.isOwnerChanged &&
    a.owner?.id === b.owner?.id &&
    a.owner?.name === b.owner?.name &&
    a.amount?.value === b.amount?.value &&
    a.amount?.currency.symbol === b.amount?.currency.symbol &&
    a.amount?.currency.decimals === b.amount?.currency.decimals &&
    (a.amount === undefined) === (b.amount === undefined)
  );
}
