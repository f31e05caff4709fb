import { formatBriefly, type NumberFormat } from "../shares/numberformat";
import type { Texts } from "../texts";
import { isAdded, isChanged, isRemoved, lastOf, newFlag, type Move } from "./moves";

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

/** "50 %" */
export function brief(percent: number, format: NumberFormat): string {
  return `${formatBriefly(percent, format)}\u00a0%`;
}
