import { amountInCode } from "../commission/money";
import { baseOf } from "../commission/period";
import { writtenDays } from "../commission/periodtable";
import { messageOf } from "../dataverse/errors";
import type { MinorUnits } from "../shares/amounts";
import { formatPercent } from "../shares/numberformat";
import { Button } from "../ui/button";
import { dataTable, type Column } from "../ui/datatable";
import { writtenDay } from "../ui/day";
import { h, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import { writtenIn } from "./amounts";
import type { MyHost } from "./myhost";
import { personSums, sharesOf, sumOfAmounts, sumOfExpected, sumOfKnown, type Shares } from "./people";
import type { OwnPeriod } from "./reader";
import type { MyShare } from "./share";

/** What a seller has: open, won in the period, by statements, lost; and of everybody that the reader may read, by person. */
export class MyCommissionPage {
  private readonly byPerson: HTMLInputElement;
  private readonly messages = new MessageBar();
  private readonly content = h("div", { class: "content" });
  private all: Shares | null = null;
  private asked = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly host: MyHost,
  ) {
    const { texts, currency } = host;
    this.byPerson = h("input", { type: "checkbox", role: "switch", onchange: () => void this.showChosen() });
    root.replaceChildren(
      h("h1", {}, texts("My_Title")),
      h("p", { class: "scope" }, texts("My_Scope", currency.code)),
      h("label", { class: "switch", hidden: !host.readsOthers }, this.byPerson, h("span", {}, texts("My_ByPerson"))),
      this.messages.element,
      this.content,
    );
    void this.showChosen();
  }

  private async showChosen(): Promise<void> {
    const { userId } = this.host;
    await this.show(async () => {
      if (this.byPerson.checked) {
        this.all ??= await this.host.shares(null);
        return this.people(this.all);
      }

      const [shares, periods] = await Promise.all([this.host.shares(userId), this.host.ownPeriods(userId)]);
      return this.person(userId, shares, periods);
    });
  }

  /** What is asked for last is shown. */
  private async show(read: () => Promise<HTMLElement[]>): Promise<void> {
    this.asked += 1;
    const { asked } = this;
    this.root.setAttribute("aria-busy", "true");
    this.messages.show(null);
    try {
      const shown = await read();
      if (asked === this.asked) {
        this.content.replaceChildren(...shown);
      }
    } catch (failed) {
      if (asked === this.asked) {
        this.messages.show({ intent: "error", text: messageOf(failed) });
      }
    }

    if (asked === this.asked) {
      this.root.setAttribute("aria-busy", "false");
    }
  }

  private people(shares: Shares): HTMLElement[] {
    const { texts } = this.host;
    const heading = h("h2", { id: uniqueId("people"), tabindex: -1 }, texts("My_ByPerson"));
    const columns: Column[] = [
      { title: texts("Table_Seller") }, { title: texts("My_OpenCount"), look: "number" }, { title: texts("My_OpenFull"), look: "number" },
      { title: texts("My_OpenExpected"), look: "number" }, { title: texts("My_Won", this.span), look: "number" }, { title: texts("My_Lost", this.span), look: "number" },
    ];
    const sums = personSums(shares);
    const rows = sums.map((sum) => [
      h("button", { type: "button", class: "link", onclick: () => void this.open(sum.sellerId, sum.name, shares) }, sum.name),
      String(sum.opportunities), this.written(sum.open), this.written(sum.expected), this.written(sum.won), this.written(sum.lost),
    ]);
    const total = (of: (sum: (typeof sums)[number]) => MinorUnits | null) => this.written(sumOfKnown(sums.map(of)));
    const foot = [texts("Commission_All"), "", total(({ open }) => open), total(({ expected }) => expected), total(({ won }) => won), total(({ lost }) => lost)];
    return [heading, rows.length === 0 ? h("p", {}, texts("My_Nobody")) : h("div", { class: "table" }, dataTable(columns, heading.id, rows, foot))];
  }

  /** One of them, with a way back. */
  private async open(sellerId: string, name: string, shares: Shares): Promise<void> {
    const back = new Button({ text: this.host.texts("My_Back"), run: () => void this.showChosen() });
    back.element.classList.add("outline");
    const heading = h("h2", { tabindex: -1 }, name);
    await this.show(async () => {
      const periods = await this.host.ownPeriods(sellerId);
      return [h("div", { class: "actions" }, back.element), heading, ...this.person(sellerId, sharesOf(shares, sellerId), periods)];
    });
    heading.focus();
  }

  private person(sellerId: string, { open, won, lost }: Shares, periods: readonly OwnPeriod[]): HTMLElement[] {
    const { texts } = this.host;
    const figure = (title: string, value: MinorUnits | null) => h("div", { class: "figure" }, h("dt", {}, title), h("dd", {}, this.written(value)));
    return [
      h(
        "dl",
        { class: "figures" },
        figure(texts("My_OpenFull"), sumOfAmounts(open)),
        figure(texts("My_OpenExpected"), sumOfExpected(open)),
        figure(texts("My_Won", this.span), sumOfAmounts(won)),
        figure(texts("My_Lost", this.span), sumOfAmounts(lost)),
      ),
      this.section(texts("My_Open"), open.length === 0 ? texts("My_NoOpen") : (id) => this.openTable(open, id)),
      this.section(texts("My_Won", this.span), won.length === 0 ? texts("My_NoWon") : (id) => this.closedTable(won, "Statement_WonOn", id, false)),
      this.section(texts("My_Statements"), periods.length === 0 ? texts("My_NoStatements") : (id) => this.periodTable(sellerId, periods, id)),
      this.section(texts("My_Lost", this.span), lost.length === 0 ? texts("My_NoLost") : (id) => this.closedTable(lost, "My_LostOn", id, true)),
    ];
  }

  private section(title: string, content: string | ((headingId: string) => HTMLElement)): HTMLElement {
    const heading = h("h2", { id: uniqueId("section") }, title);
    const shown = typeof content === "string" ? h("p", {}, content) : h("div", { class: "table" }, content(heading.id));
    return h("section", { "aria-labelledby": heading.id }, heading, shown);
  }

  private openTable(shares: readonly MyShare[], headingId: string): HTMLElement {
    const { texts } = this.host;
    const columns: Column[] = [
      { title: texts("Table_Opportunity") }, { title: texts("My_Expected") }, { title: texts("Table_Percent"), look: "number" }, { title: texts("My_Part"), look: "number" },
      { title: texts("My_Probability"), look: "number" }, { title: texts("My_Weighted"), look: "number" },
    ];
    const rows = shares.map((share) => [
      this.opportunity(share), this.day(share), this.percent(share), this.written(share.amount), share.probability === null ? "–" : `${share.probability}\u00a0%`, this.written(share.expected),
    ]);
    return dataTable(columns, headingId, rows, [texts("Commission_All"), "", "", this.written(sumOfAmounts(shares)), "", this.written(sumOfExpected(shares))]);
  }

  private closedTable(shares: readonly MyShare[], closed: "Statement_WonOn" | "My_LostOn", headingId: string, hasReason: boolean): HTMLElement {
    const { texts } = this.host;
    const columns: Column[] = [
      { title: texts("Table_Opportunity") }, { title: texts(closed) }, ...(hasReason ? [{ title: texts("Statement_Why") }] : []), { title: texts("Table_Percent"), look: "number" as const },
      { title: texts("My_Part"), look: "number" },
    ];
    const why = ({ reason, isExpired }: MyShare) => [isExpired ? texts("AsOf_Expired") : "", reason].filter((part) => part !== "").join(", ") || texts("My_NoReason");
    const rows = shares.map((share) => [this.opportunity(share), this.day(share), ...(hasReason ? [why(share)] : []), this.percent(share), this.written(share.amount)]);
    return dataTable(columns, headingId, rows, [texts("Commission_All"), "", ...(hasReason ? [""] : []), "", this.written(sumOfAmounts(shares))]);
  }

  private periodTable(sellerId: string, periods: readonly OwnPeriod[], headingId: string): HTMLElement {
    const { texts, format, dayPattern, currencies } = this.host;
    const columns: Column[] = [{ title: texts("Commission_Period") }, { title: texts("Commission_Lines"), look: "number" }, { title: texts("Commission_Total"), look: "number" }];
    const rows = periods.map(({ period, lines, base }) => [
      [
        h("a", { href: this.host.statementOf(period.id, sellerId.replace(/-/g, "")), target: "_blank", rel: "noopener" }, period.name),
        h("span", { class: "secondary" }, writtenDays(period, dayPattern)),
      ],
      String(lines),
      amountInCode(base, baseOf(period, currencies), format),
    ]);
    return dataTable(columns, headingId, rows);
  }

  /** "2026 Q4", or the days. */
  private get span(): string {
    const { span, dayPattern } = this.host;
    return span.name === "" ? writtenDays(span, dayPattern) : span.name;
  }

  private opportunity({ opportunityId, name, customer }: MyShare): HTMLElement[] {
    return [h("a", { href: this.host.addressOf(opportunityId), target: "_blank", rel: "noopener" }, name), h("span", { class: "secondary" }, customer)];
  }

  private day({ day }: MyShare): string {
    return day === "" ? "–" : writtenDay(day, this.host.dayPattern);
  }

  private percent({ percent }: MyShare): string {
    return `${formatPercent(percent, this.host.format)}\u00a0%`;
  }

  private written(amount: MinorUnits | null): string {
    return amount === null ? "–" : writtenIn(amount, this.host);
  }
}
