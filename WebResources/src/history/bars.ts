import type { StoredShare } from "../dataverse/opportunityshares";
import { sumOf, whole } from "../shares/percent";
import { h } from "../ui/dom";
import type { Colours } from "./colours";

/** Two sets as thin bars, one above the other on one scale. Only to be seen: the moves say it in words. */
export function bars(before: readonly StoredShare[], after: readonly StoredShare[], colours: Colours): HTMLElement {
  const scale = Math.max(whole, ...[before, after].map((set) => sumOf(set.map(({ percent }) => percent))));
  return h("div", { class: "bars", "aria-hidden": "true" }, bar(before, scale, colours, "thin-bar before"), bar(after, scale, colours, "thin-bar"));
}

function bar(set: readonly StoredShare[], scale: number, colours: Colours, look: string): HTMLElement {
  const element = h("div", { class: look });
  for (const share of set) {
    const part = h("div", { class: colours.of(share) });
    part.style.width = `${(share.percent / scale) * 100}%`;
    element.append(part);
  }

  return element;
}
