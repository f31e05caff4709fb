import type { ReplaceAnswer } from "../dataverse/actions";

/** One person replaced by another, a call after the other, until none is left or somebody stops it between two calls. */
export class Replacing {
  /** Opportunities changed by all calls so far. They stay so, whatever comes after. */
  changed = 0;
  /** Opportunities still to be changed; null before the first answer. */
  left: number | null = null;
  /** The server's sentence about those that it leaves as they are; each call says it of all. */
  leftOut = "";
  private isStopped = false;

  constructor(private readonly call: () => Promise<ReplaceAnswer>) {}

  /** Lets the call under way end, and makes no other. */
  stop(): void {
    this.isStopped = true;
  }

  /** A call that changes nothing is the last, whatever it says is left. */
  async run(progressed: () => void): Promise<void> {
    let isDone = false;
    while (!isDone && !this.isStopped) {
      const { changed, left, message } = await this.call();
      this.changed += changed;
      this.left = left;
      this.leftOut = message;
      progressed();
      isDone = left === 0 || changed === 0;
    }
  }
}
