import { isAdded, isChanged, isMoved, isRemoved, lastOf, newFlag, type Move } from "../journal/moves";
import { formatBriefly, type NumberFormat } from "../shares/numberformat";
import type { Texts } from "../texts";
import { h } from "../ui/dom";
import type { Colours } from "./colours";

/** What happened to each person, in words; those to whom nothing did stand together. */
export function moveList(moves: readonly Move[], texts: Texts, format: NumberFormat, colours: Colours): HTMLElement {
  const same = moves.filter((move) => !isMoved(move));
  return h(
    "ul",
    { class: "moves" },
    ...moves.filter(isMoved).map((move) => h("li", {}, swatch(colours.of(move.after ?? move.before)), h("span", {}, moveText(move, texts, format)))),
    same.length > 0 ? h("li", { class: "same" }, texts("Move_Same", same.map((move) => `${move.name} ${brief(lastOf(move), format)}`).join(", "))) : null,
  );
}

/** "Anna Berg 75 → 50 %, now fixed" */
export function moveText(move: Move, texts: Texts, format: NumberFormat): string {
  const flag = newFlag(move);
  const what = whatOf(move, texts, format);
  return flag === null ? what : `${what}, ${texts(flag === "fixed" ? "Move_Fixed" : "Move_Freed")}`;
}

function whatOf(move: Move, texts: Texts, format: NumberFormat): string {
  const percent = brief(lastOf(move), format);
  if (isAdded(move) || isRemoved(move)) {
    return texts(isAdded(move) ? "Move_Added" : "Move_Removed", move.name, percent);
  }

  const from = isChanged(move) ? `${formatBriefly(move.before?.percent ?? 0, format)} → ` : "";
  return `${move.name} ${from}${percent}`;
}

function swatch(colour: string): HTMLElement {
  return h("span", { class: `swatch ${colour}`, "aria-hidden": "true" });
}

function brief(percent: number, format: NumberFormat): string {
  return `${formatBriefly(percent, format)}\u00a0%`;
}
