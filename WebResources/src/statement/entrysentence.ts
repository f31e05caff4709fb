import type { Line } from "../commission/line";
import { causeSentence } from "../journal/causes";
import type { JournalEntry } from "../journal/entry";
import { isMoved, movesOf } from "../journal/moves";
import { moveText } from "../journal/movetext";
import { reasonSentence } from "../journal/reasons";
import { unbroken } from "../ui/dom";
import { idOf } from "./meanwhile";
import type { StatementHost } from "./statementhost";

/** What the journal says of a change, and of the seller in it: who did what, what it did to them, and by which rule. */
export function entrySentence(entry: JournalEntry, line: Line, { texts, format, reasons }: Pick<StatementHost, "texts" | "format" | "reasons">): string {
  const own = movesOf(entry.before, entry.after).find((move) => isMoved(move) && (move.after ?? move.before)?.sellerId === idOf(line.sellerKey));
  const parts = [
    causeSentence(entry, texts, format),
    own ? `${moveText(own, texts, format)}.` : "",
    reasonSentence(entry.reason, entry.figures, reasons, format),
    entry.note === "" ? "" : `${texts("Note_Label")}: ${entry.note}`,
  ];
  return unbroken(parts.filter((part) => part !== "").join(" "));
}
