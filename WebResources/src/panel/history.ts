import { isSame, type Draft } from "./draft";

/** What the person did since the sellers were read, so that it can be taken back step by step or as a whole. */
export class History {
  private past: Draft[] = [];
  private step: string | null = null;
  private current: Draft;

  constructor(private stored: Draft) {
    this.current = stored;
  }

  /** The set as it is wanted now. */
  get present(): Draft {
    return this.current;
  }

  /** The set as it was read. */
  get base(): Draft {
    return this.stored;
  }

  get isChanged(): boolean {
    return !isSame(this.current, this.stored);
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  /** Changes of one and the same step, such as one drag or the letters of one number, are taken back together. */
  change(draft: Draft, step: string | null = null): void {
    if (draft === this.current) {
      return;
    }

    if (step === null || step !== this.step) {
      this.past.push(this.current);
    }

    this.step = step;
    this.current = draft;
  }

  /** What follows is a step of its own. */
  endStep(): void {
    this.step = null;
  }

  undo(): void {
    this.current = this.past.pop() ?? this.current;
    this.step = null;
  }

  /** Back to what was read; itself a step. */
  discard(): void {
    this.change(this.stored);
  }
}
