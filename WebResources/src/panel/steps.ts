import { isSame, type Sellers } from "./edits";

/** The set at one moment, and what was said when it came about. */
export interface Moment {
  sellers: Sellers;
  told: string;
}

/** What the person did since the sellers were read, to be walked through back and forth. */
export class Steps {
  private past: Moment[] = [];
  private future: Moment[] = [];
  private step: string | null = null;
  private current: Moment;

  constructor(private readonly start: Sellers, told = "") {
    this.current = { sellers: start, told };
  }

  get present(): Sellers {
    return this.current.sellers;
  }

  get told(): string {
    return this.current.told;
  }

  get isChanged(): boolean {
    return !isSame(this.current.sellers, this.start);
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** The set before the step that a change under this name belongs to. */
  before(step: string | null): Sellers {
    const last = this.past[this.past.length - 1];
    return last && this.isUnderWay(step) ? last.sellers : this.current.sellers;
  }

  /** Changes of one and the same step, such as one drag or the letters of one number, are taken back together. */
  change(sellers: Sellers, told: string, step: string | null = null): void {
    if (!this.isUnderWay(step)) {
      this.past.push(this.current);
    }

    this.future = [];
    this.step = step;
    this.current = { sellers, told };
  }

  /** What follows is a step of its own. */
  endStep(): void {
    this.step = null;
  }

  /** Takes a step back that isn't ended, as if it had not begun; false where another one is under way, or none. */
  cancel(step: string): boolean {
    const isUnderWay = this.isUnderWay(step);
    if (isUnderWay) {
      this.current = this.past.pop() ?? this.current;
      this.step = null;
    }

    return isUnderWay;
  }

  undo(): void {
    this.walk(this.past, this.future);
  }

  redo(): void {
    this.walk(this.future, this.past);
  }

  /** Back to what was read; itself a step. */
  discard(): void {
    this.endStep();
    this.change(this.start, "");
  }

  private walk(from: Moment[], to: Moment[]): void {
    const next = from.pop();
    if (next) {
      to.push(this.current);
      this.current = next;
    }

    this.step = null;
  }

  private isUnderWay(step: string | null): boolean {
    return step !== null && step === this.step;
  }
}
