import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { session } from "../data/session";
import { createRow } from "../form/quickcreate";
import type { RowList } from "../grid/rowlist";
import { addressOf } from "../shell/pages";
import { router } from "../shell/router";
import { languageTag, text } from "../texts/texts";
import { button, message, select } from "../ui/controls";
import { messageOf, showError } from "../ui/dialogs";
import { icon, tableIcon } from "../ui/icons";
import { Part } from "../ui/part";
import { dayOf, daysAfter, daysShown, turned, type Span } from "./days";
import { readHappenings, type Happening } from "./happenings";

const meeting = "appointment";
const firstHour = 9;

/** The activities of a list on their days, a week or a month at a time. A meeting is made on the day where it is to be. */
@customElement("app-calendar")
export class Calendar extends Part {
  @property({ attribute: false }) list!: RowList;
  @state() private span: Span = "week";
  @state() private day = dayOf(new Date());
  @state() private happenings: Happening[] = [];
  @state() private failure = "";
  private readonly loaded = () => void this.load();

  override connectedCallback(): void {
    super.connectedCallback();
    this.list.addEventListener("loaded", this.loaded);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.list.removeEventListener("loaded", this.loaded);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (["list", "span", "day"].some((name) => changed.has(name as keyof Calendar))) {
      void this.load();
    }
  }

  override render(): TemplateResult {
    const days = daysShown(this.span, this.day);
    const spans = [{ value: "week", label: text("Calendar_Week") }, { value: "month", label: text("Calendar_Month") }];
    return html`<div class="calendar-bar">
        ${button(text("Calendar_Today"), () => (this.day = dayOf(new Date())), { appearance: "outline" })}
        ${button(text("Calendar_Previous"), () => (this.day = turned(this.span, this.day, -1)), { icon: "chevronLeft", iconOnly: true })}
        ${button(text("Calendar_Next"), () => (this.day = turned(this.span, this.day, 1)), { icon: "chevronRight", iconOnly: true })}
        <h2 aria-live="polite">${this.heading(days)}</h2>
        ${select(text("Calendar_Span"), spans, this.span, (span) => (this.span = span as Span))}
      </div>
      ${this.failure ? message("error", this.failure) : nothing}
      <ol class="calendar" data-span=${this.span} aria-label=${this.heading(days)}>
        ${days.map((day) => this.cell(day))}
      </ol>`;
  }

  private heading(days: Date[]): string {
    const parts: Intl.DateTimeFormatOptions = { month: "long", year: "numeric", timeZone: "UTC", ...(this.span === "week" && { day: "numeric" }) };
    const format = new Intl.DateTimeFormat(languageTag, parts);
    return this.span === "week" ? format.formatRange(days[0]!, days[days.length - 1]!) : format.format(this.day);
  }

  private cell(day: Date): TemplateResult {
    const onDay = this.happenings.filter(({ at }) => dayOf(at).getTime() === day.getTime());
    const isOther = this.span === "month" && day.getUTCMonth() !== this.day.getUTCMonth();
    const isToday = day.getTime() === dayOf(new Date()).getTime();
    const name = new Intl.DateTimeFormat(languageTag, { weekday: "short", day: "numeric", timeZone: "UTC" }).format(day);
    return html`<li class="calendar-day" ?data-other=${isOther} ?data-today=${isToday} ?data-empty=${onDay.length === 0}>
      <div class="calendar-day-bar">
        <time datetime=${day.toISOString().slice(0, 10)} aria-current=${isToday ? "date" : nothing}>${name}</time>
        ${session.may("Create", meeting) ? button(text("Calendar_NewOn", name), () => void this.create(day), { icon: "add", iconOnly: true }) : nothing}
      </div>
      <ul>
        ${onDay.map((happening) => this.happening(happening))}
      </ul>
    </li>`;
  }

  private happening({ table, id, subject, regarding, at }: Happening): TemplateResult {
    const page = { type: "record", table, id } as const;
    return html`<li>
      <a href=${addressOf(page)} title=${[subject, regarding].filter((part) => part !== "").join(" – ")} @click=${(event: MouseEvent) => open(event, page)}
        >${icon(tableIcon(table))}<span>${session.format.time(at)} ${subject}</span></a
      >
    </li>`;
  }

  private async create(day: Date): Promise<void> {
    const at = (hour: number) => new Date(day.getTime() + hour * 3_600_000).toISOString();
    const values = { scheduledstart: at(firstHour), scheduledend: at(firstHour + 1) };
    if (await createRow({ table: meeting, values }).catch(showError)) {
      await this.list.load();
    }
  }

  private async load(): Promise<void> {
    const days = daysShown(this.span, this.day);
    try {
      this.happenings = await readHappenings(this.list.table, this.list.view.fetchXml, days[0]!, daysAfter(days[days.length - 1]!, 1));
      this.failure = "";
    } catch (failed) {
      this.failure = messageOf(failed);
    }
  }
}

function open(event: MouseEvent, page: Parameters<typeof router.go>[0]): void {
  if (!event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    void router.go(page);
  }
}
