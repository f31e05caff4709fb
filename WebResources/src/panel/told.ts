import { reasonSentence, type Reasons } from "../journal/reasons";
import type { Hundredths } from "../shares/percent";
import type { Reason } from "../shares/rules";
import type { Texts } from "../texts";
import type { EditedShare, Sellers } from "./edits";
import type { Written } from "./written";

/** Who is named before "and 47 more". */
const most = 3;

/** Rules by which nobody else is moved, whatever somebody does: that goes without saying. */
const untold = new Set(["P10", "P12", "P17", "P18"]);

/** Rules that tell only whom they have moved. */
const silentAlone = new Set(["P5", "P9"]);

/** Rules that give a share to the one whom the step is about. */
const giving = new Set(["P1", "P7", "P14", "P15", "P16"]);

/** What a step did, and the reason, in words. */
export class Teller {
  constructor(
    private readonly texts: Texts,
    private readonly reasons: Reasons,
    private readonly written: () => Written,
  ) {}

  /**
   * "Cecilia 100 → 75 %. The one other free seller gets what is left, 75 %.": whom it moved, then the rule's sentence.
   * @param about Whom the step was about; others are told by what happened to them.
   */
  step(before: Sellers, after: Sellers, reason: Reason | null, about: string | null): string {
    const moves = this.moves(before, after, about);
    if (!reason || untold.has(reason.rule) || (moves === "" && silentAlone.has(reason.rule))) {
      return moves;
    }

    // The form doesn't say whether a team owns it, or who does.
    if (after.length === 0) {
      return this.texts("Panel_NoSellers");
    }

    const own = after.find((share) => share.key === about) ?? after[0];
    const given = own && giving.has(reason.rule) ? `${own.name} ${this.written().brief(own.percent)}\u00a0%` : "";
    return [moves, moves === "" ? given : "", this.sentence(reason)].filter((part) => part !== "").join(". ");
  }

  sentence({ key, figures }: Reason): string {
    return reasonSentence(key, figures, this.reasons, this.written().format);
  }

  /** "Cecilia 100 → 75 %", of each who has another share than before. */
  moves(before: Sellers, after: Sellers, except: string | null = null): string {
    return this.few(movedOf(before, after, except).map(({ name, from, to }) => `${name} ${this.written().move(from, to)}`));
  }

  /** What is another than before: moved, added, removed. */
  news(before: Sellers, after: Sellers): string {
    const isIn = (sellers: Sellers) => ({ key }: EditedShare) => sellers.some((share) => share.key === key);
    const added = after.filter((share) => !isIn(before)(share)).map(({ name, percent }) => `${name} ${this.written().brief(percent)}\u00a0%`);
    const removed = before.filter((share) => !isIn(after)(share)).map(({ name }) => `${name}: ${this.texts("Conflict_Removed")}`);
    const moves = this.moves(before, after);
    return this.few([...(moves === "" ? [] : [moves]), ...added, ...removed]);
  }

  private few(told: readonly string[]): string {
    const named = told.slice(0, most).join(", ");
    return told.length <= most ? named : this.texts("Told_More", named, String(told.length - most));
  }
}

/** Who has another share than before. */
function movedOf(before: Sellers, after: Sellers, except: string | null): { name: string; from: Hundredths; to: Hundredths }[] {
  const percentOf = new Map(before.map((share) => [share.key, share.percent]));
  return after
    .filter(({ key }) => key !== except)
    .map(({ key, name, percent }) => ({ name, from: percentOf.get(key) ?? percent, to: percent }))
    .filter(({ from, to }) => from !== to);
}
