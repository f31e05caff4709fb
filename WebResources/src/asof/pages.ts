import { firstPlace, type Place } from "./queries";
import type { Portion } from "./reader";
import type { AsOfRow } from "./selection";

type Read = (place: Place) => Promise<Portion>;

/** Pages of equal size, each read when it is asked for first. Portions of which a filter leaves little are put together. */
export class Pages {
  private readonly pages: AsOfRow[][] = [];
  private rest: AsOfRow[] = [];
  private place: Place | null = firstPlace;

  /** @param isNarrowed Whether a portion may hold fewer rows than were read: then one more row is what tells of another page. */
  constructor(
    private readonly read: Read,
    private readonly size: number,
    private readonly isNarrowed: boolean,
  ) {}

  async page(index: number): Promise<readonly AsOfRow[]> {
    while (this.pages.length <= index) {
      await this.fill();
      this.pages.push(this.rest.splice(0, this.size));
    }

    return this.pages[index] ?? [];
  }

  hasAfter(index: number): boolean {
    return index + 1 < this.pages.length || this.rest.length > 0 || this.place !== null;
  }

  private async fill(): Promise<void> {
    const enough = this.isNarrowed ? this.size + 1 : this.size;
    while (this.place && this.rest.length < enough) {
      const { rows, next } = await this.read(this.place);
      this.rest.push(...rows);
      this.place = next;
    }
  }
}

/** All of them, portion by portion, until the end or until somebody stops it between two. */
export class Walk {
  readonly rows: AsOfRow[] = [];
  private isStopped = false;

  constructor(private readonly read: Read) {}

  stop(): void {
    this.isStopped = true;
  }

  /** Answers whether it has come to the end. */
  async run(progressed: () => void): Promise<boolean> {
    let next: Place | null = firstPlace;
    while (next !== null && !this.isStopped) {
      const portion: Portion = await this.read(next);
      this.rows.push(...portion.rows);
      next = portion.next;
      progressed();
    }

    return next === null;
  }
}
