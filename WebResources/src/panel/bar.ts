import { whole, type Hundredths } from "../shares/percent";
import type { Texts } from "../texts";
import { colourClass, initialsOf } from "../ui/avatar";
import { h, setAttribute, setChildren } from "../ui/dom";
import { icon } from "../ui/icons";
import { boundariesOf, nearest, stepped, type Boundary } from "./boundaries";
import { draftSum, openRemainder, type Draft } from "./draft";
import type { Written } from "./written";

export interface BarActions {
  move(boundary: Boundary, percent: Hundredths): void;
  /** The pointer or key is let go; what follows is another step. */
  endMove(): void;
}

/** The shares side by side, with a handle on each boundary that can be moved. */
export class Bar {
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
    // While something is dragged the bar keeps its scale, or the boundary would run from under the pointer.
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

/** A slider: the left seller's percentage, which the right one, or what is open, gives or takes. */
class Handle {
  readonly element: HTMLElement;
  private boundary: Boundary | undefined;
  private scale: Hundredths = whole;
  private drag: { x: number; percent: Hundredths } | null = null;

  constructor(
    private readonly texts: Texts,
    private readonly written: () => Written,
    private readonly bar: Bar,
  ) {
    this.element = h("div", {
      class: "handle",
      role: "slider",
      tabindex: 0,
      "aria-orientation": "horizontal",
      onkeydown: (event: KeyboardEvent) => this.onKey(event),
      onkeyup: () => this.bar.letGo(),
      onpointerdown: (event: PointerEvent) => this.onDown(event),
      onpointermove: (event: PointerEvent) => this.onMove(event),
      onpointerup: () => this.onUp(),
      onpointercancel: () => this.onUp(),
    });
  }

  update(boundary: Boundary, scale: Hundredths): void {
    const { left, right } = boundary;
    this.boundary = boundary;
    this.scale = scale;
    const text = this.written();
    const value = right
      ? this.texts("Bar_Value", left.name, text.percent(left.percent), right.name, text.percent(right.percent))
      : this.texts("Bar_ValueOpen", left.name, text.percent(left.percent), text.percent(Math.max(0, boundary.max - left.percent)));
    const label = right ? this.texts("Bar_Boundary", left.name, right.name) : this.texts("Bar_BoundaryOpen", left.name);
    this.element.classList.toggle("is-narrow", left.percent * 16 < scale);
    this.element.style.left = `${(boundary.position / scale) * 100}%`;
    setAttribute(this.element, "aria-label", label);
    setAttribute(this.element, "aria-valuemin", boundary.min / 100);
    setAttribute(this.element, "aria-valuemax", boundary.max / 100);
    setAttribute(this.element, "aria-valuenow", left.percent / 100);
    setAttribute(this.element, "aria-valuetext", value);
  }

  private onKey(event: KeyboardEvent): void {
    const boundary = this.boundary;
    const percent = boundary && percentAfter(event.key, boundary);
    if (boundary && percent !== undefined) {
      event.preventDefault();
      this.bar.move(boundary, percent);
    }
  }

  private onDown(event: PointerEvent): void {
    if (this.boundary && event.button === 0) {
      event.preventDefault();
      this.element.focus();
      this.element.setPointerCapture(event.pointerId);
      this.bar.freeze(this.scale);
      this.drag = { x: event.clientX, percent: this.boundary.left.percent };
    }
  }

  private onMove(event: PointerEvent): void {
    if (this.boundary && this.drag) {
      const dragged = ((event.clientX - this.drag.x) / this.bar.width) * this.scale;
      this.bar.move(this.boundary, nearest(this.drag.percent + dragged));
    }
  }

  private onUp(): void {
    if (this.drag) {
      this.drag = null;
      this.bar.letGo();
    }
  }
}

function percentAfter(key: string, boundary: Boundary): Hundredths | undefined {
  const { percent } = boundary.left;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return stepped(percent, 1);
    case "ArrowLeft":
    case "ArrowDown":
      return stepped(percent, -1);
    case "PageUp":
      return stepped(percent, 10);
    case "PageDown":
      return stepped(percent, -10);
    case "Home":
      return boundary.min;
    case "End":
      return boundary.max;
    default:
      return undefined;
  }
}
