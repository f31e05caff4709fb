import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sellersOf, textOfDraft } from "../../src/panel/drafttext";
import { merged } from "../../src/panel/merge";
import { draftOf } from "../../src/shares/draft";
import { startOf } from "../../src/panel/start";
import * as edits from "../../src/panel/edits";
import type { StoredShare } from "../../src/dataverse/opportunityshares";
import { shareAmounts } from "../../src/shares/amounts";
import { parsePercent } from "../../src/shares/parse";
import { batchShares, equalSplit, givenShares, ownerChanged, sellerRemoved, type Reason } from "../../src/shares/rules";

interface Holding {
  isFixed: boolean;
  percent: number;
}

interface Vector<Row, Step> {
  rows: Row[];
  step: Step;
  percents: number[];
  reason: Reason;
}

/** What the plug-ins' own rules answer: Tests/Scripts/RuleVectors.cs writes it each time before these tests run. */
const vectors = read() as {
  given: Vector<{ isFixed: boolean; given: number | null; before: number | null }, null>[];
  added: (Vector<Holding, (number | null)[]> & { saved: number[] })[];
  changed: Vector<Holding, { which: number; percent: number }>[];
  removed: Vector<Holding, { which: number; ownerIsPerson: boolean }>[];
  split: Vector<Holding, null>[];
  sent: Vector<Holding, Holding[]>[];
  owner: Vector<Holding, boolean>[];
  created: Vector<Holding, boolean>[];
  met: (Record<"from" | "stored" | "mine", (Holding & { id: string; sellerId: string })[]> & { isRefused: boolean })[];
  typed: { text: string; percent: number | null }[];
  amounts: { amount: string; decimals: number; percents: number[]; amounts: string[] }[];
};

function read(): unknown {
  const file = join(import.meta.dirname, "../../obj/rules.json");
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (failed) {
    throw new Error(`The answers of the plug-ins' rules are missing: "dotnet test Tests/Scripts" writes them to ${file}.`, { cause: failed });
  }
}

const owner = { id: "owner", name: "Owner" };

function stored(rows: readonly Holding[]): StoredShare[] {
  return rows.map((row, index) => ({ ...row, shareId: `share-${index}`, sellerId: `user-${index}`, name: `Seller ${index}` }));
}

const asEdited = (rows: readonly Holding[]) => stored(rows).map(edits.untouched);
const percentsOf = (sellers: edits.Sellers) => sellers.map((share) => share.percent);

describe("the same as the plug-ins' own rules", () => {
  it("P4–P11: rows that were there, were changed, or are new", () => {
    for (const { rows, percents, reason } of vectors.given) {
      expect(givenShares(rows), JSON.stringify(rows)).toEqual({ percents, reason });
    }
  });

  it("P4–P9: sellers who are added on the screen, one after the other", () => {
    for (const { rows, step, percents, saved } of vectors.added) {
      const base = stored(rows);
      let sellers: edits.Sellers = base.map(edits.untouched);
      step.forEach((percent, index) => {
        sellers = edits.withSeller(sellers, { id: `new-${index}`, name: "New" }, base).sellers;
        sellers = percent === null ? sellers : edits.withPercent(sellers, `new-${index}`, percent).sellers;
      });
      expect(percentsOf(sellers), JSON.stringify({ rows, step })).toEqual(percents);
      // What is sent leaves out those whom a rule has moved, and is stored as it was seen.
      expect(percents, JSON.stringify({ rows, step })).toEqual(saved);
      const sent = draftOf(textOfDraft(base, sellers))!.sellers.map(({ percent }) => percent);
      expect(sent).toEqual(percents.map((percent, index) => (percent === (rows[index]?.percent ?? percent) ? percent : null)));
    }
  });

  it("P10, P11: a percentage that is changed on the screen", () => {
    for (const { rows, step, percents, reason } of vectors.changed) {
      const edit = edits.withPercent(asEdited(rows), `user-${step.which}`, step.percent);
      expect([percentsOf(edit.sellers), edit.reason], JSON.stringify({ rows, step })).toEqual([percents, reason]);
    }
  });

  it("P12–P14: a seller who is removed on the screen", () => {
    for (const { rows, step, percents, reason } of vectors.removed) {
      const comesBack = step.ownerIsPerson ? edits.ownerWithAll(owner, null) : null;
      const edit = edits.without(asEdited(rows), `user-${step.which}`, comesBack);
      expect([percentsOf(edit.sellers), edit.reason], JSON.stringify({ rows, step })).toEqual([percents, reason]);
      expect(sellerRemoved(rows.filter((_, index) => index !== step.which), step.ownerIsPerson).reason).toEqual(reason);
    }
  });

  it("split evenly, and nobody moved where the fixed shares are more than 100 %", () => {
    for (const { rows, percents, reason } of vectors.split) {
      expect(equalSplit(rows), JSON.stringify(rows)).toEqual({ percents, reason });
    }
  });

  it("P9, P14: a set that is saved with each percentage is stored as it was seen", () => {
    for (const { rows, step, percents } of vectors.sent) {
      const parts = step.map(({ isFixed, percent }, index) => ({ isFixed, given: percent, before: rows[index]?.percent ?? null }));
      expect(step.length === 0 ? [100_00] : batchShares(parts), JSON.stringify({ rows, step })).toEqual(percents);
    }
  });

  it("U3: what the server would refuse is what collides on the screen, and nothing else", () => {
    expect(new Set(vectors.met.map(({ isRefused }) => isRefused)).size).toBe(2);
    for (const { from, stored: now, mine, isRefused } of vectors.met) {
      const shares = (rows: typeof from) => rows.map(({ id, ...row }) => ({ ...row, shareId: id, name: row.sellerId }));
      const draft = {
        from: from.map(({ id, sellerId, ...row }) => ({ ...row, row: id, seller: sellerId })),
        sellers: mine.map(({ sellerId, percent, isFixed }) => ({ row: null, seller: sellerId, percent, isFixed })),
      };
      const wanted = sellersOf(draft, shares(from), new Map());
      expect(merged(shares(from), wanted, shares(now)).collisions.length > 0, JSON.stringify({ from, now, mine })).toBe(isRefused);
    }
  });

  it("P15–P18: another owner", () => {
    for (const { rows, step: ownerIsPerson, percents, reason } of vectors.owner) {
      const form = { opportunityId: "id", isReadOnly: false, owner: ownerIsPerson ? owner : null, isOwnerChanged: true };
      expect(percentsOf(startOf(stored(rows), form).sellers), JSON.stringify(rows)).toEqual(percents);
      expect(ownerChanged(rows, ownerIsPerson), JSON.stringify(rows)).toEqual(reason);
    }
  });

  it("P1–P3: a new opportunity", () => {
    for (const { step: ownerIsPerson, percents, reason } of vectors.created) {
      const form = { opportunityId: null, isReadOnly: false, owner: ownerIsPerson ? owner : null, isOwnerChanged: false };
      const start = startOf([], form);
      expect([percentsOf(start.sellers), start.reason]).toEqual([percents, ownerIsPerson ? reason : null]);
    }
  });

  it("P21, P22: what is typed as a percentage", () => {
    for (const { text, percent } of vectors.typed) {
      expect(parsePercent(text, "\u00a0"), text).toEqual(percent === null ? { problem: "outOfRange" } : { percent });
    }
  });

  it("M1, M2: each one's money", () => {
    for (const { amount, percents, amounts } of vectors.amounts) {
      expect(shareAmounts(BigInt(amount), percents).map(String), JSON.stringify([amount, percents])).toEqual(amounts);
    }
  });

  it("there are several thousand of them, and every rule is among them", () => {
    const all = Object.values(vectors).flat() as { reason?: Reason }[];
    expect(all.length).toBeGreaterThan(10_000);
    const rules = new Set(all.map(({ reason }) => reason?.rule));
    expect(["P1", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12", "P13", "P14", "P15", "P16", "P17", "P18", "P26"].filter((rule) => !rules.has(rule))).toEqual([]);
    expect(new Set(vectors.amounts.map(({ decimals }) => decimals))).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(vectors.amounts.some(({ amount }) => amount.startsWith("-"))).toBe(true);
  });
});
