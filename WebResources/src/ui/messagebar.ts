import { h } from "./dom";
import { icon } from "./icons";

export type Intent = "info" | "success" | "warning" | "error";

export interface Message {
  intent: Intent;
  text: string;
  actions?: readonly { text: string; run: () => void }[];
}

/** One message at a time, in the place where the person looks. Errors and warnings are read out at once. */
export class MessageBar {
  readonly element = h("div", { class: "messages", role: "status" });
  private shown = "";

  show(message: Message | null): void {
    const key = JSON.stringify(message);
    if (key === this.shown) {
      return;
    }

    this.shown = key;
    this.element.replaceChildren();
    if (message) {
      const isUrgent = message.intent === "error" || message.intent === "warning";
      this.element.append(
        h(
          "div",
          { class: `message ${message.intent}`, role: isUrgent ? "alert" : undefined },
          icon(message.intent),
          h("span", { class: "message-text" }, message.text),
          message.actions && h("span", { class: "message-actions" }, ...message.actions.map(actionButton)),
        ),
      );
    }
  }
}

function actionButton({ text, run }: { text: string; run: () => void }): HTMLButtonElement {
  return h("button", { type: "button", class: "button outline small", onclick: run }, text);
}
