import type { StoredShare } from "../dataverse/opportunityshares";
import { isMoved, movesOf, type Move } from "../journal/moves";
import { formatBriefly, type NumberFormat } from "../shares/numberformat";
import type { Texts } from "../texts";
import { h } from "../ui/dom";
import type { Colours } from "./colours";

/** What happened to each person, in words; those to whom nothing did stand together. */
export function moveList(before: readonly StoredShare[], after: readonly StoredShare[], texts: Texts, format: NumberFormat, colours: Colours): HTMLElement {
  const moves = movesOf(before, after);
  const same = moves.filter((move) => !isMoved(move));
  return h(
    "ul",
    { class: "moves" },
    ...moves.filter(isMoved).map((move) => h("li", {}, h("span", { class: `swatch ${colours.of(move.key)}`, "aria-hidden": "true" }), h("span", {}, moveText(move, texts, format)))),
    same.length > 0 ? h("li", { class: "same" }, texts("Move_Same", same.map(({ name, to }) => `${name} ${brief(to, format)}`).join(", "))) : null,
  );
}

/** "Anna Berg 75 → 50 %, now fixed" */
export function moveText(move: Move, texts: Texts, format: NumberFormat): string {
  const { name, from, to } = move;
  const flag = move.isFixed === move.wasFixed ? null : texts(move.isFixed ? "Move_Fixed" : "Move_Freed");
  const what =
    from === null ? texts("Move_Added", name, brief(to, format)) : to === null ? texts("Move_Removed", name, brief(from, format)) : changed(move, format);
  return flag === null ? what : `${what}, ${flag}`;
}

function changed({ name, from, to }: Move, format: NumberFormat): string {
  return from === to ? `${name} ${brief(to, format)}` : `${name} ${formatBriefly(from ?? 0, format)} → ${brief(to, format)}`;
}

function brief(percent: number | null, format: NumberFormat): string {
  return `${formatBriefly(percent ?? 0, format)}\u00a0%`;
}
