import { LitElement } from "lit";

/** A piece of the page. It is drawn without a shadow root, so that labels, ids and styles reach through. */
export abstract class Part extends LitElement {
  private readonly followed: [target: EventTarget, name: string][] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const [target, name] of this.followed.splice(0)) {
      target.removeEventListener(name, this.redraw);
    }
  }

  /** Draws again whenever the target raises the event, for as long as the piece is shown. */
  protected follow(target: EventTarget, name = "change"): void {
    if (!this.followed.some(([known, event]) => known === target && event === name)) {
      target.addEventListener(name, this.redraw);
      this.followed.push([target, name]);
    }
  }

  private readonly redraw = () => this.requestUpdate();
}

let last = 0;

/** An id for elements that refer to each other. */
export function newId(prefix: string): string {
  last += 1;
  return `${prefix}-${last}`;
}
