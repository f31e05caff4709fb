import { session, type AppModule, type Right } from "../data/session";
import { isTable, tableName } from "../data/tables";
import type { Page } from "../shell/pages";
import { attribute, children, labelIn, parse } from "./xml";

/** The navigation of the app, as its site map states it. */
export interface Area {
  id: string;
  title: string;
  groups: Group[];
}

export interface Group {
  title: string;
  entries: Entry[];
}

export interface Entry {
  id: string;
  title: string;
  description: string;
  /** Table whose icon it has; empty for none. */
  table: string;
  icon: string | null;
  /** Where it leads to: a page of the client, or an address elsewhere. */
  leadsTo: Page | string;
}

/** The app that the user opens; null when no role of theirs has one. */
export function currentApp(): AppModule | null {
  return session.app.apps[0] ?? null;
}

export function readSiteMap(app: AppModule): Area[] {
  const map = session.app.siteMaps.find((candidate) => candidate.uniqueName === app.uniqueName);
  return children(map ? parse(map.xml) : null, "Area").map((area) => ({
    id: attribute(area, "Id"),
    title: titleIn(area),
    groups: children(area, "Group")
      .map((group) => ({ title: titleIn(group), entries: children(group, "SubArea").flatMap(readEntry) }))
      .filter((group) => group.entries.length > 0),
  })).filter((area) => area.groups.length > 0);
}

/** What the navigation calls the rows of a table, else what the table itself says. */
export function titleOf(table: string): string {
  const app = currentApp();
  const entries = app ? readSiteMap(app).flatMap((area) => area.groups.flatMap((group) => group.entries)) : [];
  return entries.find((entry) => entry.table === table)?.title ?? tableName(table).pluralLabel;
}

function readEntry(element: Element): Entry[] {
  const table = attribute(element, "Entity");
  if ((table !== "" && !session.may("Read", table)) || !children(element, "Privilege").every(isHeld)) {
    return [];
  }

  const title = titleIn(element) || (table && tableName(table).pluralLabel);
  const description = labelIn(children(element, "Descriptions")[0] ?? null, "Description", "LCID");
  const icon = attribute(element, "VectorIcon") || (isTable(table) ? tableName(table).icon : null);
  return [{ id: attribute(element, "Id"), title, description, table, icon, leadsTo: destination(element, table) }];
}

/** An entry may ask for privileges of a table, several of them with commas between. */
function isHeld(privilege: Element): boolean {
  const rights = attribute(privilege, "Privilege").split(",");
  return rights.every((right) => session.may(right as Right, attribute(privilege, "Entity")));
}

function destination(element: Element, table: string): Page | string {
  if (table !== "") {
    return { type: "list", table };
  }

  const url = attribute(element, "Url");
  if (url === "/workplace/home_dashboards.aspx") {
    return { type: "dashboard", id: attribute(element, "DefaultDashboard").replace(/[{}]/g, "").toLowerCase() };
  }

  return url.startsWith("$webresource:") ? { type: "webresource", name: url.slice("$webresource:".length) } : url;
}

function titleIn(element: Element): string {
  return labelIn(children(element, "Titles")[0] ?? null, "Title", "LCID");
}
