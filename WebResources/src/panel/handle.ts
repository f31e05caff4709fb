import { whole, type Hundredths } from "../shares/percent";
import type { Texts } from "../texts";
import { h, setAttribute } from "../ui/dom";
import { nearest, stepped, type Boundary } from "./boundaries";
import type { Written } from "./written";

/** What a handle moves along. */
export interface HandleTrack {
  /** In pixels. */
  readonly width: number;
  move(boundary: Boundary, percent: Hundredths): void;
  /** Keeps the scale while something is dragged, or the boundary would run from under the pointer. */
  freeze(scale: Hundredths): void;
  letGo(): void;
  /** What was moved since the handle was taken is not wanted after all. */
  takeBack(boundary: Boundary): void;
}

/** A slider: the left seller's percentage, which the right one, or what is open, gives or takes. */
export class Handle {
  readonly element: HTMLElement;
  private boundary: Boundary | undefined;
  private scale: Hundredths = whole;
  private drag: { x: number; percent: Hundredths; width: number } | null = null;

  constructor(
    private readonly texts: Texts,
    private readonly written: () => Written,
    private readonly bar: HandleTrack,
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
    const { boundary } = this;
    const percent = boundary && percentAfter(event.key, boundary);
    if (boundary && percent !== undefined) {
      event.preventDefault();
      this.bar.move(boundary, percent);
    } else if (boundary && this.drag && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.drag = null;
      this.bar.takeBack(boundary);
    }
  }

  private onDown(event: PointerEvent): void {
    if (this.boundary && event.button === 0) {
      event.preventDefault();
      this.element.focus();
      this.element.setPointerCapture(event.pointerId);
      this.bar.freeze(this.scale);
      // Measured once: each move draws the bar anew, and measuring would lay it out at once.
      this.drag = { x: event.clientX, percent: this.boundary.left.percent, width: this.bar.width };
    }
  }

  private onMove(event: PointerEvent): void {
    if (this.boundary && this.drag) {
      const dragged = ((event.clientX - this.drag.x) / this.drag.width) * this.scale;
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
