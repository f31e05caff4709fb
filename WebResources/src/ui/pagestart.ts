import { messageOf } from "../dataverse/errors";
import { h } from "./dom";
import { followSurroundings } from "./surroundings";

/** Starts a page in its element; why it can't is told in its place. */
export function startPage(id: string, start: (root: HTMLElement) => Promise<void>): void {
  followSurroundings();
  const root = document.getElementById(id);
  if (root) {
    start(root).catch((failed: unknown) => {
      root.replaceChildren(h("p", { role: "alert" }, messageOf(failed)));
      root.setAttribute("aria-busy", "false");
    });
  }
}
