import { messageOf } from "../dataverse/errors";
import type { Texts } from "../texts";
import { Button } from "../ui/button";
import { h } from "../ui/dom";
import { MessageBar } from "../ui/messagebar";
import type { Looks } from "./looking";
import { noMarks, withLeft, type Marks } from "./marks";
import type { MarksService } from "./marksservice";
import { StepItem } from "./stepitem";
import { isOver, statusOf, type Looked } from "./status";
import { stepNames, type StepName } from "./steps";
import type { WayOut } from "./waysout";

export interface FirstStepsHost {
  readonly texts: Texts;
  readonly looks: Looks;
  readonly marks: MarksService;
  readonly waysOut: Readonly<Record<StepName, WayOut>>;
  /** Where the app starts for everybody else. */
  readonly startPage: string;
  /** What somebody lacks who only reads; empty for who may mark. */
  readonly lacking: readonly string[];
  /** Whether somebody has asked for the page, which then stays though nothing is left to do. */
  readonly isAskedFor: boolean;
  goOn(): void;
}

/** What is set up and what isn't. Where nothing is left to do, or somebody has put the page away, it goes on to the app's start page. */
export class FirstStepsPage {
  private readonly summary = h("p", { class: "summary", role: "status" });
  private readonly messages = new MessageBar();
  private readonly items: readonly StepItem[];
  private readonly again: Button;
  private readonly putAway: Button;
  private marks: Marks = noMarks;
  private looked: ReadonlyMap<StepName, Looked> = new Map();

  constructor(
    private readonly root: HTMLElement,
    private readonly host: FirstStepsHost,
  ) {
    const { texts, waysOut } = host;
    const mayMark = host.lacking.length === 0;
    this.items = stepNames.map((step) => new StepItem(step, texts, waysOut[step], mayMark, () => void this.leave(step)));
    this.again = new Button({ text: texts("First_Again"), run: () => void this.lookAgain() });
    this.putAway = new Button({ text: texts("First_PutAway"), run: () => void this.putAwayOrBack() });
    this.putAway.element.hidden = !mayMark;
    [this.again, this.putAway].forEach(({ element }) => element.classList.add("outline"));
    void this.start();
  }

  private async start(): Promise<void> {
    this.busy(true);
    try {
      this.marks = await this.host.marks.read();
      if (!this.marks.isPutAway || this.host.isAskedFor) {
        await this.look();
      }
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
      await this.look();
    }

    if (isOver(this.looked, this.marks) && !this.host.isAskedFor) {
      this.host.goOn();
      return;
    }

    this.draw();
    this.busy(false);
  }

  private draw(): void {
    const { texts, startPage, lacking } = this.host;
    const notice = new MessageBar();
    if (lacking.length > 0) {
      notice.show({ intent: "info", text: texts("Lists_ReadOnly", lacking.join(", ")) });
    }

    this.root.replaceChildren(
      h("h1", {}, texts("First_Title")),
      h("p", { class: "scope" }, texts("First_Scope")),
      notice.element,
      this.summary,
      h("ul", { class: "steps" }, ...this.items.map(({ element }) => element)),
      h("div", { class: "bar" }, this.messages.element, h("div", { class: "actions" }, this.again.element, this.putAway.element, h("a", { href: startPage, target: "_parent" }, texts("First_GoOn")))),
    );
    this.show();
  }

  private show(): void {
    const { texts } = this.host;
    const left = stepNames.filter((step) => ["todo", "unknown"].includes(statusOf(step, this.looked, this.marks))).length;
    for (const item of this.items) {
      item.show(this.looked.get(item.step), statusOf(item.step, this.looked, this.marks));
    }

    this.summary.textContent = this.marks.isPutAway ? texts("First_IsPutAway") : left === 0 ? texts("First_NothingLeft") : texts("First_Left", String(left), String(stepNames.length));
    this.putAway.say(texts(this.marks.isPutAway ? "First_PutBack" : "First_PutAway"));
  }

  /** Each for itself: what can't be looked at leaves the others. */
  private async look(): Promise<void> {
    const entries = stepNames.map(async (step): Promise<[StepName, Looked]> => {
      try {
        return [step, await this.host.looks[step]()];
      } catch (failed) {
        return [step, { problem: messageOf(failed) }];
      }
    });
    this.looked = new Map(await Promise.all(entries));
  }

  private async lookAgain(): Promise<void> {
    await this.work(async () => {
      await this.look();
      this.marks = await this.host.marks.read();
    });
  }

  private leave(step: StepName): Promise<void> {
    const isLeft = !this.marks.left.includes(step);
    return this.work(() => this.mark((marks) => withLeft(marks, step, isLeft)));
  }

  private async putAwayOrBack(): Promise<void> {
    const isPutAway = !this.marks.isPutAway;
    await this.work(async () => {
      await this.mark((marks) => ({ ...marks, isPutAway }));
      if (isPutAway && this.marks.isPutAway) {
        this.host.goOn();
      }
    });
  }

  private async mark(how: (marks: Marks) => Marks): Promise<void> {
    const marks = await this.host.marks.change(how);
    if (marks) {
      this.marks = marks;
    } else {
      this.messages.show({ intent: "warning", text: this.host.texts("Settings_Meanwhile") });
    }
  }

  private async work(does: () => Promise<void>): Promise<void> {
    if (this.root.getAttribute("aria-busy") === "true") {
      return;
    }

    this.busy(true);
    this.messages.show(null);
    try {
      await does();
    } catch (failed) {
      this.messages.show({ intent: "error", text: messageOf(failed) });
    }

    this.show();
    this.busy(false);
  }

  private busy(isBusy: boolean): void {
    this.root.setAttribute("aria-busy", String(isBusy));
  }
}
