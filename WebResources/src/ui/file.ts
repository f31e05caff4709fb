import { h } from "./dom";

/** Hands the person a text as a file, as a download of the browser. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
