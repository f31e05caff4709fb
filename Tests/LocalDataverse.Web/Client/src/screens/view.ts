import { session, type AppView } from "../data/session";
import { attribute, isOn, parse } from "./xml";

export interface ViewColumn {
  /** As in the layout: a column, or alias.column of a linked table. */
  name: string;
  width: number;
  /** Script that gives the column's icons. */
  imageProvider: { library: string; functionName: string } | null;
  maySort: boolean;
}

export interface View {
  id: string;
  table: string;
  name: string;
  queryType: number;
  isDefault: boolean;
  fetchXml: string;
  columns: ViewColumn[];
}

export const viewType = { public: 0, advancedFind: 1, associated: 2, quickFind: 4, lookup: 64 } as const;

const parsed = new Map<string, View>();

export function findView(id: string): View | null {
  const key = id.replace(/[{}]/g, "").toLowerCase();
  const view = session.app.views.find((candidate) => candidate.id === key);
  return view ? read(view) : null;
}

/** Views of a table that people choose from: those that the app lists, or all where it lists none of the table. */
export function publicViews(table: string): View[] {
  const all = session.app.views.filter((view) => view.table === table && view.queryType === viewType.public);
  const listed = new Set(session.app.apps.flatMap((app) => app.components.map((component) => component.id)));
  const own = all.filter((view) => listed.has(view.id));
  return (own.length > 0 ? own : all).map(read).sort((a, b) => a.name.localeCompare(b.name, document.documentElement.lang));
}

/** The one view of that type; a table's own default comes first, then the app's. */
export function viewOfType(table: string, queryType: number): View | null {
  const candidates = session.app.views.filter((view) => view.table === table && view.queryType === queryType);
  const found = candidates.find((view) => view.isDefault) ?? candidates[candidates.length - 1];
  return found ? read(found) : null;
}

function read(view: AppView): View {
  let known = parsed.get(view.id);
  if (!known) {
    known = {
      id: view.id,
      table: view.table,
      name: session.label(view.name),
      queryType: view.queryType,
      isDefault: view.isDefault,
      fetchXml: view.fetchXml,
      columns: view.layoutXml ? readColumns(parse(view.layoutXml)) : [],
    };
    parsed.set(view.id, known);
  }

  return known;
}

function readColumns(layout: Element): ViewColumn[] {
  return [...layout.querySelectorAll("cell")]
    .filter((cell) => !isOn(cell, "ishidden", false))
    .map((cell) => ({
      name: attribute(cell, "name"),
      width: Number(cell.getAttribute("width") ?? 100),
      imageProvider: cell.getAttribute("imageproviderfunctionname")
        ? { library: attribute(cell, "imageproviderwebresource"), functionName: attribute(cell, "imageproviderfunctionname") }
        : null,
      maySort: !isOn(cell, "disableSorting", false),
    }));
}
