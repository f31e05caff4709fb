import { describe, expect, it } from "vitest";
import { unaskedMoves } from "../../src/panel/unasked";
import { draftText, type DraftSeller } from "../../src/shares/draft";
import { set } from "../journal/sets";

/** "Anna 75 Bo" states Anna's percentage and leaves Bo's to the rules. */
function draft(...sellers: [name: string, percent: number | null][]): string {
  const wanted = sellers.map(([name, percent]): DraftSeller => ({ row: null, seller: `user-${name}`, percent: percent === null ? null : percent * 100, isFixed: false }));
  return draftText({ from: [], sellers: wanted });
}

const names = (before: string, after: string, sent: string | null) => {
  const unasked = unaskedMoves(set(before), set(after), sent);
  return [unasked.before.map(({ name }) => name), unasked.after.map(({ name }) => name)];
};

describe("what a save has changed that nobody stated", () => {
  it("is everything where nothing was stated", () => {
    expect(names("Anna 100", "Bo 100", null)).toEqual([["Anna"], ["Bo"]]);
    expect(names("Anna 60 Bo 40", "Anna 50 Bo 40 Cid 10", null)).toEqual([["Anna"], ["Anna", "Cid"]]);
  });

  it("is who was left to the rules, and not who was given, added or removed", () => {
    expect(names("Anna 100", "Anna 75 Bo 25", draft(["Anna", null], ["Bo", 25]))).toEqual([["Anna"], ["Anna"]]);
    expect(names("Anna 60 Bo 40", "Anna 50 Bo 50", draft(["Anna", 50], ["Bo", 50]))).toEqual([[], []]);
    expect(names("Anna 60 Bo 40", "Bo 100", draft(["Bo", null]))).toEqual([["Bo"], ["Bo"]]);
    expect(names("Anna 60 Bo 40", "Anna 60 Bo 40!", draft(["Anna", 60], ["Bo", null]))).toEqual([[], []]);
  });

  it("is the owner who comes back (P14)", () => {
    expect(names("Anna 60", "Bo 100", draft())).toEqual([[], ["Bo"]]);
  });

  it("is a row without a user by its row", () => {
    const gone = { shareId: "row-1", sellerId: null, name: "Gone", percent: 100_00, isFixed: false };
    const sent = draftText({ from: [], sellers: [{ row: "row-1", seller: null, percent: null, isFixed: null }] });
    expect(unaskedMoves([gone], [{ ...gone, percent: 50_00 }], sent).after).toHaveLength(1);
    expect(unaskedMoves([gone], [], sent).before).toHaveLength(1);
  });
});
