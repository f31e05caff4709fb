import { describe, expect, it } from "vitest";
import { figuresOf, isOf, isSameSet, setOf } from "../../src/journal/entry";
import { isAdded, isChanged, isMoved, isRemoved, movesOf, newFlag } from "../../src/journal/moves";
import { set } from "./sets";

describe("an entry's sets", () => {
  it("are read as the plug-ins write them", () => {
    const text = '[{"row":"r1","seller":"s1","name":"Anna Berg","percent":75.00,"fixed":true},{"row":"r2","name":"Bo","percent":33.34}]';
    expect(setOf(text)).toEqual([
      { shareId: "r1", sellerId: "s1", name: "Anna Berg", percent: 75_00, isFixed: true },
      { shareId: "r2", sellerId: null, name: "Bo", percent: 33_34, isFixed: false },
    ]);
    expect([setOf("[]"), setOf("")]).toEqual([[], []]);
    expect([figuresOf("[75.00,2]"), figuresOf("[]"), figuresOf("")]).toEqual([[75, 2], [], []]);
  });

  it("are the same with the same people, percentages and flags, whatever rows they are on", () => {
    expect(isSameSet(set("Anna 75 Bo 25"), set("Bo 25 Anna 75"))).toBe(true);
    expect(isSameSet(set("Anna 75 Bo 25"), set("Anna 75 Bo 25!"))).toBe(false);
    expect(isSameSet(set("Anna 75 Bo 25"), set("Anna 75 Bo 24"))).toBe(false);
    expect(isSameSet(set("Anna 75"), set("Anna 75 Bo 25"))).toBe(false);
    expect(isSameSet(set("Anna 75 Bo 25"), set("Anna 75 Cid 25"))).toBe(false);
  });

  it("somebody whose user was deleted since is known by name", () => {
    const [then] = set("Bo 25");
    const now = { ...then!, sellerId: null };
    expect([isOf(then!, now), isOf(now, then!), isOf(then!, { ...now, name: "Cid" })]).toEqual([true, true, false]);
    expect(isSameSet([then!], [now])).toBe(true);
  });
});

describe("what moved", () => {
  const told = (before: string, after: string) =>
    movesOf(set(before), set(after)).map((move) => [
      move.name,
      ...[isAdded(move) && "added", isRemoved(move) && "removed", isChanged(move) && "changed", newFlag(move)].filter((word) => typeof word === "string"),
    ]);

  it("names everybody, those who were there first in their order", () => {
    expect(told("Anna 50 Bo 25 Cid 25", "Anna 50 Cid 12.5 Dan 12.5")).toEqual([["Anna"], ["Bo", "removed"], ["Cid", "changed"], ["Dan", "added"]]);
  });

  it("tells flags apart, and no freedom of those who leave", () => {
    expect(told("Anna 50 Bo 50!", "Anna 50! Bo 50")).toEqual([["Anna", "fixed"], ["Bo", "free"]]);
    expect(told("Anna 50!", "")).toEqual([["Anna", "removed"]]);
    expect(told("", "Anna 50!")).toEqual([["Anna", "added", "fixed"]]);
  });

  it("is nothing where nothing is another", () => {
    expect(movesOf(set("Anna 50 Bo 50!"), set("Bo 50! Anna 50")).some(isMoved)).toBe(false);
    expect(movesOf([], [])).toEqual([]);
  });
});
