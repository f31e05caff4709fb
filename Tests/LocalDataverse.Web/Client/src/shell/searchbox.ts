import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { session } from "../data/session";
import { titleOf } from "../screens/sitemap";
import { viewOfType, viewType } from "../screens/view";
import { text } from "../texts/texts";
import { icon, tableIcon, type IconName } from "../ui/icons";
import { newId, Part } from "../ui/part";
import { router } from "./router";

const tables = ["account", "contact", "opportunity"];

/** Tables that the search in the header knows: companies, contacts, opportunities. */
export function searchTables(): string[] {
  return tables.filter((table) => session.may("Read", table) && viewOfType(table, viewType.quickFind) !== null);
}

/** The search in the header, with a choice of what to search for, as icons. */
@customElement("app-search-box")
export class SearchBox extends Part {
  private readonly kindId = newId("kind");

  override render(): TemplateResult {
    return html`<form role="search" class="search-box" aria-label=${text("Search_Label")} @submit=${this.submitted}>
      <div class="search-kinds" role="radiogroup" aria-label=${text("Search_What")}>
        ${this.kind("", text("Search_All"), "search", true)} ${searchTables().map((table) => this.kind(table, titleOf(table), tableIcon(table), false))}
      </div>
      <input name="text" type="search" aria-label=${text("Search_Text")} placeholder=${text("Search_Text")} autocomplete="off" />
      <button type="submit" aria-label=${text("Search_Start")} title=${text("Search_Start")}>${icon("search")}</button>
    </form>`;
  }

  private kind(table: string, label: string, picture: IconName, isFirst: boolean): TemplateResult {
    const id = `${this.kindId}-${table}`;
    return html`<input type="radio" class="sr-only" name="table" id=${id} value=${table} ?checked=${isFirst} /><label for=${id} title=${label}
        >${isFirst ? html`<span>${label}</span>` : html`${icon(picture)}<span class="sr-only">${label}</span>`}</label
      >`;
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    const fields = (event.target as HTMLFormElement).elements;
    const search = (fields.namedItem("text") as HTMLInputElement).value.trim();
    const table = (fields.namedItem("table") as RadioNodeList).value;
    if (search !== "") {
      void router.go({ type: "search", text: search, ...(table && { table }) });
    }
  }
}
