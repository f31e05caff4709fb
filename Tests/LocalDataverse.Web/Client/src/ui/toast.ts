import { html, render } from "lit";
import { text } from "../texts/texts";
import { message } from "./controls";

const shownFor = 8_000;
let place: HTMLElement | null = null;
let timer = 0;

/** Tells for a while that something is done, with one thing to do next. */
export function showToast(said: string, action: { label: string; name: string; act: () => void }): void {
  if (!place) {
    place = document.createElement("div");
    place.className = "toast";
    place.setAttribute("role", "status");
    document.body.append(place);
  }

  const hide = () => render(html``, place!);
  const act = () => {
    hide();
    action.act();
  };
  render(message("success", html`${said} <a href="#" aria-label=${action.name} @click=${(event: Event) => (event.preventDefault(), act())}>${action.label}</a>`, { label: text("Dialog_Close"), act: hide }), place);
  window.clearTimeout(timer);
  timer = window.setTimeout(hide, shownFor);
}
