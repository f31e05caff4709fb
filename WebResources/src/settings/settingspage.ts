import { messageOf } from "../dataverse/errors";
import { formatPercent, type NumberFormat } from "../shares/numberformat";
import { parsePercent } from "../shares/parse";
import type { TextKey, Texts } from "../texts";
import { Button } from "../ui/button";
import { h, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import { sumExample } from "./example";
import type { SettingsService } from "./settingsservice";
import { defaultTerms, isSameTerms, type Terms } from "./terms";

export interface SettingsHost {
  readonly texts: Texts;
  readonly format: NumberFormat;
  readonly service: SettingsService;
  /** What somebody lacks who only reads; empty for who may change the settings. */
  readonly lacking: readonly string[];
  /** Where the first steps are shown again. */
  readonly firstSteps: string;
  warnBeforeLeaving(isUnsaved: () => boolean): void;
}

/** The settings of the environment: what each does, its default, and what it comes to. */
export class SettingsPage {
  private readonly sum: Choice;
  private readonly nobody: Choice;
  private readonly period: Choice;
  private readonly reason: Choice;
  private readonly customer: Choice;
  private readonly tolerance = h("input", { id: uniqueId("tolerance"), class: "input", inputmode: "decimal", autocomplete: "off", maxlength: 8 });
  private readonly problem = h("p", { id: uniqueId("problem"), class: "problem", role: "alert" });
  private readonly toleranceBack: Button;
  private readonly sumExample = h("p", { class: "example", "aria-live": "polite" });
  private readonly notice = new MessageBar();
  private readonly messages = new MessageBar();
  private readonly save: Button;
  private stored: Terms = defaultTerms;
  private version = "";
  private isBusy = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly host: SettingsHost,
  ) {
    const { texts } = host;
    const changed = () => this.changed();
    const mayChange = this.mayChange;
    const choice = (...words: ConstructorParameters<typeof Choice>[1]) => new Choice(texts, words, mayChange, changed);
    this.sum = choice("Settings_Sum", "Settings_SumText", "Settings_Tell", "Settings_Refuse");
    this.nobody = choice("Settings_Nobody", "Settings_NobodyText", "Settings_Tell", "Settings_Refuse", "Settings_ExampleNobody", "Settings_ExampleSomebody");
    this.period = choice("Settings_Period", "Settings_PeriodText", "Settings_List", "Settings_Refuse", "Settings_ExamplePeriodList", "Settings_ExamplePeriodRefuse");
    this.reason = choice("Settings_Reason", "Settings_ReasonText", "Settings_Optional", "Settings_Required", "Settings_ExampleReasonOptional", "Settings_ExampleReasonRequired");
    this.customer = choice("Settings_Customer", "Settings_CustomerText", "Settings_Off", "Settings_On", "Settings_ExampleCustomerOff", "Settings_ExampleCustomerOn");
    this.save = new Button({ text: texts("Settings_Save"), look: "primary", run: () => void this.saveTerms() });
    this.toleranceBack = back(texts, texts("Settings_Tolerance"), () => {
      this.tolerance.value = formatPercent(defaultTerms.tolerance, host.format);
      changed();
    });
    this.tolerance.readOnly = !mayChange;
    this.tolerance.setAttribute("aria-describedby", this.problem.id);
    this.tolerance.addEventListener("input", changed);
    root.replaceChildren(
      h("h1", {}, texts("Settings_Title")),
      h("p", { class: "scope" }, texts("Settings_Scope")),
      this.notice.element,
      this.sum.element,
      h(
        "section",
        { class: "setting" },
        h("h2", {}, h("label", { for: this.tolerance.id }, texts("Settings_Tolerance"))),
        h("p", {}, texts("Settings_ToleranceText")),
        h("div", { class: "row" }, this.tolerance, h("span", { "aria-hidden": "true" }, "%"), h("span", { class: "secondary" }, texts("Settings_Default", formatPercent(defaultTerms.tolerance, host.format))), mayChange ? this.toleranceBack.element : null),
        this.problem,
        this.sumExample,
      ),
      this.nobody.element,
      this.period.element,
      this.reason.element,
      this.customer.element,
      h("p", { hidden: !mayChange }, h("a", { href: host.firstSteps, target: "_parent" }, texts("Settings_FirstSteps"))),
      h("div", { class: "save-bar" }, this.messages.element, h("div", { class: "actions", hidden: !mayChange }, this.save.element)),
    );
    if (!mayChange) {
      this.notice.show({ intent: "info", text: texts("Lists_ReadOnly", host.lacking.join(", ")) });
    }

    host.warnBeforeLeaving(() => this.isUnsaved);
    void this.start();
  }

  private get mayChange(): boolean {
    return this.host.lacking.length === 0;
  }

  /** Null while the tolerance can't be read. */
  private get terms(): Terms | null {
    const typed = parsePercent(this.tolerance.value, this.host.format.group);
    return "percent" in typed
      ? {
          refusesSum: this.sum.isOther,
          tolerance: typed.percent,
          refusesNobody: this.nobody.isOther,
          refusesPeriod: this.period.isOther,
          requiresReason: this.reason.isOther,
          givesCustomerSellers: this.customer.isOther,
        }
      : null;
  }

  private get isUnsaved(): boolean {
    const { terms } = this;
    return terms === null || !isSameTerms(terms, this.stored);
  }

  private async start(): Promise<void> {
    this.busy(true);
    try {
      await this.load();
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }

    this.busy(false);
  }

  private async load(): Promise<void> {
    const { terms, version } = await this.host.service.read();
    this.stored = terms;
    this.version = version;
    this.sum.isOther = terms.refusesSum;
    this.nobody.isOther = terms.refusesNobody;
    this.period.isOther = terms.refusesPeriod;
    this.reason.isOther = terms.requiresReason;
    this.customer.isOther = terms.givesCustomerSellers;
    this.tolerance.value = formatPercent(terms.tolerance, this.host.format);
    this.show();
  }

  private changed(): void {
    this.messages.show(null);
    this.show();
  }

  private show(): void {
    const { terms } = this;
    const { texts, format } = this.host;
    this.problem.textContent = terms ? "" : texts("Settings_ToleranceWrong", formatPercent(1, format));
    this.tolerance.setAttribute("aria-invalid", String(terms === null));
    if (terms) {
      say(this.sumExample, sumExample(terms, texts, format));
    }

    this.toleranceBack.enable(terms?.tolerance !== defaultTerms.tolerance);
    for (const choice of [this.sum, this.nobody, this.period, this.reason, this.customer]) {
      choice.show();
    }

    this.save.enable(terms !== null && this.isUnsaved && !this.isBusy);
  }

  private async saveTerms(): Promise<void> {
    const { terms } = this;
    const { texts, service } = this.host;
    if (!terms || this.isBusy) {
      return;
    }

    this.busy(true);
    try {
      const isWritten = await service.write(terms, this.version);
      await this.load();
      this.messages.show(isWritten ? { intent: "success", text: texts("Settings_Saved") } : { intent: "warning", text: texts("Settings_Meanwhile") });
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }

    this.busy(false);
  }

  private busy(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.root.setAttribute("aria-busy", String(isBusy));
    this.show();
  }
}

/** The default, or the other. */
class Choice {
  readonly element: HTMLElement;
  private readonly usual: HTMLInputElement;
  private readonly other: HTMLInputElement;
  private readonly back: Button;
  private readonly example = h("p", { class: "example", "aria-live": "polite" });

  constructor(
    private readonly texts: Texts,
    private readonly words: readonly [title: TextKey, text: TextKey, usual: TextKey, other: TextKey, usualExample?: TextKey, otherExample?: TextKey],
    mayChange: boolean,
    changed: () => void,
  ) {
    const [title, text, usual, other, usualExample] = words;
    const name = uniqueId("choice");
    const radio = () => h("input", { type: "radio", name, disabled: !mayChange, onchange: changed });
    this.usual = radio();
    this.other = radio();
    this.usual.checked = true;
    this.back = back(texts, texts(title), () => {
      this.isOther = false;
      changed();
    });
    const heading = h("h2", { id: uniqueId("setting") }, texts(title));
    this.element = h(
      "section",
      { class: "setting" },
      heading,
      h("p", {}, texts(text)),
      h(
        "div",
        { class: "row", role: "radiogroup", "aria-labelledby": heading.id },
        h("label", {}, this.usual, h("span", {}, texts(usual))),
        h("label", {}, this.other, h("span", {}, texts(other))),
        mayChange ? this.back.element : null,
      ),
      usualExample ? this.example : null,
    );
  }

  get isOther(): boolean {
    return this.other.checked;
  }

  set isOther(isOther: boolean) {
    this.usual.checked = !isOther;
    this.other.checked = isOther;
  }

  show(): void {
    const [, , , , usualExample, otherExample] = this.words;
    const key = this.isOther ? otherExample : usualExample;
    this.back.enable(this.isOther);
    if (key) {
      say(this.example, this.texts(key));
    }
  }
}

function back(texts: Texts, title: string, run: () => void): Button {
  const button = new Button({ text: texts("Settings_Back"), run });
  button.element.classList.add("small");
  button.element.setAttribute("aria-label", `${texts("Settings_Back")}: ${title}`);
  return button;
}

/** Only what is new is read out. */
function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
