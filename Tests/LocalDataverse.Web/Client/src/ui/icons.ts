import { svg, type TemplateResult } from "lit";

/** Outlines on a square of 20. */
const outlines = {
  account: "M4 16.5v-12h7v12m0-8h5v8M2.5 16.5h15M6.5 7.5h2m-2 3h2m-2 3h2m5-2.5h.01m-.01 3h.01",
  activities: "M4 4.5h12v12H4ZM7 2.5v3m6-3v3M6.75 10.5l2 2 4.5-4.5",
  add: "M10 3.5v13M3.5 10h13",
  appointment: "M4 4.5h12v12H4ZM4 8h12M7 2.5v3.25m6-3.25v3.25M7 11h.01M10 11h.01M13 11h.01M7 13.5h.01M10 13.5h.01",
  assign: "M8 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 7c0-3 2-4.75 5.5-4.75 1 0 1.9.15 2.6.45M12 15h5m-2-2 2 2-2 2",
  back: "M9.5 4 3.5 10l6 6M4 10h12.5",
  calendar: "M4 4.5h12v12H4ZM4 8h12M7 2.5v3.25m6-3.25v3.25",
  chart: "M3.5 3v13.5h13M7 13v-3m3.25 3V6m3.25 7V8.5",
  check: "m4 10.5 4 4 8-9",
  chevronDown: "m4.5 7.5 5.5 5.5 5.5-5.5",
  chevronRight: "M7.5 4.5 13 10l-5.5 5.5",
  chevronLeft: "M12.5 4.5 7 10l5.5 5.5",
  close: "m5 5 10 10M15 5 5 15",
  contact: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 7c0-3 2-4.75 6-4.75s6 1.75 6 4.75Z",
  dashboard: "M4 15.5a7 7 0 1 1 12 0M10 12.5l3-4.5m-9 7.5h12",
  delete: "M3.5 5.5h13M8 5.5V4a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5m3 0-.7 10a1.5 1.5 0 0 1-1.5 1.5H7.2a1.5 1.5 0 0 1-1.5-1.5L5 5.5m3.5 3.5v5m3-5v5",
  edit: "m4 16 .75-3.5 8.5-8.5 2.75 2.75-8.5 8.5Zm7.75-10.5 2.75 2.75",
  email: "M3 5h14v10.5H3Zm0 .5 7 5.5 7-5.5",
  error: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 3.75v4.5m0 2.5v.01",
  filter: "M3.5 6h13m-10.5 4h8m-5.5 4h3",
  history: "M4 4v4h4M4.3 8A6.5 6.5 0 1 1 3.5 11M10 6.5V10l2.5 2",
  home: "M3.5 9.5 10 3.5l6.5 6v7h-4v-4.5h-5v4.5h-4Z",
  info: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 6.5v4.5M10 6.5v.01",
  list: "M3.5 5.5h13m-13 4.5h13m-13 4.5h13",
  lock: "M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M5 9h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Zm5 3.5v1",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  more: "M10 4.5v.5M10 9.75v.5M10 15v.5",
  note: "M4 3.5h12v8.5l-4.5 4.5H4ZM16 12h-4.5v4.5M7 7.5h6m-6 3h3",
  open: "M11 3.5h5.5V9m0-5.5-7 7M8 4.5H4v11.5h11.5V12",
  opportunity: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 4a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Zm0 3.5v.01",
  phonecall: "M6 3.5 4 5c-.5 5 5.5 11.5 11 11.5l1.5-2-3-2.75-2 1.25C9.5 12 8 10 7.5 8.5L9 6.75Z",
  refresh: "M15.5 4v4h-4M15.2 8A6 6 0 1 0 16 11.5",
  save: "M4 3.5h10l2.5 2.5v10.5H3.5V4M6.5 3.5v4h6v-4M6 16.5v-6h8v6",
  saveClose: "M8 16.5H3.5V4l.5-.5h10l2.5 2.5v3M6.5 3.5v4h6v-4M6 16.5v-6h4m1.5 2 5 5m0-5-5 5",
  search: "M8.75 3.5a5.25 5.25 0 1 1 0 10.5 5.25 5.25 0 0 1 0-10.5Zm3.75 9 4 4",
  settings: "M10 7.25a2.75 2.75 0 1 1 0 5.5 2.75 2.75 0 0 1 0-5.5ZM10 2.5v2.25m0 10.5v2.25M2.5 10h2.25m10.5 0h2.25M4.7 4.7l1.6 1.6m7.4 7.4 1.6 1.6m0-10.6-1.6 1.6m-7.4 7.4-1.6 1.6",
  sortDown: "M10 4v12m-4.5-4.5L10 16l4.5-4.5",
  sortUp: "M10 16V4M5.5 8.5 10 4l4.5 4.5",
  success: "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm-3.25 7.75 2.25 2.25 4.5-5",
  table: "M3.5 4h13v12h-13Zm0 4h13m-13 4h13M9 4v12",
  task: "M5 4.5h10v12H5Zm2.5-1.5h5v3h-5ZM7.5 11.5l2 2 3.5-4",
  team: "M7.5 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm5.5.5a2 2 0 1 0 0-4m-10.5 10c0-2.75 1.75-4.25 5-4.25s5 1.5 5 4.25Zm10.5-4c2.75 0 4 1.25 4 3.5h-2.5",
  warning: "M10 3 2.75 16.25h14.5Zm0 5v4.25m0 1.75v.01",
} as const;

export type IconName = keyof typeof outlines;

/** Only to be seen: what it means is said in words beside it. */
export function icon(name: IconName, slot?: string): TemplateResult {
  return svg`<svg class="icon" slot=${slot ?? ""} viewBox="0 0 20 20" aria-hidden="true"><path d=${outlines[name]}></path></svg>` as TemplateResult;
}

const ofTables: Record<string, IconName> = {
  account: "account",
  activitypointer: "activities",
  annotation: "note",
  appointment: "appointment",
  contact: "contact",
  email: "email",
  opportunity: "opportunity",
  opportunityclose: "check",
  phonecall: "phonecall",
  systemuser: "contact",
  task: "task",
  team: "team",
};

export function tableIcon(table: string): IconName {
  return ofTables[table] ?? "table";
}
