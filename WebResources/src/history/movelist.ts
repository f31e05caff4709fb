import { isMoved, lastOf, type Move } from "../journal/moves";
import { brief, moveText } from "../journal/movetext";
import type { NumberFormat } from "../shares/numberformat";
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

function swatch(colour: string): HTMLElement {
  return h("span", { class: `swatch ${colour}`, "aria-hidden": "true" });
}
