import { pageQuery, type Condition } from "../data/fetchxml";
import { fetchRows, formatted, type Row } from "../data/server";
import { loadTable, type Column, type Table } from "../data/tables";
import { propertyOf } from "../data/values";
import { viewOfType, viewType, type View, type ViewColumn } from "../screens/view";
import { children, parse } from "../screens/xml";
import { messageOf } from "../ui/dialogs";

/** A column of a grid with what its values mean. */
export interface GridColumn extends ViewColumn {
  label: string;
  column: Column;
  /** The property of rows that holds it. */
  property: string;
}

export interface RowListOptions {
  /** What all rows must meet beside the view's own query. */
  conditions?: Condition[];
  pageSize?: number;
  /** A search finds what begins any word, and not only what begins the text. */
  findsWords?: boolean;
}

/** Rows by a view, page by page: what any grid shows, and which of them are selected. */
export class RowList extends EventTarget {
  rows: Row[] = [];
  columns: GridColumn[] = [];
  total: number | null = null;
  hasMore = false;
  page = 1;
  sort: { column: string; descending: boolean } | null = null;
  search = "";
  isLoading = false;
  failure = "";
  readonly selected = new Set<string>();

  private anchor = 0;
  private asked = 0;

  constructor(
    readonly table: Table,
    public view: View,
    private readonly options: RowListOptions = {},
  ) {
    super();
  }

  get pageSize(): number {
    return this.options.pageSize ?? 50;
  }

  get findsWords(): boolean {
    return this.options.findsWords ?? false;
  }

  /** During a search the table's quick find, as in the platform's lists. */
  get shownView(): View {
    return (this.search !== "" && viewOfType(this.table.name, viewType.quickFind)) || this.view;
  }

  get fetchXml(): string {
    const { shownView, sort, page, pageSize } = this;
    const search = this.search === "" ? null : this.search;
    return pageQuery({ fetchXml: shownView.fetchXml, sort, search, conditions: this.options.conditions ?? [], page, pageSize, findsWords: this.findsWords });
  }

  idOf(row: Row): string {
    return row[this.table.primaryId] as string;
  }

  nameOf(row: Row): string {
    return (row[this.table.primaryName] as string | null | undefined) ?? "";
  }

  /** A list of all activities has rows of several tables. */
  tableOf(row: Row): string {
    return this.table.name === "activitypointer" ? ((row["activitytypecode"] as string | undefined) ?? "activitypointer") : this.table.name;
  }

  referenceTo(row: Row): Xrm.LookupValue {
    return { id: this.idOf(row), name: this.nameOf(row), entityType: this.tableOf(row) };
  }

  get selectedRows(): Row[] {
    return this.rows.filter((row) => this.selected.has(this.idOf(row)));
  }

  textOf(row: Row, { property }: GridColumn): string {
    const value = row[property];
    return formatted(row, property) || (value === null || value === undefined ? "" : String(value));
  }

  async load(): Promise<void> {
    this.asked += 1;
    const question = this.asked;
    this.isLoading = true;
    this.changed();
    try {
      const columns = await readColumns(this.shownView, this.table);
      const answer = await fetchRows(this.table.set, withIdentity(this.fetchXml, this.table));
      if (question !== this.asked) {
        return;
      }

      this.columns = columns;
      this.rows = answer.rows;
      this.total = answer.total;
      this.hasMore = answer.hasMore;
      this.failure = "";
    } catch (failed) {
      this.failure = messageOf(failed);
    }

    this.isLoading = false;
    const there = new Set(this.rows.map((row) => this.idOf(row)));
    for (const id of [...this.selected].filter((selected) => !there.has(selected))) {
      this.selected.delete(id);
    }

    this.changed();
    this.dispatchEvent(new Event("loaded"));
  }

  async show(view: View): Promise<void> {
    this.view = view;
    this.sort = null;
    this.page = 1;
    this.selected.clear();
    await this.load();
  }

  async find(search: string): Promise<void> {
    this.search = search.trim();
    this.sort = null;
    this.page = 1;
    this.selected.clear();
    await this.load();
  }

  async sortBy(column: string): Promise<void> {
    const isSame = this.sort?.column === column;
    this.sort = { column, descending: isSame && !this.sort!.descending };
    this.page = 1;
    await this.load();
  }

  async turnTo(page: number): Promise<void> {
    this.page = page;
    this.selected.clear();
    await this.load();
  }

  /** As by a click: alone, with Ctrl in addition, with Shift from the last one on. */
  select(index: number, how: "only" | "toggle" | "range"): void {
    const id = this.idOf(this.rows[index]!);
    if (how === "toggle") {
      this.selected.delete(id) || this.selected.add(id);
    } else {
      this.selected.clear();
      const [from, to] = how === "range" ? [Math.min(this.anchor, index), Math.max(this.anchor, index)] : [index, index];
      this.rows.slice(from, to + 1).forEach((row) => this.selected.add(this.idOf(row)));
    }

    this.anchor = how === "range" ? this.anchor : index;
    this.selectionChanged();
  }

  selectAll(isSelected: boolean): void {
    this.selected.clear();
    if (isSelected) {
      this.rows.forEach((row) => this.selected.add(this.idOf(row)));
    }

    this.selectionChanged();
  }

  changed(): void {
    this.dispatchEvent(new Event("change"));
  }

  private selectionChanged(): void {
    this.changed();
    this.dispatchEvent(new Event("selection"));
  }
}

/** A query by which each row tells its id, its name, and of activities their kind. */
function withIdentity(fetchXml: string, table: Table): string {
  const fetch = parse(fetchXml);
  const entity = children(fetch, "entity")[0]!;
  const needed = [table.primaryId, table.primaryName, ...(table.name === "activitypointer" ? ["activitytypecode"] : [])];
  const there = new Set(children(entity, "attribute").map((attribute) => attribute.getAttribute("name")));
  for (const name of needed.filter((column) => !there.has(column))) {
    const element = fetch.ownerDocument.createElementNS(null, "attribute");
    element.setAttribute("name", name);
    entity.prepend(element);
  }

  return new XMLSerializer().serializeToString(fetch);
}

async function readColumns(view: View, table: Table): Promise<GridColumn[]> {
  const entity = children(parse(view.fetchXml), "entity")[0]!;
  return await Promise.all(
    view.columns.map(async (cell) => {
      if (!cell.name.includes(".")) {
        const column = columnOf(table, cell.name);
        return { ...cell, label: column.label, column, property: propertyOf(column) };
      }

      const [alias = "", name = ""] = cell.name.split(".");
      const link = [...entity.querySelectorAll("link-entity")].find((candidate) => candidate.getAttribute("alias") === alias);
      const linked = await loadTable(link?.getAttribute("name") ?? alias);
      const column = columnOf(linked, name);
      return { ...cell, label: `${column.label} (${linked.label})`, column, property: cell.name };
    }),
  );
}

function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (!column) {
    throw new Error(`A view shows '${table.name}.${name}', which is no column.`);
  }

  return column;
}
