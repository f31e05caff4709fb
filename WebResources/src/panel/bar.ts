import { whole, type Hundredths } from "../shares/percent";
import type { Texts } from "../texts";
import { colourClass, initialsOf } from "../ui/avatar";
import { h, setChildren } from "../ui/dom";
import { icon } from "../ui/icons";
import { boundariesOf, type Boundary } from "./boundaries";
import { draftSum, openRemainder, type Draft } from "./draft";
import { Handle, type HandleTrack } from "./handle";
import type { Written } from "./written";

export interface BarActions {
  move(boundary: Boundary, percent: Hundredths): void;
  /** The pointer or key is let go; what follows is another step. */
  endMove(): void;
}

/** The shares side by side, with a handle on each boundary that can be moved. */
export class Bar implements HandleTrack {
  readonly element: HTMLElement;
  private readonly track = h("div", { class: "track", "aria-hidden": "true" });
  private readonly handles = h("div", { class: "handles" });
  private readonly handleOf = new Map<string, Handle>();
  private frozenScale: Hundredths | null = null;

  constructor(
    private readonly texts: Texts,
    private readonly written: () => Written,
    private readonly actions: BarActions,
  ) {
    this.element = h("div", { class: "bar", role: "group", "aria-label": texts("Bar_Label") }, this.track, this.handles);
  }

  update(draft: Draft, canEdit: boolean): void {
    const scale = this.frozenScale ?? Math.max(whole, draftSum(draft));
    this.track.replaceChildren(...this.segments(draft, scale));
    const boundaries = canEdit ? boundariesOf(draft) : [];
    setChildren(this.handles, boundaries.map((boundary) => this.handleFor(boundary).element));
    for (const boundary of boundaries) {
      this.handleFor(boundary).update(boundary, scale);
    }
  }

  private segments(draft: Draft, scale: Hundredths): HTMLElement[] {
    const width = (percent: Hundredths) => `${(percent / scale) * 100}%`;
    const segments = draft.map((share, index) =>
      h(
        "div",
        { class: `segment ${colourClass(index)}`, style: `width:${width(share.percent)}` },
        // In a narrow one letters would be cut off.
        ...(share.percent * 12 >= scale ? [initialsOf(share.name), share.isFixed ? icon("fixed") : null] : []),
      ),
    );
    const open = openRemainder(draft);
    return [
      ...segments,
      ...(open > 0 ? [h("div", { class: "segment open", style: `width:${width(open)}` })] : []),
      ...(scale > whole ? [h("div", { class: "whole-mark", style: `left:${width(whole)}` })] : []),
    ];
  }

  private handleFor(boundary: Boundary): Handle {
    const { key } = boundary.left;
    const existing = this.handleOf.get(key);
    const handle = existing ?? new Handle(this.texts, this.written, this);
    this.handleOf.set(key, handle);
    return handle;
  }

  get width(): number {
    return this.track.getBoundingClientRect().width;
  }

  move(boundary: Boundary, percent: Hundredths): void {
    this.actions.move(boundary, percent);
  }

  freeze(scale: Hundredths): void {
    this.frozenScale = scale;
  }

  letGo(): void {
    this.frozenScale = null;
    this.actions.endMove();
  }
}
