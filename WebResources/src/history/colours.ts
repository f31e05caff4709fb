import type { StoredShare } from "../dataverse/opportunityshares";
import { isOf } from "../journal/entry";
import { colourClass } from "../ui/avatar";

/** One colour for each person on the page, those of the present sellers as on the bar of the form. */
export class Colours {
  private readonly known: StoredShare[];

  constructor(present: readonly StoredShare[]) {
    this.known = [...present];
  }

  of(share: StoredShare | null): string {
    const index = share ? this.known.findIndex((other) => isOf(share, other)) : -1;
    return colourClass(index < 0 && share ? this.known.push(share) - 1 : index);
  }
}
