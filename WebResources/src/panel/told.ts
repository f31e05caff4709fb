import type { Hundredths } from "../shares/percent";
import type { Rule } from "../shares/rules";
import type { Texts } from "../texts";
import type { EditedShare, Sellers } from "./edits";
import type { Written } from "./written";

/** Who is named before "and 47 more". */
const most = 3;

/** What a step did, and the reason, in words. */
export class Teller {
  constructor(
    private readonly texts: Texts,
    private readonly written: () => Written,
  ) {}

  /** @param about Whom the step was about; others are told by what happened to them. */
  step(before: Sellers, after: Sellers, rule: Rule | null, about: string | null): string {
    const own = after.find((share) => share.key === about) ?? after[0];
    const moves = this.moves(before, after, about);
    const percent = own ? this.written().brief(own.percent) : "";
    const name = own?.name ?? "";
    switch (rule) {
      case "P1":
        return this.texts("Told_Owner", name);
      case "P4":
        return this.texts("Told_First");
      case "P5":
      case "P9":
        return moves === "" ? "" : this.texts(movedOf(before, after, about).length === 1 ? "Told_RestOne" : "Told_Rest", moves);
      case "P6":
        return this.texts("Told_NobodyMoved");
      case "P7":
        return this.texts("Told_Open", name, percent);
      case "P8":
        return this.texts("Told_Zero");
      case "P11":
        return this.texts("Told_Sole");
      case "P13":
        return this.texts("Told_Last", name);
      case "P14":
        return own ? this.texts("Told_OwnerBack", name) : this.texts("Panel_NoSellers");
      case "P15":
      case "P16":
        return this.texts("Told_NewOwner", name);
      case "P26":
        return this.texts("Told_Fixed", name);
      default:
        return moves;
    }
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
