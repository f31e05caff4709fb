import type { Person } from "../dataverse/people";
import type { TextKey, Texts } from "../texts";
import { iconButton } from "../ui/button";
import { formatDay, isoDay, parseDay, today, type Day } from "../ui/day";
import { h, uniqueId } from "../ui/dom";
import { PersonSearch } from "../ui/personsearch";
import type { AsOfHost } from "./asofhost";
import { statuses, type AsOfFilter, type Status } from "./filter";

export const statusTexts: Record<Status, TextKey> = { open: "AsOf_Open", won: "AsOf_Won", lost: "AsOf_Lost", expired: "AsOf_Expired" };

/** The day and what narrows the opportunities. */
export class FilterFields {
  readonly element: HTMLElement;
  private readonly texts: Texts;
  private readonly day: HTMLInputElement;
  private readonly problem = h("p", { id: uniqueId("problem"), class: "problem", role: "alert" });
  private readonly chosen = h("div", { class: "chosen", role: "status" });
  private readonly search: PersonSearch;
  private readonly status: HTMLSelectElement;
  private readonly currency: HTMLSelectElement;
  private seller: Person | null = null;

  constructor(
    private readonly host: Pick<AsOfHost, "texts" | "dayPattern" | "currencies" | "find">,
    run: () => void,
  ) {
    const { texts, currencies } = host;
    this.texts = texts;
    this.day = h("input", {
      class: "input",
      autocomplete: "off",
      "aria-describedby": this.problem.id,
      oninput: () => this.dayChanged(),
      onkeydown: (event: KeyboardEvent) => event.key === "Enter" && run(),
    });
    this.day.value = formatDay(today(), host.dayPattern);
    this.search = new PersonSearch({ texts, label: texts("Table_Seller"), find: (text) => host.find(text), pick: (person) => this.choose(person) });
    const any = () => h("option", { value: "" }, texts("AsOf_Any"));
    this.status = h("select", { class: "input" }, any(), ...statuses.map((status) => h("option", { value: status }, texts(statusTexts[status]))));
    this.currency = h("select", { class: "input" }, any(), ...currencies.map(({ id, code }) => h("option", { value: id }, code)));
    this.element = h(
      "div",
      { class: "filter" },
      field(texts("AsOf_Day"), this.day, this.problem),
      h("div", { class: "field" }, this.search.element, this.chosen),
      field(texts("AsOf_Status"), this.status),
      field(texts("AsOf_Currency"), this.currency),
    );
  }

  /** Null where the day is none. */
  get filter(): AsOfFilter | null {
    const day = this.typedDay;
    return day && { day: isoDay(day), sellerId: this.seller?.id ?? null, status: (this.status.value || null) as Status | null, currencyId: this.currency.value || null };
  }

  /** The day as the user writes it. */
  get writtenDay(): string {
    return formatDay(this.typedDay ?? today(), this.host.dayPattern);
  }

  focusDay(): void {
    this.day.focus();
  }

  private get typedDay(): Day | null {
    return parseDay(this.day.value, this.host.dayPattern);
  }

  private dayChanged(): void {
    const isWrong = this.typedDay === null;
    this.problem.textContent = isWrong ? this.texts("Problem_NotADay", formatDay(today(), this.host.dayPattern)) : "";
    this.day.setAttribute("aria-invalid", String(isWrong));
  }

  private choose(person: Person | null): void {
    this.seller = person;
    const none = iconButton("close", this.texts("AsOf_AnySeller"), () => {
      this.choose(null);
      this.search.input.focus();
    });
    this.chosen.replaceChildren(...(person ? [h("span", {}, person.name), none] : []));
  }
}

function field(label: string, input: HTMLElement, ...more: HTMLElement[]): HTMLElement {
  input.id = uniqueId("field");
  return h("div", { class: "field" }, h("label", { class: "field-label", for: input.id }, label), input, ...more);
}
