import { h } from "./dom";

/** Hands the person a file, as a download of the browser; a text is a CSV file. */
export function saveFile(name: string, content: string | Blob): void {
  const address = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type: "text/csv;charset=utf-8" }) : content);
  const link = h("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
