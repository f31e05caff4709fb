import { unallocated, type Line } from "../commission/line";
import { isOf, type JournalEntry } from "../journal/entry";
import type { StoredShare } from "../dataverse/opportunityshares";
import { sumOf, whole, type Hundredths } from "../shares/percent";

/** An entry with its moment, as the server writes it. */
export interface Dated {
  entry: JournalEntry;
  moment: string;
}

/**
 * The entries of the opportunity between the line that a difference corrects and the difference itself, the oldest first. Where the
 * reader doesn't see that line, as somebody who had no share then, it is those since the seller last had what was counted.
 * @param newestFirst Of the opportunity.
 * @param countedAt When the corrected line was frozen; null where the reader doesn't see it.
 */
export function meanwhile(line: Line, newestFirst: readonly Dated[], countedAt: string | null): JournalEntry[] {
  const before = newestFirst.filter(({ moment }) => moment <= line.frozenAt);
  // Moments are whole seconds: what was entered in the very second is told apart by what was counted.
  const isAfter = ({ entry, moment }: Dated, from: string) => moment > from || (moment === from && percentIn(entry.before, line) === line.percentBefore);
  const since = countedAt === null ? untilCounted(line, before) : before.filter((dated) => isAfter(dated, countedAt));
  return since.map(({ entry }) => entry).reverse();
}

function untilCounted(line: Line, newestFirst: readonly Dated[]): Dated[] {
  if (line.percent === line.percentBefore) {
    return [];
  }

  const last = newestFirst.findIndex(({ entry }) => percentIn(entry.before, line) === line.percentBefore && percentIn(entry.after, line) !== line.percentBefore);
  return newestFirst.slice(0, last + 1);
}

function percentIn(shares: readonly StoredShare[], { sellerKey, sellerName }: Line): Hundredths {
  if (sellerKey === unallocated) {
    return whole - sumOf(shares.map(({ percent }) => percent));
  }

  const seller: StoredShare = { shareId: "", sellerId: idOf(sellerKey), name: sellerName, percent: 0, isFixed: false };
  return shares.find((share) => isOf(share, seller))?.percent ?? 0;
}

/** The id that a key is, with its dashes. */
export function idOf(key: string): string {
  return key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
