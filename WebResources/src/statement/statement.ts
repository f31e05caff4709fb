import { unallocated, type Line } from "../commission/line";
import type { JournalEntry } from "../journal/entry";

/** A difference, and what the journal knows of how it came about, the oldest first. */
export interface Explained {
  line: Line;
  entries: readonly JournalEntry[];
}

/** What one seller has by a period. */
export interface Statement {
  sellerKey: string;
  /** As it was when the lines were frozen; empty for what is unallocated. */
  sellerName: string;
  lines: readonly Line[];
  /** Counted for the first time. */
  sales: readonly Line[];
  differences: readonly Explained[];
  /** What nobody has of the same opportunities, as far as the reader may see it. */
  rest: readonly Line[];
}

/** By name, what is unallocated last. @param sellerKey Whose is asked for; null for all. */
export function statementsOf(lines: readonly Line[], sellerKey: string | null, entriesOf: (line: Line) => readonly JournalEntry[]): Statement[] {
  const rest = lines.filter((line) => line.sellerKey === unallocated);
  const keys = sellerKey === null ? Array.from(new Set(lines.map((line) => line.sellerKey))) : [sellerKey];
  return keys
    .map((key) => {
      const own = lines.filter((line) => line.sellerKey === key);
      const opportunities = new Set(own.map(({ opportunityKey }) => opportunityKey));
      return {
        sellerKey: key,
        sellerName: own[0]?.sellerName ?? "",
        lines: own,
        sales: own.filter(({ isDifference }) => !isDifference),
        differences: own.filter(({ isDifference }) => isDifference).map((line) => ({ line, entries: entriesOf(line) })),
        rest: key === unallocated ? [] : rest.filter(({ opportunityKey }) => opportunities.has(opportunityKey)),
      };
    })
    .sort((a, b) => Number(a.sellerKey === unallocated) - Number(b.sellerKey === unallocated) || a.sellerName.localeCompare(b.sellerName));
}
