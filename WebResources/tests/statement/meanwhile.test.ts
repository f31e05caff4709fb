import { describe, expect, it } from "vitest";
import { unallocated } from "../../src/commission/line";
import { idOf, meanwhile, type Dated } from "../../src/statement/meanwhile";
import { bo, difference } from "../commission/sample";
import { entry } from "../journal/sets";

const annaKey = "a".repeat(32);
const counted = "2026-04-02T08:00:00Z";

/** Anna's user has the id that her key is. */
function dated(moment: string, before: string, after: string): Dated {
  const made = entry(before, after, { id: moment });
  const named = (shares: typeof made.before) => shares.map((share) => ({ ...share, sellerId: idOf(share.name === "Anna" ? annaKey : bo) }));
  return { moment, entry: { ...made, before: named(made.before), after: named(made.after) } };
}

const newestFirst = [
  dated("2026-08-01T08:00:00Z", "Anna 25 Bo 75", "Anna 10 Bo 90"),
  dated("2026-05-02T08:00:00Z", "Anna 40 Bo 60", "Anna 25 Bo 75"),
  dated("2026-05-01T08:00:00Z", "Anna 50 Bo 50", "Anna 40 Bo 60"),
  dated("2026-02-01T08:00:00Z", "Anna 100", "Anna 50 Bo 50"),
  dated("2026-01-01T08:00:00Z", "", "Anna 100"),
];

const ids = (line: Parameters<typeof meanwhile>[0], at: string | null) => meanwhile(line, newestFirst, at).map(({ id }) => id.slice(0, 10));

describe("C12: what the journal knows of a difference", () => {
  it("is what was entered between the two closings, the oldest first", () => {
    expect(ids(difference(), counted)).toEqual(["2026-05-01", "2026-05-02"]);
  });

  it("where the reader doesn't see what was counted, it is what has moved the seller since", () => {
    expect(ids(difference(), null)).toEqual(["2026-05-01", "2026-05-02"]);
    expect(ids(difference({ sellerKey: bo, percent: 75_00, percentBefore: 0 }), null)).toEqual(["2026-02-01", "2026-05-01", "2026-05-02"]);
    expect(ids(difference({ percentBefore: 25_00 }), null)).toEqual([]);
  });

  it("of the very second of the closing it is what has moved the seller away from what was counted", () => {
    expect(ids(difference(), "2026-05-01T08:00:00Z")).toEqual(["2026-05-01", "2026-05-02"]);
    expect(ids(difference(), "2026-02-01T08:00:00Z")).toEqual(["2026-05-01", "2026-05-02"]);
  });

  it("of what is unallocated it is what has changed the sum", () => {
    const rest = difference({ sellerKey: unallocated, percent: 0, percentBefore: 10_00 });
    expect(meanwhile(rest, [dated("2026-05-01T08:00:00Z", "Anna 90", "Anna 100"), dated("2026-02-01T08:00:00Z", "Anna 80", "Anna 90")], null).map(({ id }) => id)).toEqual(["2026-05-01T08:00:00Z"]);
  });
});
