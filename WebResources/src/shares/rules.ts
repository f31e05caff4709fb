import { largestRemainder } from "./largestremainder";
import { evenly, sumOf, toNumber, whole, type Hundredths } from "./percent";

/** Why rows are to be as they are: a rule of the README, and the key and figures of its sentence, as Plugins/Shares/Reason.cs has it. */
export interface Reason {
  rule: string;
  key: string;
  figures: readonly number[];
}

/** The keys stand here in full: by them the build knows which sentences the control needs. */
export function because(key: `Journal_P${string}`, ...figures: number[]): Reason {
  return { rule: key.split("_")[1] ?? "", key, figures };
}

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
  reason: Reason;
}

/** P4–P11: what rows that were added or changed do to the others (GivenShares.cs). */
export function givenShares(parts: readonly Part[]): Decision {
  const added = parts.filter((part) => part.before === null);
  const [first, ...others] = added;
  if (!first) {
    return isSoleAndFree(parts) && parts[0]?.given !== null
      ? { percents: [whole], reason: because("Journal_P11") }
      : { percents: parts.map(held), reason: because("Journal_P10") };
  }

  return { percents: batchShares(parts), reason: others.length > 0 ? because("Journal_P9_Added", added.length) : reasonForOne(first, parts) };
}

function reasonForOne(added: Part, parts: readonly Part[]): Reason {
  if (parts.length === 1) {
    return added.isFixed ? because("Journal_P26") : because("Journal_P4");
  }

  if (added.given === null) {
    return because("Journal_P7", toNumber(Math.max(0, whole - sumOf(parts.map(held)))));
  }

  const remainder = batchRemainder(parts);
  return added.given === 0 ? because("Journal_P8") : remainder < 0 ? because("Journal_P6") : sharedRest(remainder, parts.filter(isMovable).length);
}

function sharedRest(rest: Hundredths, sharing: number): Reason {
  const key = sharing === 0 ? "Journal_P5_None" : sharing === 1 ? "Journal_P5_One" : "Journal_P5_Many";
  return because(key, toNumber(rest), sharing);
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
export function sellerRemoved(left: readonly Holding[], ownerIsPerson: boolean): Decision {
  const percents = left.map(({ percent }) => percent);
  if (left.length !== 1) {
    const nobody = ownerIsPerson ? because("Journal_P14") : because("Journal_P14_Team");
    return { percents, reason: left.length === 0 ? nobody : because("Journal_P12", left.length) };
  }

  return left[0]?.isFixed ? { percents, reason: because("Journal_P26") } : { percents: [whole], reason: because("Journal_P13") };
}

/** P15–P18: what an owner change is to the sellers. P15 and P16 give the new owner all of it, the others move nobody. */
export function ownerChanged(sellers: readonly Holding[], ownerIsPerson: boolean): Reason {
  if (!ownerIsPerson) {
    return because("Journal_P18");
  }

  if (sellers.length !== 1) {
    return sellers.length === 0 ? because("Journal_P16") : because("Journal_P17", sellers.length);
  }

  return sellers[0]?.isFixed ? because("Journal_P26") : because("Journal_P15");
}

/** All free rows share evenly what the fixed ones leave; where those are more than 100, nobody is moved (EqualSplit.cs). */
export function equalSplit(rows: readonly Holding[]): Decision {
  const rest = whole - fixedSum(rows);
  const free = rows.filter(isFree).length;
  if (rest < 0) {
    return { percents: rows.map(({ percent }) => percent), reason: because("Journal_P6_Split") };
  }

  const key = free === 0 ? "Journal_P26_None" : free === 1 ? "Journal_P26_One" : "Journal_P26_Many";
  return { percents: dealt(rows, rest, isFree, ({ percent }) => percent), reason: because(key, toNumber(rest), free) };
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
