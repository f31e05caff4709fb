import { formatBriefly, type NumberFormat } from "../shares/numberformat";
import type { Hundredths } from "../shares/percent";
import type { TextKey, Texts } from "../texts";
import { cause, type JournalEntry } from "./entry";
import { isAdded, isChanged, isMoved, isRemoved, lastOf, movesOf, type Move } from "./moves";

/** Who did what, in a sentence: "Anna Berg added Björn Dahl with 25 %." What it did to the others, the moves tell. */
export function causeSentence(entry: JournalEntry, texts: Texts, format: NumberFormat): string {
  const moves = movesOf(entry.before, entry.after);
  const told = new Told(moves, format);
  const who = entry.by?.name ?? texts("Cause_NobodyKnown");
  const say = (key: TextKey, ...values: string[]) => texts(key, who, ...values);
  switch (entry.cause) {
    case cause.created:
      return say("Cause_Created");
    case cause.added:
      return added(told, say);
    case cause.removed:
      return told.removed ? say("Cause_Removed", told.removed) : say("Cause_Changed");
    case cause.ownerChanged:
      return told.newcomer ? say("Cause_OwnerBecame", told.newcomer) : say("Cause_OwnerChanged");
    case cause.set:
      return say("Cause_Set");
    case cause.split:
      return say("Cause_Split");
    case cause.replaced:
      return replaced(told, say);
    case cause.restored:
      return say("Cause_Restored");
    case cause.reopened:
      return say("Cause_Reopened");
    case cause.found:
      return say("Cause_Found");
    case cause.process:
      return say("Cause_Process");
    default:
      return changed(told, say);
  }
}

type Say = (key: TextKey, ...values: string[]) => string;

function added(told: Told, say: Say): string {
  const [first, ...more] = told.added;
  if (!first) {
    return say("Cause_Changed");
  }

  return more.length === 0
    ? say("Cause_AddedWith", first.name, told.percent(lastOf(first)))
    : say("Cause_Added", told.added.map((move) => `${move.name} (${told.percent(lastOf(move))}\u00a0%)`).join(", "));
}

function changed(told: Told, say: Say): string {
  const { only } = told;
  if (!only) {
    return told.leaver && told.newcomer ? replaced(told, say) : say("Cause_Changed");
  }

  return isChanged(only)
    ? say("Cause_ChangedOne", only.name, told.percent(only.before?.percent ?? 0), told.percent(lastOf(only)))
    : say(only.after?.isFixed ? "Cause_Fixed" : "Cause_Freed", only.name);
}

/** Who takes over may have had a share before. */
function replaced({ leaver, newcomer, grown }: Told, say: Say): string {
  const successor = newcomer ?? grown;
  return leaver && successor ? say("Cause_Replaced", leaver, successor) : say("Cause_Changed");
}

/** The people of an entry, as its sentence names them. */
class Told {
  private readonly moved: Move[];

  constructor(
    moves: readonly Move[],
    private readonly format: NumberFormat,
  ) {
    this.moved = moves.filter(isMoved);
  }

  percent(percent: Hundredths): string {
    return formatBriefly(percent, this.format);
  }

  get added(): Move[] {
    return this.moved.filter(isAdded);
  }

  get removed(): string {
    return this.moved.filter(isRemoved).map(({ name }) => name).join(", ");
  }

  /** The one who came, if it was one. */
  get newcomer(): string | null {
    return single(this.added)?.name ?? null;
  }

  get leaver(): string | null {
    return single(this.moved.filter(isRemoved))?.name ?? null;
  }

  /** The one who has more than before, if it is one. */
  get grown(): string | null {
    return single(this.moved.filter((move) => isChanged(move) && lastOf(move) > (move.before?.percent ?? 0)))?.name ?? null;
  }

  /** The one to whom something happened who was there before and still is, where nothing else did. */
  get only(): Move | null {
    const move = single(this.moved);
    return move && !isAdded(move) && !isRemoved(move) ? move : null;
  }
}

function single<T>(all: readonly T[]): T | null {
  return all.length === 1 ? (all[0] ?? null) : null;
}
