import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredShare } from "../../src/dataverse/opportunityshares";
import * as edits from "../../src/panel/edits";
import { isOpen, merged } from "../../src/panel/merge";
import { storedWith } from "./sellers";

const people = 5;

/** Some of five people, each with a percentage and perhaps fixed. */
const sets = fc
  .array(fc.option(fc.record({ percent: fc.constantFrom(0, 10_00, 25_00, 50_00), isFixed: fc.boolean() })), { minLength: people, maxLength: people })
  .map((given) => storedWith(...Array.from({ length: people }, () => 0)).flatMap((share, index) => (given[index] ? [{ ...share, ...given[index] }] : [])));

/** What somebody makes of a set: numbers, removals, additions. */
function edited(base: readonly StoredShare[], wanted: readonly StoredShare[]): edits.Sellers {
  let sellers: edits.Sellers = edits.atRest(base.map(edits.untouched).filter((share) => wanted.some(({ sellerId }) => sellerId === share.sellerId)));
  for (const { sellerId, name, percent } of wanted) {
    const key = sellerId ?? "";
    sellers = sellers.some((share) => share.key === key) ? sellers : edits.withSeller(sellers, { id: key, name }, base).sellers;
    sellers = sellers.find((share) => share.key === key)?.percent === percent ? sellers : edits.withPercent(sellers, key, percent).sellers;
  }

  return sellers;
}

const who = (shares: readonly { sellerId: string | null }[]) => shares.map(({ sellerId }) => sellerId).sort();

describe("merging", () => {
  it("without anything newer the person's set is as it was", () => {
    fc.assert(
      fc.property(sets, sets, (base, wanted) => {
        const mine = edited(base, wanted);
        // The only seller, if free, has 100 % in the end, whatever was typed (P11).
        fc.pre(!(mine.length === 1 && !mine[0]!.isFixed && mine[0]!.percent !== 100));
        const { sellers, collisions } = merged(base, mine, base);
        expect(collisions).toEqual([]);
        expect(sellers.map(({ sellerId, percent }) => [sellerId, percent])).toEqual(mine.map(({ sellerId, percent }) => [sellerId, percent]));
      }),
    );
  });

  it("without anything done, what is newer is what there is", () => {
    fc.assert(
      fc.property(sets, sets, (base, theirs) => {
        const { sellers, collisions } = merged(base, base.map(edits.untouched), theirs);
        expect(collisions).toEqual([]);
        expect(sellers.map(({ sellerId, percent, isFixed }) => [sellerId, percent, isFixed])).toEqual(
          theirs.map(({ sellerId, percent, isFixed }) => [sellerId, percent, isFixed]),
        );
      }),
    );
  });

  it("both who did the same don't collide, and nobody goes whom nobody has removed", () => {
    fc.assert(
      fc.property(sets, sets, sets, (base, wanted, theirs) => {
        const mine = edited(base, wanted);
        const { sellers, collisions } = merged(base, mine, theirs);
        const isIn = (shares: readonly { sellerId: string | null }[], id: string | null) => shares.some(({ sellerId }) => sellerId === id);
        for (const id of who([...base, ...mine, ...theirs])) {
          const isKept = isIn(sellers, id) || collisions.some(({ key }) => key === id);
          const isRemoved = isIn(base, id) && (!isIn(mine, id) || !isIn(theirs, id));
          expect(isKept || isRemoved, String(id)).toBe(true);
        }

        for (const collision of collisions) {
          const own = mine.find(({ key }) => key === collision.key);
          const before = base.find(({ sellerId }) => sellerId === collision.key);
          expect(own?.percent === before?.percent && own !== undefined && before !== undefined).toBe(false);
          expect(isOpen(collision, sellers)).toBe(true);
        }
      }),
    );
  });

  it("a number and a fixed flag of the same seller don't collide", () => {
    const base = storedWith(40_00, 60_00);
    const mine = edits.withFixed(base.map(edits.untouched), "user-0", true).sellers;
    const { sellers, collisions } = merged(base, mine, storedWith(45_00, 55_00));
    expect(collisions).toEqual([]);
    expect(sellers.map(({ percent, isFixed }) => [percent, isFixed])).toEqual([
      [45_00, true],
      [55_00, false],
    ]);
  });

  it("both who add the same person with different numbers collide, with the same one they don't", () => {
    const base = storedWith(40_00, 30_00);
    const theirs = storedWith(40_00, 30_00, 20_00);
    const mine = edits.withSeller(base.map(edits.untouched), { id: "user-2", name: "Seller 2" }, base).sellers;
    expect(merged(base, mine, theirs).collisions).toEqual([]);
    const typed = edits.withPercent(mine, "user-2", 10_00).sellers;
    expect(merged(base, typed, theirs).collisions).toEqual([{ key: "user-2", name: "Seller 2", base: null, theirs: theirs[2] }]);
    expect(merged(base, edits.withPercent(mine, "user-2", 20_00).sellers, theirs).collisions).toEqual([]);
  });
});
