import { html, render } from "lit";
import { spinner } from "./controls";

let shown: HTMLDialogElement | null = null;

/** Covers everything until what is under way has ended. */
export function showProgress(message: string): void {
  hideProgress();
  shown = document.createElement("dialog");
  shown.className = "progress";
  shown.setAttribute("aria-label", message);
  shown.addEventListener("cancel", (event) => event.preventDefault());
  render(html`${spinner(message)}`, shown);
  document.body.append(shown);
  shown.showModal();
}

export function hideProgress(): void {
  shown?.close();
  shown?.remove();
  shown = null;
}
