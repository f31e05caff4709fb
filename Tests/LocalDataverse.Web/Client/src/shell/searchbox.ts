import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { session } from "../data/session";
import { titleOf } from "../screens/sitemap";
import { viewOfType, viewType } from "../screens/view";
import { text } from "../texts/texts";
import { icon } from "../ui/icons";
import { Part } from "../ui/part";
import { router } from "./router";

const tables = ["account", "contact", "opportunity"];

/** Tables that the search in the header knows: companies, contacts, opportunities. */
export function searchTables(): string[] {
  return tables.filter((table) => session.may("Read", table) && viewOfType(table, viewType.quickFind) !== null);
}

/** The search in the header, with a choice of what to search for. */
@customElement("app-search-box")
export class SearchBox extends Part {
  override render(): TemplateResult {
    return html`<form role="search" class="search-box" aria-label=${text("Search_Label")} @submit=${this.submitted}>
      <select name="table" aria-label=${text("Search_What")}>
        <option value="">${text("Search_All")}</option>
        ${searchTables().map((table) => html`<option value=${table}>${titleOf(table)}</option>`)}
      </select>
      <input name="text" type="search" aria-label=${text("Search_Text")} placeholder=${text("Search_Text")} autocomplete="off" />
      <button type="submit" aria-label=${text("Search_Start")} title=${text("Search_Start")}>${icon("search")}</button>
    </form>`;
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    const fields = (event.target as HTMLFormElement).elements;
    const search = (fields.namedItem("text") as HTMLInputElement).value.trim();
    const table = (fields.namedItem("table") as HTMLSelectElement).value;
    if (search !== "") {
      void router.go(table === "" ? { type: "search", text: search } : { type: "list", table, search });
    }
  }
}

