import { fromNumber, toNumber, type Hundredths } from "./percent";

/** The sellers as they are to be saved along with the opportunity: what its column opps_sellerdraft holds (U1). */
export interface SellerDraft {
  /** All stored sellers that the draft was made from. */
  from: readonly DraftBase[];
  /** The whole set as it is to be. */
  sellers: readonly DraftSeller[];
  /** Why, in the person's words. */
  note?: string | null;
}

/** A stored seller that a draft was made from. */
export interface DraftBase {
  row: string;
  /** Null where the user was deleted. */
  seller: string | null;
  percent: Hundredths;
  isFixed: boolean;
}

/** One of the set. */
export interface DraftSeller {
  /** The stored row that is meant, where the person doesn't tell: the user was deleted, or another person takes it. */
  row: string | null;
  seller: string | null;
  /** Null leaves it to the rules (P9). */
  percent: Hundredths | null;
  /** Null leaves it as it is; a new one is then free. */
  isFixed: boolean | null;
}

const version = 1;

/** The text of the column. What is null is left out. */
export function draftText({ from, sellers, note }: SellerDraft): string {
  return JSON.stringify({
    version,
    from: from.map((each) => ({ row: each.row, ...optional("seller", each.seller), percent: toNumber(each.percent), fixed: each.isFixed })),
    sellers: sellers.map((each) => ({
      ...optional("row", each.row),
      ...optional("seller", each.seller),
      ...optional("percent", each.percent === null ? null : toNumber(each.percent)),
      ...optional("fixed", each.isFixed),
    })),
    ...optional("note", note ?? null),
  });
}

/** Reads a text that {@link draftText} wrote; null where it is none. */
export function draftOf(text: string): SellerDraft | null {
  const json = parsed(text);
  return json?.version === version && Array.isArray(json.from) && Array.isArray(json.sellers)
    ? { from: json.from.map(baseOf), sellers: json.sellers.map(sellerOf), note: json.note ?? null }
    : null;
}

interface Entry {
  row?: string;
  seller?: string;
  percent?: number | null;
  fixed?: boolean;
}

function parsed(text: string): { version?: unknown; from?: Entry[]; sellers?: Entry[]; note?: string } | null {
  try {
    return JSON.parse(text) as ReturnType<typeof parsed>;
  } catch {
    // A text of somebody else's: the server says what is wrong with it.
    return null;
  }
}

function baseOf(entry: Entry): DraftBase {
  return { row: entry.row ?? "", seller: entry.seller ?? null, percent: fromNumber(entry.percent), isFixed: entry.fixed ?? false };
}

function sellerOf(entry: Entry): DraftSeller {
  const { row = null, seller = null, percent = null, fixed = null } = entry;
  return { row, seller, percent: percent === null ? null : fromNumber(percent), isFixed: fixed };
}

function optional<Value>(name: string, value: Value | null): Record<string, Value> {
  return value === null ? {} : { [name]: value };
}
