import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { openRow, opensRowsItself } from "../commands/command";
import { loadTable } from "../data/tables";
import { GridControl } from "../form/control";
import "../grid/grid";
import { pager } from "../grid/pager";
import { RowList } from "../grid/rowlist";
import { titleOf } from "../screens/sitemap";
import { viewOfType, viewType } from "../screens/view";
import { text } from "../texts/texts";
import { icon, tableIcon } from "../ui/icons";
import { Part } from "../ui/part";
import { searchTables } from "./searchbox";

const ofEach = 5;
const ofOne = 50;

/** What the search in the header has found, table by table, or of one table. It finds any word, as the platform's does. */
@customElement("app-search-page")
export class SearchPage extends Part {
  @property() text = "";
  /** Empty for all. */
  @property() table = "";
  @state() private lists: RowList[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("text") || changed.has("table")) {
      void this.start();
    }
  }

  override render(): TemplateResult {
    document.title = text("Search_Title", this.text);
    return html`<div class="card page-header"><h1>${text("Search_Title", this.text)}</h1></div>
      ${this.lists.map((list) => {
        const target = { table: list.table.name, form: null, control: new GridControl(() => list), selected: () => list.selectedRows.map((row) => list.referenceTo(row)) };
        return html`<section class="card" aria-label=${list.table.pluralLabel} data-table=${list.table.name}>
          <h2 class="card-title">${icon(tableIcon(list.table.name))}${titleOf(list.table.name)}</h2>
          <app-grid
            .list=${list}
            label=${list.table.pluralLabel}
            .open=${opensRowsItself(list.table.name)
              ? () => void openRow(target)
              : null}
          ></app-grid>
          ${pager(list)}
        </section>`;
      })}`;
  }

  private async start(): Promise<void> {
    const wanted = searchTables().filter((name) => this.table === "" || name === this.table);
    const lists = await Promise.all(
      wanted.map(async (name) => {
        const list = new RowList(await loadTable(name), viewOfType(name, viewType.quickFind)!, { pageSize: wanted.length > 1 ? ofEach : ofOne, findsWords: true });
        list.search = this.text;
        this.follow(list);
        return list;
      }),
    );
    this.lists = lists;
    await Promise.all(lists.map((list) => list.load()));
  }
}
