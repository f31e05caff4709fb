import { largestRemainder } from "./largestremainder";
import { evenly, sumOf, whole, type Hundredths } from "./percent";

/** The rules that move shares, by their number in the README. */
export type Rule = "P1" | "P4" | "P5" | "P6" | "P7" | "P8" | "P9" | "P10" | "P11" | "P12" | "P13" | "P14" | "P15" | "P16" | "P17" | "P18" | "P26";

/** One row's part in what a person does to the whole set, the earliest added first: as Plugins/Shares/BatchShares.cs has it. */
export interface Part {
  isFixed: boolean;
  /** What the person gave for it, if anything. */
  given: Hundredths | null;
  /** What it had before; null when it is new. */
  before: Hundredths | null;
}

/** What a row has, where nothing was given in the same breath. */
export type Holding = Pick<Part, "isFixed"> & { percent: Hundredths };

export interface Decision {
  percents: Hundredths[];
  rule: Rule;
}

/** P4–P11: what rows that were added or changed do to the others (GivenShares.cs). */
export function givenShares(parts: readonly Part[]): Decision {
  const added = parts.filter((part) => part.before === null);
  const [first, ...others] = added;
  if (!first) {
    return isSoleAndFree(parts) && parts[0]?.given !== null
      ? { percents: [whole], rule: "P11" }
      : { percents: parts.map(held), rule: "P10" };
  }

  return { percents: batchShares(parts), rule: others.length > 0 ? "P9" : ruleForOne(first, parts) };
}

function ruleForOne(added: Part, parts: readonly Part[]): Rule {
  if (parts.length === 1) {
    return added.isFixed ? "P26" : "P4";
  }

  if (added.given === null) {
    return "P7";
  }

  return added.given === 0 ? "P8" : batchRemainder(parts) < 0 ? "P6" : "P5";
}

/**
 * One free row has 100. Otherwise what was given stands; if any of it is above 0, the movable rows share what that and the fixed
 * rows leave, unless that is negative; and rows without a percentage share what is then open (BatchShares.cs).
 */
export function batchShares(parts: readonly Part[]): Hundredths[] {
  if (isSoleAndFree(parts)) {
    return [whole];
  }

  const remainder = batchRemainder(parts);
  const isShared = remainder >= 0 && parts.some((part) => (part.given ?? 0) > 0);
  const moved = isShared ? dealt(parts, remainder, isMovable, held) : parts.map(held);
  const open = Math.max(0, whole - sumOf(moved));
  return dealt(parts, open, isUnstated, (_, index) => moved[index] ?? 0);
}

/** What given and fixed percentages leave for the movable rows. Negative when they are more than 100 (P6). */
function batchRemainder(parts: readonly Part[]): Hundredths {
  return whole - sumOf(parts.filter((part) => !isMovable(part)).map(held));
}

/** P12–P14: what a deleted seller leaves. Where nobody is left the owner, if a person, comes back with 100 %. */
export function sellerRemoved(left: readonly Holding[]): Decision {
  const percents = left.map(({ percent }) => percent);
  if (left.length !== 1) {
    return { percents, rule: left.length === 0 ? "P14" : "P12" };
  }

  return left[0]?.isFixed ? { percents, rule: "P26" } : { percents: [whole], rule: "P13" };
}

/** P15–P18: what an owner change is to the sellers. P15 and P16 give the new owner all of it, the others move nobody. */
export function ownerChanged(sellers: readonly Holding[], ownerIsPerson: boolean): Rule {
  if (!ownerIsPerson) {
    return "P18";
  }

  return sellers.length === 0 ? "P16" : sellers.length > 1 ? "P17" : sellers[0]?.isFixed ? "P26" : "P15";
}

/** All free rows share evenly what the fixed ones leave; null where those are more than 100, and nobody is moved (EqualSplit.cs). */
export function equalSplit(rows: readonly Holding[]): Hundredths[] | null {
  const rest = whole - fixedSum(rows);
  return rest < 0 ? null : dealt(rows, rest, isFree, ({ percent }) => percent);
}

/** All free rows grow or shrink alike until the sum is 100; null where that can't be. */
export function scaled(rows: readonly Holding[]): Hundredths[] | null {
  const rest = whole - fixedSum(rows);
  const free = rows.filter(isFree).map(({ percent }) => percent);
  const sum = sumOf(free);
  if (rest < 0 || sum === 0) {
    return null;
  }

  const numerators = free.map((percent) => BigInt(percent) * BigInt(rest));
  const parts = largestRemainder(numerators, BigInt(sum), BigInt(rest)).map(Number);
  return parts.every((part) => part <= whole) ? rows.map((row) => (row.isFixed ? row.percent : (parts.shift() ?? 0))) : null;
}

function fixedSum(rows: readonly Holding[]): Hundredths {
  return sumOf(rows.filter((row) => row.isFixed).map(({ percent }) => percent));
}

function isFree(row: { isFixed: boolean }): boolean {
  return !row.isFixed;
}

function isSoleAndFree(parts: readonly Part[]): boolean {
  return parts.length === 1 && parts[0]?.isFixed === false;
}

/** Whether the rules may move it: it was there before, is free, and nothing was given for it (P26). */
function isMovable(part: Part): boolean {
  return !part.isFixed && part.given === null && part.before !== null;
}

/** Whether it is new, and came without a percentage. */
function isUnstated(part: Part): boolean {
  return part.given === null && part.before === null;
}

function held(part: Part): Hundredths {
  return part.given ?? part.before ?? 0;
}

/** Evenly among those who take part, in their order; the others as they are. */
function dealt<Row>(
  rows: readonly Row[],
  total: Hundredths,
  takesPart: (row: Row) => boolean,
  asItIs: (row: Row, index: number) => Hundredths,
): Hundredths[] {
  const parts = evenly(total, rows.filter(takesPart).length);
  return rows.map((row, index) => (takesPart(row) ? (parts.shift() ?? 0) : asItIs(row, index)));
}
