import { figuresOf, setOf, type JournalEntry } from "../journal/entry";
import { shareChange } from "./names";
import { idIn, numberIn, readSome, textIn, writtenIn, type Row, type RowSource } from "./rows";

/** How many entries are shown before somebody asks for more. */
export const entriesAtATime = 25;

export interface EntryPage {
  entries: JournalEntry[];
  hasMore: boolean;
}

export const entryColumns = [
  shareChange.number, `_${shareChange.by}_value`, shareChange.cause, shareChange.rule, shareChange.reason, shareChange.figures, shareChange.before,
  shareChange.after, shareChange.note, shareChange.createdOn,
].join();

/** Entries of an opportunity, newest first. @param before The number that they are all older than; null for the newest. */
export async function readEntries(xrm: RowSource, opportunityId: string, before: string | null, count = entriesAtATime): Promise<EntryPage> {
  const conditions = [`_${shareChange.opportunity}_value eq ${opportunityId}`, ...(before === null ? [] : [`${shareChange.number} lt '${before}'`])];
  const filter = encodeURIComponent(conditions.join(" and "));
  const { rows, hasMore } = await readSome(xrm, shareChange.table, `?$select=${entryColumns}&$filter=${filter}&$orderby=${shareChange.number} desc`, count);
  return { entries: rows.map(entryOf), hasMore };
}

/** An entry by its row. */
export function entryOf(row: Row): JournalEntry {
  const byId = idIn(row, shareChange.by);
  return {
    id: textIn(row, shareChange.id),
    number: textIn(row, shareChange.number),
    at: writtenIn(row, shareChange.createdOn),
    by: byId === "" ? null : { id: byId, name: writtenIn(row, `_${shareChange.by}_value`) },
    cause: numberIn(row, shareChange.cause) ?? 0,
    rule: textIn(row, shareChange.rule),
    reason: textIn(row, shareChange.reason),
    figures: figuresOf(textIn(row, shareChange.figures)),
    before: setOf(textIn(row, shareChange.before)),
    after: setOf(textIn(row, shareChange.after)),
    note: textIn(row, shareChange.note),
  };
}
