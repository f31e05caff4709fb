import { messageOf } from "../dataverse/errors";
import { Announcer } from "../ui/announcer";
import { Button } from "../ui/button";
import { h, setChildren } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import { Progress } from "../ui/progress";
import { Tabs } from "../ui/tabs";
import { afterSaving, listTitles, namesOf, notesOf } from "./aftersaving";
import type { Counts } from "./counts";
import { addOption, changeOption, changesOf, countOf, edited, moveOption, problemOf, retireOption, type EditedList, type EditedOption } from "./edits";
import { languageName } from "./languages";
import type { ListsHost } from "./listshost";
import { each, type Lists } from "./listservice";
import { OptionRow, type RowActions, type RowState } from "./optionrow";
import { listNames, wordsOf, type ListName } from "./options";
import { changedStages, sendEdits, storedOf, unpublished, type Edits } from "./saving";
import { isProbability, noDefaults, stageStep, type StageDefaults, type StoredStage } from "./stages";

/** The lists that people choose from: edited on the page, saved and published together. */
export class ListsPage {
  private readonly tabs: Tabs<ListName>;
  private readonly notice = new MessageBar();
  private readonly waiting = new MessageBar();
  private readonly result = new MessageBar();
  private readonly options = h("ol", { class: "options-list" });
  private readonly headings = h("div", { class: "headings", "aria-hidden": "true" });
  private readonly add: Button;
  private readonly save: Button;
  private readonly discard: Button;
  private readonly state = h("p", { class: "secondary", role: "status" });
  private readonly progress = new Progress();
  private readonly announcer = new Announcer();
  private readonly rows = new Map<string, OptionRow>();
  private readonly counts = new Map<ListName, Counts>();
  private told = new Map<string, string>();
  private languages: number[] = [];
  private edits: Edits = { lists: each(() => edited([])), stages: new Map(), storedStages: [] };
  private nextKey = 0;
  private isBusy = false;
  /** Whether something was saved here that couldn't be published. */
  private isHalfPublished = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly host: ListsHost,
  ) {
    const { texts } = host;
    this.tabs = new Tabs({ label: texts("Lists_Title"), tabs: listNames.map((key) => ({ key, text: texts(listTitles[key]) })), show: () => this.showList() });
    this.add = new Button({ text: texts("Lists_Add"), icon: "add", run: () => this.addNew() });
    this.save = new Button({ text: texts("Lists_Save"), look: "primary", run: () => void this.saveAll() });
    this.discard = new Button({ text: texts("Lists_Discard"), run: () => void this.discardAll() });
    this.add.element.classList.add("outline");
    this.discard.element.classList.add("outline");
    this.add.element.hidden = !this.mayChange;
    this.tabs.panel.append(this.headings, this.options, this.add.element);
    root.replaceChildren(
      h("h1", {}, texts("Lists_Title")),
      h("p", { class: "scope" }, texts(this.mayChange ? "Lists_Scope" : "Lists_ScopeReader")),
      this.notice.element,
      this.waiting.element,
      this.tabs.element,
      this.tabs.panel,
      this.announcer.element,
      h("div", { class: "save-bar" }, this.result.element, h("div", { class: "actions", hidden: !this.mayChange }, this.save.element, this.discard.element, this.state, this.progress.element)),
    );
    if (!this.mayChange) {
      this.notice.show({ intent: "info", text: texts("Lists_ReadOnly", host.lacking.join(", ")) });
    }

    host.warnBeforeLeaving(() => this.unsaved > 0 || this.isHalfPublished);
    void this.start();
  }

  private get mayChange(): boolean {
    return this.host.lacking.length === 0;
  }

  /** How many changes wait to be saved. */
  private get unsaved(): number {
    return listNames.reduce((sum, list) => sum + this.unsavedIn(list), 0);
  }

  private unsavedIn(list: ListName): number {
    return countOf(changesOf(this.edits.lists[list])) + (list === "opps_opportunitystage" ? changedStages(this.edits) : 0);
  }

  private async start(): Promise<void> {
    this.busy(true);
    try {
      const { service, language } = this.host;
      const languages = await service.languages();
      this.languages = [language, ...languages.filter((each) => each !== language)].filter((each) => languages.includes(each));
      const drafts = await this.load();
      this.comeBack();
      await this.tellUnpublished(drafts);
    } catch (failed) {
      this.result.show({ intent: "error", text: messageOf(failed) });
    }

    this.busy(false);
    this.showList();
    void this.countRows();
  }

  private async load(): Promise<Lists> {
    const { service } = this.host;
    const [drafts, storedStages] = await Promise.all([service.drafts(), service.stages()]);
    this.edits = { lists: each((list) => edited(drafts[list])), stages: new Map(), storedStages };
    this.rows.clear();
    return drafts;
  }

  /** What was begun here and not saved is here again. */
  private comeBack(): void {
    const kept = this.mayChange ? this.host.kept.read() : null;
    if (kept) {
      this.edits = kept;
      this.result.show({ intent: "info", text: this.host.texts("Lists_Kept") });
    }
  }

  private async tellUnpublished(drafts: Lists): Promise<void> {
    const { service, texts } = this.host;
    if (!this.mayChange) {
      return;
    }

    const lists = unpublished(drafts, await service.published());
    this.waiting.show(
      lists.length === 0
        ? null
        : { intent: "warning", text: texts("Lists_Unpublished", namesOf(lists, texts)), actions: [{ text: texts("Lists_Publish"), run: () => void this.publishOnly(lists) }] },
    );
  }

  private async countRows(): Promise<void> {
    for (const list of listNames) {
      try {
        const values = this.edits.lists[list].loaded.map(({ value }) => value);
        this.counts.set(list, await this.host.service.count(list, values));
        this.refresh();
      } catch (failed) {
        this.notice.show({ intent: "warning", text: messageOf(failed) });
        return;
      }
    }
  }

  private showList(): void {
    this.rows.clear();
    this.options.replaceChildren();
    const { texts, locale } = this.host;
    this.headings.replaceChildren(
      ...(this.mayChange ? [h("span", { class: "place" })] : []),
      h("span", { class: "words" }, ...this.languages.map((language) => h("span", {}, languageName(language, locale)))),
      h("span", { class: "colour" }, texts("Lists_Colour")),
      h("span", { class: "facts" }, texts("Lists_UsedBy")),
    );
    this.root.style.setProperty("--languages", String(Math.max(1, this.languages.length)));
    this.root.classList.toggle("read-only", !this.mayChange);
    this.refresh();
  }

  /** Shows everything as it is now. */
  private refresh(): void {
    const { texts } = this.host;
    const list = this.tabs.shown;
    const { options } = this.edits.lists[list];
    const focused = document.activeElement;
    const shown = options.map((option, place) => this.rowOf(list, option, place, options.length).element);
    setChildren(this.options, shown);
    if (focused instanceof HTMLElement && focused !== document.activeElement && this.options.contains(focused)) {
      focused.focus();
    }

    for (const each of listNames) {
      this.tabs.count(each, this.unsavedIn(each), texts("Lists_Unsaved", String(this.unsavedIn(each))));
    }

    const { unsaved } = this;
    this.state.textContent = unsaved === 0 ? texts("Lists_AllSaved") : texts("Lists_Unsaved", String(unsaved));
    this.save.enable(unsaved > 0 && !this.isBusy);
    this.discard.enable(unsaved > 0 && !this.isBusy);
    this.add.enable(!this.isBusy);
  }

  private rowOf(list: ListName, option: EditedOption, place: number, count: number): OptionRow {
    const state = this.stateOf(list, option, place, count);
    const known = this.rows.get(option.key);
    if (known) {
      known.show(state);
      return known;
    }

    const { texts, locale } = this.host;
    const row = new OptionRow(
      {
        texts,
        list,
        languages: this.languages,
        nameOf: (language) => languageName(language, locale),
        baseLanguage: this.host.baseLanguage,
        mayChange: this.mayChange,
        rejections: list === "opps_opportunitystage" ? this.rejections() : [],
        actions: this.actionsOn(list),
      },
      state,
    );
    this.rows.set(option.key, row);
    return row;
  }

  private stateOf(list: ListName, option: EditedOption, place: number, count: number): RowState {
    const counts = this.counts.get(list);
    const { updates } = changesOf({ loaded: this.edits.lists[list].loaded, options: [option] });
    const isStage = list === "opps_opportunitystage";
    const hasOtherDefaults = isStage && stageStep(storedOf(this.edits.storedStages, option), this.stageOf(option)) !== null;
    return {
      option,
      place,
      count,
      rows: option.loaded && counts ? (counts.get(option.loaded.value) ?? 0) : null,
      isChanged: updates.length > 0 || hasOtherDefaults,
      problem: problemOf(option, this.host.baseLanguage),
      told: this.told.get(`${list} ${option.key}`) ?? "",
      stage: isStage ? this.stageOf(option) : null,
    };
  }

  private stageOf(option: EditedOption): StageDefaults {
    const stored: StoredStage | null = storedOf(this.edits.storedStages, option);
    return this.edits.stages.get(option.key) ?? stored ?? noDefaults;
  }

  /** Those that a stage can offer: the published and the edited ones that have a value. */
  private rejections(): { value: number; text: string }[] {
    return this.edits.lists.opps_rejectionreason.options.flatMap(({ loaded, labels, isRetired }) => (loaded && !isRetired ? [{ value: loaded.value, text: wordsOf(labels, this.languages) }] : []));
  }

  private actionsOn(list: ListName): RowActions {
    const change = (to: (now: EditedList) => EditedList, key?: string) => {
      this.edits = { ...this.edits, lists: { ...this.edits.lists, [list]: to(this.edits.lists[list]) } };
      this.changed(key === undefined ? "" : `${list} ${key}`);
    };
    const place = (key: string) => this.edits.lists[list].options.findIndex((option) => option.key === key);
    const moveTo = (key: string, to: number) => {
      const from = place(key);
      change((now) => moveOption(now, key, to));
      if (place(key) !== from) {
        const { options } = this.edits.lists[list];
        this.announcer.say(this.host.texts("Lists_Moved", wordsOf(options[place(key)]?.labels ?? {}, this.languages), String(place(key) + 1), String(options.length)));
      }
    };
    return {
      change: (key, what) => change((now) => changeOption(now, key, what), key),
      move: (key, by) => moveTo(key, place(key) + by),
      moveTo,
      retire: (key) => {
        change((now) => retireOption(now, key), key);
        if (!this.options.contains(document.activeElement)) {
          this.add.element.focus();
        }
      },
      keep: (key) => change((now) => changeOption(now, key, { isRetired: false }), key),
      changeStage: (key, defaults) => {
        this.edits = { ...this.edits, stages: new Map([...Array.from(this.edits.stages), [key, defaults]]) };
        this.changed(`${list} ${key}`);
      },
      placeAt: (y) => {
        const rows = Array.from(this.options.children, (row) => row.getBoundingClientRect());
        const found = rows.findIndex(({ bottom }) => y < bottom);
        return found < 0 ? rows.length - 1 : found;
      },
    };
  }

  /** Something was edited: it is kept in the window, and what was told of it is over. */
  private changed(key: string): void {
    this.told.delete(key);
    this.host.kept.write(this.unsaved > 0 ? this.edits : null);
    this.refresh();
  }

  private addNew(): void {
    const list = this.tabs.shown;
    this.nextKey += 1;
    const key = `new ${Date.now()} ${this.nextKey}`;
    this.edits = { ...this.edits, lists: { ...this.edits.lists, [list]: addOption(this.edits.lists[list], key) } };
    this.changed("");
    this.rows.get(key)?.focus();
  }

  private async discardAll(): Promise<void> {
    this.told.clear();
    this.host.kept.write(null);
    await this.working(async () => {
      await this.load();
      this.result.show({ intent: "info", text: this.host.texts("Lists_Discarded") });
    });
  }

  private async saveAll(): Promise<void> {
    const wrong = this.firstWrong();
    if (wrong) {
      this.tabs.choose(wrong.list);
      this.rows.get(wrong.key)?.focus();
      this.result.show({ intent: "error", text: this.host.texts("Lists_Mend") });
      return;
    }

    await this.working(async () => {
      const { service, texts } = this.host;
      const before = this.edits;
      const outcome = await sendEdits(service, before, (done, all) => this.progress.show(texts("Lists_Saving", String(done), String(all)), done, all), this.languages);
      const failure = await this.publish(outcome.touched);
      const drafts = await this.load();
      const after = afterSaving(before, this.edits, outcome, texts, this.languages);
      this.edits = after.edits;
      this.told = after.told;
      this.host.kept.write(this.unsaved > 0 ? this.edits : null);
      await this.tellUnpublished(drafts);
      const words = [...(failure === null ? [] : [failure]), ...notesOf(before, outcome, texts, this.languages)];
      const isWhole = words.length === 0;
      this.result.show({ intent: isWhole ? "success" : failure === null ? "warning" : "error", text: isWhole ? texts("Lists_Saved") : words.join(" ") });
    });
    void this.countRows();
  }

  private async publishOnly(lists: readonly ListName[]): Promise<void> {
    const { texts } = this.host;
    await this.working(async () => {
      const failure = await this.publish(lists);
      this.result.show(failure === null ? { intent: "success", text: texts("Lists_Published", namesOf(lists, texts)) } : { intent: "error", text: failure });
      await this.tellUnpublished(await this.host.service.drafts());
    });
  }

  /** Null where all is published; else what is and what isn't, after the platform's own words. */
  private async publish(lists: readonly ListName[]): Promise<string | null> {
    const { service, texts } = this.host;
    if (lists.length === 0) {
      return null;
    }

    this.progress.show(texts("Lists_Publishing"), 0, null);
    try {
      await service.publish(lists);
      this.isHalfPublished = false;
      return null;
    } catch (failed) {
      this.isHalfPublished = true;
      const words = messageOf(failed);
      try {
        const left = unpublished(await service.drafts(), await service.published()).filter((list) => lists.includes(list));
        const done = lists.filter((list) => !left.includes(list));
        return [words, ...(done.length > 0 ? [texts("Lists_DoneOf", namesOf(done, texts))] : []), ...(left.length > 0 ? [texts("Lists_LeftOf", namesOf(left, texts))] : [])].join(" ");
      } catch {
        return `${words} ${texts("Lists_LeftOf", namesOf(lists, texts))}`;
      }
    }
  }

  private firstWrong(): { list: ListName; key: string } | null {
    const order = [this.tabs.shown, ...listNames.filter((list) => list !== this.tabs.shown)];
    for (const list of order) {
      const { loaded, options } = this.edits.lists[list];
      // An option that was incomplete before and wasn't touched is nobody's fault here.
      const isTouched = (option: EditedOption) => !option.loaded || changesOf({ loaded, options: [option] }).updates.length > 0;
      const wrong = options.find(
        (option) => (isTouched(option) && problemOf(option, this.host.baseLanguage) !== null) || (list === "opps_opportunitystage" && !option.isRetired && !isProbability(this.stageOf(option).probability)),
      );
      if (wrong) {
        return { list, key: wrong.key };
      }
    }

    return null;
  }

  private async working(run: () => Promise<void>): Promise<void> {
    if (this.isBusy) {
      return;
    }

    this.busy(true);
    this.result.show(null);
    try {
      await run();
    } catch (failed) {
      this.result.show({ intent: "error", text: messageOf(failed) });
    }

    this.progress.hide();
    this.busy(false);
    this.showList();
  }

  private busy(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.root.setAttribute("aria-busy", String(isBusy));
    this.options.inert = isBusy;
    this.save.enable(!isBusy && this.unsaved > 0);
    this.discard.enable(!isBusy && this.unsaved > 0);
  }
}
