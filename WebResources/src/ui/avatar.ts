import { h } from "./dom";

/** How many colours the style sheet has. */
const colours = 8;

/** The class of a seller's colour on the bar and in the list. */
export function colourClass(index: number): string {
  return `colour-${(index % colours) + 1}`;
}

/** First letters of the first and the last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => word !== "");
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words[words.length - 1] ?? "") : "";
  return (Array.from(first).slice(0, 1).join("") + Array.from(last).slice(0, 1).join("")).toLocaleUpperCase();
}

/** Only to be seen: the name stands beside it. */
export function avatar(name: string, colour: string): HTMLElement {
  return h("span", { class: `avatar ${colour}`, "aria-hidden": "true" }, initialsOf(name));
}
