import type { TextKey, Texts } from "../texts";
import { Button } from "../ui/button";
import { isoDay, parseDay, today, formatDay, writtenDay, type Day } from "../ui/day";
import { h, uniqueId } from "../ui/dom";
import { nextSpan, type Span, type Unit } from "./spans";

const units: readonly (readonly [Unit, TextKey])[] = [["quarter", "Commission_NewQuarter"], ["month", "Commission_NewMonth"]];

/** The next period by one press, or one of other days. */
export class NewPeriod {
  readonly element = h("div", { class: "new-period" });
  private readonly texts: Texts;

  constructor(
    private readonly host: { texts: Texts; dayPattern: string },
    private readonly create: (span: Span) => void,
  ) {
    this.texts = host.texts;
  }

  /** @param lastDays Of the periods there are. @param beginning The day of what was won first. */
  show(lastDays: readonly string[], beginning: string): void {
    const { texts } = this;
    const next = units.map(([unit, text]) => {
      const span = nextSpan(lastDays, beginning, unit);
      const button = new Button({ text: texts(text, span.name === "" ? this.written(span) : span.name), icon: "add", run: () => this.create(span) });
      button.element.classList.add("outline");
      button.element.title = this.written(span);
      return button.element;
    });
    const suggested = nextSpan(lastDays, beginning, "quarter");
    const first = this.field("Commission_FirstDay", suggested.first);
    const last = this.field("Commission_LastDay", suggested.last);
    const own = new Button({ text: texts("Commission_Create"), run: () => this.createOwn(first, last) });
    own.element.classList.add("outline");
    this.element.replaceChildren(
      h("div", { class: "actions" }, ...next),
      h("details", {}, h("summary", {}, texts("Commission_OtherDays")), h("div", { class: "filter" }, first.element, last.element, h("div", { class: "actions end" }, own.element))),
    );
  }

  private written({ first, last }: Span): string {
    return `${writtenDay(first, this.host.dayPattern)} – ${writtenDay(last, this.host.dayPattern)}`;
  }

  private createOwn(first: DayField, last: DayField): void {
    const [from, to] = [first.day, last.day];
    first.say(from === null);
    last.say(to === null);
    if (from && to) {
      this.create({ first: isoDay(from), last: isoDay(to), name: "" });
    } else {
      (from ? last : first).input.focus();
    }
  }

  private field(label: TextKey, iso: string): DayField {
    return new DayField(this.texts(label), writtenDay(iso, this.host.dayPattern), this.host);
  }
}

/** A day that is typed. */
class DayField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly problem = h("p", { id: uniqueId("problem"), class: "problem", role: "alert" });

  constructor(
    label: string,
    value: string,
    private readonly host: { texts: Texts; dayPattern: string },
  ) {
    this.input = h("input", { id: uniqueId("day"), class: "input", autocomplete: "off", "aria-describedby": this.problem.id });
    this.input.value = value;
    this.element = h("div", { class: "field" }, h("label", { class: "field-label", for: this.input.id }, label), this.input, this.problem);
  }

  get day(): Day | null {
    return parseDay(this.input.value, this.host.dayPattern);
  }

  say(isWrong: boolean): void {
    this.problem.textContent = isWrong ? this.host.texts("Problem_NotADay", formatDay(today(), this.host.dayPattern)) : "";
    this.input.setAttribute("aria-invalid", String(isWrong));
  }
}
