import type { FormState, SellerEditorHost } from "./editorhost";

export type { FormState, SellerEditorHost } from "./editorhost";

/**
 * The sellers of an opportunity on its form: shown, and changed by mouse, touch, keyboard and screen reader. It fills its
 * container, grows with its rows, and has no save of its own.
 */
export class SellerEditor {
  constructor(
    private readonly container: HTMLElement,
    private readonly host: SellerEditorHost,
  ) {}

  /** The form has changed, or is there at all: the first call reads the sellers. Cheap where nothing is new. */
  update(form: FormState): void {
    void form;
  }

  /**
   * Reads the stored sellers again, under a draft that is kept and merged. To be called when the window gets the focus again,
   * after a command, and when a save was refused because somebody else was first.
   */
  refresh(): Promise<void> {
    return Promise.resolve();
  }

  /** The form was saved, or what it held was thrown away: starts anew from what is stored. Hands over no draft. */
  restart(): Promise<void> {
    return Promise.resolve();
  }

  /** What is typed and can't be read, in words; null where everything can be saved. */
  get problem(): string | null {
    return null;
  }

  destroy(): void {
    this.container.replaceChildren();
    void this.host;
  }
}
