const svg = "http://www.w3.org/2000/svg";

/** Outlines on a square of 20. */
const outlines = {
  add: "M10 3.5v13M3.5 10h13",
  close: "m5 5 10 10M15 5 5 15",
  discard: "M4.25 6.25a7 7 0 1 1-1.2 4.5M4 2.75v3.75h3.75",
  down: "M10 3.5v13m-5-5 5 5 5-5",
  drag: "M7.5 4.5v.01m0 5.49v.01m0 5.49v.01m5-11v.01m0 5.49v.01m0 5.49v.01",
  error: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 3.75v4.5m0 2.5v.01",
  fixed: "M6.5 9V6a3.5 3.5 0 0 1 7 0v3m-8.5 0h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Zm5 3.5v1",
  free: "M6.5 9V6a3.5 3.5 0 0 1 6.75-1.25M5 9h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Z",
  info: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 6.5v4.5M10 6.5v.01",
  redo: "M16 4v5h-5M15.75 8.75A6.5 6.5 0 1 0 14.5 14.5",
  remove: "M3.5 5.5h13M8 5.5V4a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5m3 0-.7 10a1.5 1.5 0 0 1-1.5 1.5H7.2a1.5 1.5 0 0 1-1.5-1.5L5 5.5m3.5 3.5v5m3-5v5",
  search: "M8.75 3.5a5.25 5.25 0 1 1 0 10.5 5.25 5.25 0 0 1 0-10.5Zm3.75 9 4 4",
  split: "M4 5.5h12A1.5 1.5 0 0 1 17.5 7v6a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 13V7A1.5 1.5 0 0 1 4 5.5Zm3.5 0v9m5-9v9",
  success: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm-3.25 7.75 2.25 2.25 4.5-5",
  undo: "M4 4v5h5M4.25 8.75A6.5 6.5 0 1 1 5.5 14.5",
  up: "M10 16.5v-13m-5 5 5-5 5 5",
  warning: "M10 3 2.75 16.25h14.5Zm0 5v4.25m0 1.75v.01",
} as const;

export type IconName = keyof typeof outlines;

/** Only to be seen: what it means is said in words beside it. */
export function icon(name: IconName): SVGSVGElement {
  const element = document.createElementNS(svg, "svg");
  element.setAttribute("viewBox", "0 0 20 20");
  element.setAttribute("class", "icon");
  element.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", outlines[name]);
  element.append(path);
  return element;
}
