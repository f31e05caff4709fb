import { sumOf, whole, type Hundredths } from "../shares/percent";
import type { Texts } from "../texts";
import { colourClass, initialsOf } from "../ui/avatar";
import { h, setChildren } from "../ui/dom";
import { icon } from "../ui/icons";
import { boundariesOf, openRemainder, type BarShare, type Boundary } from "./boundaries";
import { Handle, type HandleTrack } from "./handle";
import type { Written } from "./written";

export interface BarActions {
  move(boundary: Boundary, percent: Hundredths): void;
  /** The pointer or key is let go; what follows is another step. */
  endMove(): void;
  /** The move under way is not wanted after all. */
  takeBack(boundary: Boundary): void;
}

/** The shares side by side, with a handle on each boundary that can be moved. */
export class Bar implements HandleTrack {
  readonly element: HTMLElement;
  private readonly track = h("div", { class: "track", "aria-hidden": "true" });
  private readonly handles = h("div", { class: "handles" });
  private readonly handleOf = new Map<string, Handle>();
  private readonly segmentOf = new Map<string, Segment>();
  private readonly open = h("div", { class: "segment open" });
  private readonly wholeMark = h("div", { class: "whole-mark" });
  private frozenScale: Hundredths | null = null;

  constructor(
    private readonly texts: Texts,
    private readonly written: () => Written,
    private readonly actions: BarActions,
  ) {
    this.element = h("div", { class: "bar", role: "group", "aria-label": texts("Bar_Label") }, this.track, this.handles);
  }

  update(shares: readonly BarShare[], canEdit: boolean): void {
    const scale = this.frozenScale ?? Math.max(whole, sumOf(shares.map((share) => share.percent)));
    setChildren(this.track, this.segments(shares, scale));
    const boundaries = canEdit ? boundariesOf(shares) : [];
    setChildren(this.handles, boundaries.map((boundary) => this.handleFor(boundary).element));
    for (const boundary of boundaries) {
      this.handleFor(boundary).update(boundary, scale);
    }
  }

  private segments(shares: readonly BarShare[], scale: Hundredths): HTMLElement[] {
    const open = openRemainder(shares);
    this.open.style.width = share(open, scale);
    this.wholeMark.style.left = share(whole, scale);
    return [
      ...shares.map((each, index) => this.segmentFor(each).update(each, index, scale)),
      ...(open > 0 ? [this.open] : []),
      ...(scale > whole ? [this.wholeMark] : []),
    ];
  }

  private segmentFor({ key }: BarShare): Segment {
    const segment = this.segmentOf.get(key) ?? new Segment();
    this.segmentOf.set(key, segment);
    return segment;
  }

  private handleFor(boundary: Boundary): Handle {
    const { key } = boundary.left;
    const handle = this.handleOf.get(key) ?? new Handle(this.texts, this.written, this);
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

  takeBack(boundary: Boundary): void {
    this.frozenScale = null;
    this.actions.takeBack(boundary);
  }
}

/** One seller's part of the bar, which is drawn anew only where it looks different. */
class Segment {
  private readonly element = h("div");
  private label = "";

  update({ name, percent, isFixed }: BarShare, index: number, scale: Hundredths): HTMLElement {
    this.element.style.width = share(percent, scale);
    // In a narrow one letters would be cut off.
    const label = percent * 12 >= scale ? `${colourClass(index)} ${String(isFixed)} ${name}` : colourClass(index);
    if (label !== this.label) {
      this.label = label;
      this.element.className = `segment ${colourClass(index)}`;
      this.element.replaceChildren(...(percent * 12 >= scale ? [initialsOf(name), ...(isFixed ? [icon("fixed")] : [])] : []));
    }

    return this.element;
  }
}

function share(part: Hundredths, scale: Hundredths): string {
  return `${(part / scale) * 100}%`;
}
