import type { StoredShare } from "../dataverse/opportunityshares";
import { keyOf } from "../journal/entry";
import { colourClass } from "../ui/avatar";

/** One colour for each person on the page, those of the present sellers as on the bar of the form. */
export class Colours {
  private readonly indexOf = new Map<string, number>();

  constructor(present: readonly StoredShare[]) {
    present.forEach((share) => this.of(keyOf(share)));
  }

  of(key: string): string {
    const index = this.indexOf.get(key) ?? this.indexOf.size;
    this.indexOf.set(key, index);
    return colourClass(index);
  }
}
