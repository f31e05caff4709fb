import type { Texts } from "../texts";
import { Button } from "../ui/button";
import { h } from "../ui/dom";

export interface ToolbarActions {
  split: () => void;
  undo: () => void;
  discard: () => void;
  save: () => void;
}

export interface ToolbarState {
  canSplit: boolean;
  canUndo: boolean;
  canDiscard: boolean;
  canSave: boolean;
  isSaving: boolean;
}

/** What can be done with the whole set. */
export class Toolbar {
  readonly element: HTMLElement;
  private readonly splitButton: Button;
  private readonly undoButton: Button;
  private readonly discardButton: Button;
  private readonly saveButton: Button;

  constructor(
    private readonly texts: Texts,
    actions: ToolbarActions,
  ) {
    this.splitButton = new Button({ text: texts("Panel_Split"), icon: "split", run: actions.split });
    this.undoButton = new Button({ text: texts("Panel_Undo"), icon: "undo", run: actions.undo });
    this.discardButton = new Button({ text: texts("Panel_Discard"), icon: "discard", run: actions.discard });
    this.saveButton = new Button({ text: texts("Panel_Save"), look: "primary", run: actions.save });
    this.element = h(
      "div",
      { class: "toolbar", hidden: true },
      this.splitButton.element,
      this.undoButton.element,
      this.discardButton.element,
      this.saveButton.element,
    );
  }

  update(state: ToolbarState): void {
    this.splitButton.enable(state.canSplit);
    this.undoButton.enable(state.canUndo);
    this.discardButton.enable(state.canDiscard);
    this.saveButton.enable(state.canSave);
    this.saveButton.say(state.isSaving ? this.texts("Panel_Saving") : this.texts("Panel_Save"));
  }
}
