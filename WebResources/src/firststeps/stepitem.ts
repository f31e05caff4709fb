import type { TextKey, Texts } from "../texts";
import { Button } from "../ui/button";
import { h } from "../ui/dom";
import { icon, type IconName } from "../ui/icons";
import type { Looked, Status } from "./status";
import { mayBeLeft, stepTexts, type StepName } from "./steps";
import type { WayOut } from "./waysout";

const statuses: Readonly<Record<Status, { text: TextKey; icon: IconName }>> = {
  done: { text: "First_Done", icon: "success" },
  left: { text: "First_AsItIs", icon: "success" },
  todo: { text: "First_Todo", icon: "warning" },
  unknown: { text: "First_Unknown", icon: "info" },
};

/** A step: what it means, how it stands, and where it is put right. */
export class StepItem {
  readonly element: HTMLElement;
  private readonly picture = h("span", { class: "picture" });
  private readonly status = h("span", { class: "badge" });
  private readonly finding = h("p");
  private readonly meaning: HTMLElement;
  private readonly link: HTMLElement;
  private readonly leave: Button;

  constructor(
    readonly step: StepName,
    private readonly texts: Texts,
    private readonly way: WayOut,
    private readonly mayMark: boolean,
    leave: () => void,
  ) {
    const { text, address, isOutside } = way;
    const title = texts(stepTexts[step].title);
    this.meaning = h("p", { class: "meaning" }, texts(stepTexts[step].meaning));
    this.leave = new Button({ text: texts("First_Leave"), run: leave });
    this.leave.element.classList.add("outline", "small");
    this.link = h("a", { href: address, "aria-label": `${texts(text)}: ${title}`, ...(isOutside ? { target: "_blank", rel: "noopener noreferrer" } : { target: "_parent" }) }, texts(text));
    this.element = h("li", { class: "step" }, this.picture, h("div", { class: "words" }, h("div", { class: "row" }, h("h2", {}, title), this.status), this.finding, this.meaning, h("div", { class: "row" }, this.link, this.leave.element)));
  }

  show(looked: Looked | undefined, status: Status): void {
    const { texts } = this;
    const { text, icon: picture } = statuses[status];
    this.element.className = `step ${status}`;
    this.picture.replaceChildren(icon(picture));
    this.status.textContent = texts(text);
    this.finding.textContent = looked ? ("problem" in looked ? texts("First_UnknownWhy", looked.problem) : looked.text) : "";
    this.meaning.hidden = status === "done";
    this.link.hidden = status === "done" && this.way.isOutside;
    this.leave.element.hidden = !this.mayMark || !mayBeLeft(this.step) || status === "done";
    const does = texts(status === "left" ? "First_TakeUp" : "First_Leave");
    this.leave.say(does);
    this.leave.element.setAttribute("aria-label", `${does}: ${texts(stepTexts[this.step].title)}`);
  }
}
