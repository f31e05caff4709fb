import type { Texts } from "../texts";
import { Button } from "../ui/button";
import { h } from "../ui/dom";

export interface ToolbarActions {
  split: () => void;
  undo: () => void;
  redo: () => void;
  discard: () => void;
}

export type ToolbarState = Record<keyof ToolbarActions, boolean>;

/** What can be done with the whole set. Saving is the form's. */
export class Toolbar {
  readonly element: HTMLElement;
  private readonly buttons: Record<keyof ToolbarActions, Button>;

  constructor(texts: Texts, actions: ToolbarActions) {
    this.buttons = {
      split: new Button({ text: texts("Panel_Split"), icon: "split", run: actions.split }),
      undo: new Button({ text: texts("Panel_Undo"), icon: "undo", run: actions.undo }),
      redo: new Button({ text: texts("Panel_Redo"), icon: "redo", run: actions.redo }),
      discard: new Button({ text: texts("Panel_Discard"), icon: "discard", run: actions.discard }),
    };
    this.element = h("div", { class: "toolbar", hidden: true }, ...Object.values(this.buttons).map((button) => button.element));
  }

  update(state: ToolbarState): void {
    for (const name of Object.keys(state) as (keyof ToolbarActions)[]) {
      this.buttons[name].enable(state[name]);
    }
  }
}
