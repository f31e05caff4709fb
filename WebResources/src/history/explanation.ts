import { messageOf } from "../dataverse/errors";
import type { StoredShare } from "../dataverse/opportunityshares";
import { formatPercent } from "../shares/numberformat";
import { h, unbroken, uniqueId } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import type { HistoryHost } from "./historyhost";

/** "Why do I have 37.50 %?", for any of the present sellers. */
export class Explanation {
  readonly element: HTMLElement;
  private readonly heading = h("h2", { id: uniqueId("why") });
  private readonly choice: HTMLSelectElement;
  private readonly answer = h("div", { class: "answer", role: "status" });
  private readonly messages = new MessageBar();
  private shares: readonly StoredShare[] = [];
  private asked = 0;

  constructor(private host: HistoryHost) {
    const id = uniqueId("seller");
    this.choice = h("select", { id, class: "input", onchange: () => void this.explain() });
    this.element = h(
      "section",
      { class: "explanation", "aria-labelledby": this.heading.id, hidden: true },
      this.heading,
      h("div", { class: "field" }, h("label", { class: "field-label", for: id }, host.texts("Table_Seller")), this.choice),
      this.messages.element,
      this.answer,
    );
  }

  /** The signed-in user's own share comes first, then the others as they stand; whoever was chosen stays so. */
  async show(host: HistoryHost, shares: readonly StoredShare[]): Promise<void> {
    this.host = host;
    const chosen = this.choice.value;
    const isOwn = ({ sellerId }: StoredShare) => sellerId === host.userId;
    this.shares = [...shares.filter(isOwn), ...shares.filter((share) => !isOwn(share))];
    this.element.hidden = shares.length === 0;
    this.choice.replaceChildren(...this.shares.map(({ shareId, name, percent }) => h("option", { value: shareId }, `${name} – ${this.percent(percent)}`)));
    if (this.shares.some(({ shareId }) => shareId === chosen)) {
      this.choice.value = chosen;
    }

    await this.explain();
  }

  private async explain(): Promise<void> {
    const share = this.shares.find(({ shareId }) => shareId === this.choice.value) ?? this.shares[0];
    this.asked += 1;
    const { asked } = this;
    if (!share) {
      return;
    }

    const { texts, userId } = this.host;
    const percent = formatPercent(share.percent, this.host.format);
    this.heading.textContent = share.sellerId === userId ? texts("History_WhyOwn", percent) : texts("History_WhyOther", share.name, percent);
    this.messages.show(null);
    this.answer.setAttribute("aria-busy", "true");
    try {
      const steps = await this.host.explain(share.shareId);
      if (asked === this.asked) {
        this.answer.replaceChildren(h("ol", { class: "steps" }, ...steps.map((step) => h("li", {}, unbroken(step)))));
      }
    } catch (failed) {
      if (asked === this.asked) {
        this.answer.replaceChildren();
        this.messages.show({ intent: "error", text: messageOf(failed) });
      }
    }

    if (asked === this.asked) {
      this.answer.setAttribute("aria-busy", "false");
    }
  }

  private percent(percent: number): string {
    return `${formatPercent(percent, this.host.format)}\u00a0%`;
  }
}
