import { stageSetting } from "../dataverse/names";
import type { Texts } from "../texts";
import { Button, iconButton } from "../ui/button";
import { h, setAttribute, uniqueId } from "../ui/dom";
import { icon } from "../ui/icons";
import { isColour, type EditedOption, type Problem } from "./edits";
import { languageCode } from "./languages";
import { originOf, wordsOf, type ListName } from "./options";
import { isProbability, withStatus, type StageDefaults } from "./stages";

/** What a row does to its list. */
export interface RowActions {
  change(key: string, change: Partial<Pick<EditedOption, "labels" | "colour">>): void;
  move(key: string, by: number): void;
  moveTo(key: string, place: number): void;
  retire(key: string): void;
  keep(key: string): void;
  changeStage(key: string, defaults: StageDefaults): void;
  /** The option whose row is at this height on the screen, by its place. */
  placeAt(y: number): number;
}

export interface RowSetting {
  texts: Texts;
  list: ListName;
  /** The provisioned ones, the user's own first. */
  languages: readonly number[];
  nameOf: (language: number) => string;
  baseLanguage: number;
  mayChange: boolean;
  /** Of the rejections, for the stages. */
  rejections: readonly { value: number; text: string }[];
  actions: RowActions;
}

export interface RowState {
  option: EditedOption;
  place: number;
  count: number;
  /** Null where it isn't counted yet. */
  rows: number | "many" | null;
  isChanged: boolean;
  problem: Problem | null;
  /** What was refused or has happened meanwhile, in words. */
  told: string;
  stage: StageDefaults | null;
}

/** One option: its words by language, its colour, its place, who uses and who made it. */
export class OptionRow {
  readonly element: HTMLElement;
  private readonly fields = new Map<number, HTMLInputElement>();
  private readonly swatch = h("input", { type: "color", class: "swatch" });
  private readonly colour = h("input", { class: "input", maxlength: 7, spellcheck: "false", autocomplete: "off" });
  private readonly problem = h("p", { id: uniqueId("problem"), class: "problem", role: "alert" });
  private readonly rows = h("span", { class: "count" });
  private readonly origin = h("span", { class: "badge" });
  private readonly state = h("span", { class: "badge changed" });
  private readonly asked = h("div", { class: "asked", hidden: true });
  private readonly up: HTMLButtonElement;
  private readonly down: HTMLButtonElement;
  private readonly retire: Button;
  private readonly probability = h("input", { class: "input", inputmode: "numeric", autocomplete: "off", maxlength: 5 });
  private readonly status: HTMLSelectElement;
  private readonly rejection: HTMLSelectElement;
  private current: RowState;

  constructor(
    private readonly setting: RowSetting,
    state: RowState,
  ) {
    const { texts, list, mayChange, actions } = setting;
    const { key } = state.option;
    this.current = state;
    this.up = iconButton("up", "", () => actions.move(key, -1));
    this.down = iconButton("down", "", () => actions.move(key, 1));
    this.retire = new Button({ text: texts("Lists_Retire"), run: () => this.toggle() });
    this.status = select([
      { value: stageSetting.won, text: texts("AsOf_Won") },
      { value: stageSetting.lost, text: texts("AsOf_Lost") },
      { value: stageSetting.expired, text: texts("AsOf_Expired") },
    ], texts("Lists_StatusNone"));
    this.rejection = select(setting.rejections, texts("Close_NoRejection"));
    this.element = h(
      "li",
      { class: "option-row", onkeydown: (event: KeyboardEvent) => this.onKey(event) },
      h("div", { class: "place", hidden: !mayChange }, this.handle(), this.up, this.down),
      h("div", { class: "words" }, ...setting.languages.map((language) => this.wordsField(language))),
      h("div", { class: "colour" }, this.swatch, this.colour),
      h("div", { class: "facts" }, this.rows, this.origin, this.state),
      h("div", { class: "does", hidden: !mayChange }, this.retire.element),
      list === "opps_opportunitystage" ? this.stageFields() : null,
      this.problem,
      this.asked,
    );
    this.retire.element.classList.add("outline");
    this.swatch.addEventListener("input", () => actions.change(key, { colour: this.swatch.value.toUpperCase() }));
    this.colour.addEventListener("input", () => actions.change(key, { colour: this.colour.value.trim() }));
    this.colour.setAttribute("aria-describedby", this.problem.id);
    this.colour.placeholder = mayChange ? "#RRGGBB" : none;
    this.probability.placeholder = mayChange ? "" : none;
    this.show(state);
  }

  show(state: RowState): void {
    const { texts, list, languages, nameOf, mayChange } = this.setting;
    const { option, place, count, rows, problem, isChanged } = state;
    const name = wordsOf(option.labels, languages) || texts("Lists_New");
    const isFixed = !mayChange || option.isRetired;
    this.current = state;
    this.element.classList.toggle("retired", option.isRetired);
    this.element.setAttribute("aria-label", name);
    this.fields.forEach((field, language) => {
      const words = option.labels[language] ?? "";
      write(field, words);
      field.readOnly = isFixed;
      field.setAttribute("aria-label", `${nameOf(language)}: ${name}`);
      field.classList.toggle("missing", words.trim() === "");
      setAttribute(field, "aria-invalid", (problem === "words" && language === this.setting.baseLanguage) || (problem === "taken" && words.trim() === "" && (option.loaded?.labels[language] ?? "") !== ""));
    });
    write(this.colour, option.colour);
    this.colour.readOnly = isFixed;
    this.colour.setAttribute("aria-label", texts("Lists_ColourOf", name));
    this.colour.setAttribute("aria-invalid", String(problem === "colour"));
    this.swatch.value = isColour(option.colour) && option.colour !== "" ? option.colour.toLowerCase() : "#ffffff";
    this.swatch.classList.toggle("none", option.colour === "" || !isColour(option.colour));
    this.swatch.disabled = isFixed;
    this.swatch.setAttribute("aria-label", texts("Lists_PickColour", name));
    this.rows.textContent = option.loaded ? rowsText(rows, texts) : "";
    this.origin.textContent = option.loaded ? texts(origins[originOf(list, option.loaded)]) : "";
    this.origin.hidden = !option.loaded;
    this.state.textContent = texts(option.isRetired ? "Lists_WillRetire" : option.loaded ? "Lists_Changed" : "Lists_New");
    this.state.hidden = !isChanged && !option.isRetired && option.loaded !== null;
    label(this.up, texts("Lists_Up", name));
    label(this.down, texts("Lists_Down", name));
    this.up.setAttribute("aria-disabled", String(place === 0));
    this.down.setAttribute("aria-disabled", String(place === count - 1));
    this.retire.say(texts(option.isRetired ? "Lists_Keep" : "Lists_Retire"));
    this.retire.element.setAttribute("aria-label", `${texts(option.isRetired ? "Lists_Keep" : "Lists_Retire")}: ${name}`);
    this.problem.textContent = problem ? texts(problems[problem], nameOf(this.setting.baseLanguage)) : state.told;
    this.showStage(state, name, isFixed);
  }

  /** Where somebody who has to mend something goes. */
  focus(): void {
    (this.element.querySelector<HTMLElement>("[aria-invalid=true]") ?? this.element.querySelector<HTMLElement>("input"))?.focus();
  }

  private wordsField(language: number): HTMLElement {
    const field = h("input", {
      class: "input",
      autocomplete: "off",
      lang: languageCode(language),
      placeholder: this.setting.mayChange ? this.setting.texts("Lists_Missing") : none,
      oninput: () => {
        const { option } = this.current;
        this.setting.actions.change(option.key, { labels: { ...option.labels, [language]: field.value } });
      },
    });
    this.fields.set(language, field);
    return h("div", { class: "field" }, h("span", { class: "field-label", "aria-hidden": "true" }, this.setting.nameOf(language)), field);
  }

  private stageFields(): HTMLElement {
    const { texts, actions } = this.setting;
    const change = (defaults: StageDefaults) => actions.changeStage(this.current.option.key, defaults);
    const now = () => this.current.stage ?? { probability: "", status: null, rejection: null };
    this.probability.addEventListener("input", () => change({ ...now(), probability: this.probability.value }));
    this.status.addEventListener("change", () => change(withStatus(now(), chosen(this.status))));
    this.rejection.addEventListener("change", () => change({ ...now(), rejection: chosen(this.rejection) }));
    return h(
      "div",
      { class: "stage" },
      field(texts("Lists_Probability"), this.probability),
      field(texts("Lists_StatusOffered"), this.status),
      field(texts("Lists_RejectionOffered"), this.rejection),
    );
  }

  private showStage({ stage, problem }: RowState, name: string, isFixed: boolean): void {
    const { texts } = this.setting;
    const { probability, status, rejection } = stage ?? { probability: "", status: null, rejection: null };
    write(this.probability, probability);
    this.probability.readOnly = isFixed;
    this.probability.setAttribute("aria-label", `${texts("Lists_Probability")}: ${name}`);
    const isWrong = !isProbability(probability);
    this.probability.setAttribute("aria-invalid", String(isWrong));
    if (isWrong && problem === null) {
      this.problem.textContent = texts("Lists_ProbabilityWrong");
    }

    this.status.value = String(status ?? "");
    this.status.disabled = isFixed;
    this.status.setAttribute("aria-label", `${texts("Lists_StatusOffered")}: ${name}`);
    this.rejection.value = String(rejection ?? "");
    this.rejection.disabled = isFixed;
    this.rejection.setAttribute("aria-label", `${texts("Lists_RejectionOffered")}: ${name}`);
    this.rejection.parentElement?.toggleAttribute("hidden", status !== stageSetting.lost);
  }

  /** Asks before retiring what rows may hold; what is new goes at once. */
  private toggle(): void {
    const { option, rows } = this.current;
    const { texts, actions, languages } = this.setting;
    if (option.isRetired) {
      actions.keep(option.key);
      return;
    }

    if (!option.loaded) {
      actions.retire(option.key);
      return;
    }

    const yes = new Button({ text: texts("Lists_RetireYes"), look: "primary", run: () => this.answer(() => actions.retire(option.key)) });
    const no = new Button({ text: texts("Dialog_Cancel"), run: () => this.answer(() => undefined) });
    no.element.classList.add("outline");
    const words = texts(rows === 0 ? "Lists_RetireNone" : "Lists_RetireSome", wordsOf(option.labels, languages), rowsText(rows, texts));
    this.asked.replaceChildren(h("p", { role: "alert" }, words), h("div", { class: "actions" }, yes.element, no.element));
    this.asked.hidden = false;
    no.element.focus();
  }

  private answer(run: () => void): void {
    this.asked.hidden = true;
    this.asked.replaceChildren();
    run();
    this.retire.element.focus();
  }

  private onKey(event: KeyboardEvent): void {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (event.key === "Escape" && !this.asked.hidden) {
      event.preventDefault();
      this.answer(() => undefined);
    } else if (event.altKey && by !== 0 && this.setting.mayChange) {
      event.preventDefault();
      this.setting.actions.move(this.current.option.key, by);
    }
  }

  /** For a mouse or a finger; the buttons and keys do the same. */
  private handle(): HTMLElement {
    const { actions } = this.setting;
    const element = h(
      "span",
      {
        class: "drag",
        title: this.setting.texts("Lists_Drag"),
        onpointerdown: (event: PointerEvent) => {
          event.preventDefault();
          element.setPointerCapture(event.pointerId);
          this.element.classList.add("dragged");
        },
        onpointermove: (event: PointerEvent) => {
          if (this.element.classList.contains("dragged")) {
            actions.moveTo(this.current.option.key, actions.placeAt(event.clientY));
          }
        },
        onpointerup: () => this.element.classList.remove("dragged"),
        onpointercancel: () => this.element.classList.remove("dragged"),
      },
      icon("drag"),
    );
    return element;
  }
}

/** What a reader sees where there is nothing. */
const none = "–";

const origins = { ours: "Lists_Ours", yours: "Lists_Yours", others: "Lists_Others" } as const;

const problems = { colour: "Lists_ColourWrong", words: "Lists_WordsWrong", taken: "Lists_WordsTaken" } as const;

/** "12 opportunities"; nothing where they aren't counted yet. */
function rowsText(rows: number | "many" | null, texts: Texts): string {
  return rows === null ? "" : rows === "many" ? texts("Lists_RowsMore") : rows === 1 ? texts("Lists_RowsOne") : texts("Lists_Rows", String(rows));
}

function label(button: HTMLElement, text: string): void {
  button.setAttribute("aria-label", text);
  button.title = text;
}

/** What is typed right now isn't written over, so that the cursor stays. */
function write(input: HTMLInputElement, value: string): void {
  if (input.value.trim() !== value.trim()) {
    input.value = value;
  }
}

function select(choices: readonly { value: number; text: string }[], none: string): HTMLSelectElement {
  return h("select", { class: "input" }, h("option", { value: "" }, none), ...choices.map(({ value, text }) => h("option", { value }, text)));
}

function chosen(element: HTMLSelectElement): number | null {
  return element.value === "" ? null : Number(element.value);
}

function field(text: string, input: HTMLElement): HTMLElement {
  return h("div", { class: "field" }, h("span", { class: "field-label", "aria-hidden": "true" }, text), input);
}
