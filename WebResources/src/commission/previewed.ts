import { lineCause, unallocated, type Line } from "./line";
import { none, sumOfExact } from "./money";

/** A page of what closing would write. */
export interface PreviewPage {
  /** Of the first page: how many opportunities there are to look at. */
  found: number;
  opportunities: number;
  /** How many of them are counted already, and are as they were. */
  counted: number;
  lines: Line[];
  /** Where the next page begins; empty after the last. */
  next: string;
  /** What is told at the beginning. */
  message: string;
}

/** An opportunity with the lines that it would get. */
export interface Previewed {
  key: string;
  lines: Line[];
}

/** What somebody should look at before closing. An opportunity may be in several. */
export interface Findings {
  doesNotAddUp: Previewed[];
  withoutSellers: Previewed[];
  withoutAmount: Previewed[];
  notWhole: Previewed[];
  differences: Previewed[];
}

export function findingsOf(lines: readonly Line[]): Findings {
  const all = new Map<string, Line[]>();
  for (const line of lines) {
    all.set(line.opportunityKey, [...(all.get(line.opportunityKey) ?? []), line]);
  }

  const opportunities = Array.from(all, ([key, ofOne]) => ({ key, lines: ofOne }));
  const counted = opportunities.filter((each) => each.lines.every((line) => !line.isDifference));
  const isRest = ({ sellerKey }: Line) => sellerKey === unallocated;
  return {
    doesNotAddUp: opportunities.filter((each) => each.lines.some(({ cause }) => cause === lineCause.doesNotAddUp)),
    withoutSellers: counted.filter((each) => each.lines.every(isRest)),
    withoutAmount: counted.filter((each) => sumOfExact(each.lines.map(({ amount }) => amount)) === none),
    notWhole: counted.filter((each) => each.lines.some(isRest) && !each.lines.every(isRest)),
    differences: opportunities.filter((each) => each.lines.some((line) => line.isDifference)),
  };
}
