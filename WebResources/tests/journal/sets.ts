import type { StoredShare } from "../../src/dataverse/opportunityshares";
import { cause, type JournalEntry } from "../../src/journal/entry";

/** A set in short: "Anna 75 Bo 25!"; the mark stands for a fixed share. Everybody has a user of their name. */
export function set(text: string): StoredShare[] {
  const words = text.split(" ").filter((word) => word !== "");
  return words.flatMap((name, index) => {
    const percent = words[index + 1] ?? "";
    return index % 2 === 0
      ? [{ shareId: `row-${name}`, sellerId: `user-${name}`, name, percent: Math.round(Number(percent.replace("!", "")) * 100), isFixed: percent.endsWith("!") }]
      : [];
  });
}

/** An entry of Anna's. */
export function entry(before: string, after: string, more: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: "change-1",
    number: "0000000001",
    at: "12/05/2026 10:00",
    by: { id: "user-Anna", name: "Anna" },
    cause: cause.set,
    rule: "P9",
    reason: "Journal_P9_Many",
    figures: [2],
    before: set(before),
    after: set(after),
    note: "",
    ...more,
  };
}
