import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatted, get, type Row } from "../data/server";
import { tableName } from "../data/tables";
import { propertyOf } from "../data/values";
import { text } from "../texts/texts";
import { message, spinner } from "../ui/controls";
import { messageOf } from "../ui/dialogs";
import { Part } from "../ui/part";
import type { FormContext } from "./formcontext";

interface Detail {
  AuditRecord: Row;
  OldValue?: Row;
  NewValue?: Row;
}

interface Change {
  column: string;
  before: string;
  after: string;
}

/** What auditing has kept of the row: who changed what, from which value to which. */
@customElement("app-history")
export class History extends Part {
  @property({ attribute: false }) form!: FormContext;
  @state() private details: Detail[] | null = null;
  @state() private failure = "";

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render(): TemplateResult {
    if (this.failure) {
      return message("error", this.failure);
    }

    if (!this.details) {
      return spinner(text("Grid_Loading"));
    }

    return html`<h2 class="card-title">${text("History_Title")}</h2>
      ${this.details.length === 0 ? html`<p class="empty">${text("History_Empty")}</p>` : nothing}
      <div class="grid-scroll" tabindex="0" role="region" aria-label=${text("History_Title")}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">${text("History_When")}</th>
              <th scope="col">${text("History_Who")}</th>
              <th scope="col">${text("History_Event")}</th>
              <th scope="col">${text("History_Column")}</th>
              <th scope="col">${text("History_Before")}</th>
              <th scope="col">${text("History_After")}</th>
            </tr>
          </thead>
          <tbody>
            ${this.details.map((detail) => this.rows(detail))}
          </tbody>
        </table>
      </div>`;
  }

  private rows(detail: Detail): TemplateResult[] {
    const { AuditRecord: audit } = detail;
    return this.changes(detail).map(
      (change, index) => html`<tr>
        <td>${index === 0 ? formatted(audit, "createdon") : nothing}</td>
        <td>${index === 0 ? formatted(audit, "_userid_value") : nothing}</td>
        <td>${index === 0 ? formatted(audit, "operation") || formatted(audit, "action") : nothing}</td>
        <td>${change.column}</td>
        <td>${change.before}</td>
        <td>${change.after}</td>
      </tr>`,
    );
  }

  private changes({ OldValue: before = {}, NewValue: after = {} }: Detail): Change[] {
    const changes = [...this.form.$table.columns.values()]
      .filter((column) => column.name !== this.form.$table.primaryId)
      .map((column) => ({ label: column.label, property: propertyOf(column) }))
      .filter(({ property: name }) => name in before || name in after)
      .map(({ label, property: name }) => ({ column: label, before: shown(before, name), after: shown(after, name) }));
    return changes.length > 0 ? changes : [{ column: "", before: "", after: "" }];
  }

  private async load(): Promise<void> {
    const { $table, $id } = this.form;
    const target = encodeURIComponent(JSON.stringify({ "@odata.id": `/${tableName($table.name).set}(${$id})` }));
    try {
      const answer = await get<{ AuditDetailCollection: { AuditDetails: Detail[] } }>(`RetrieveRecordChangeHistory(Target=@t)?@t=${target}`);
      this.details = answer.AuditDetailCollection.AuditDetails;
    } catch (failed) {
      this.failure = messageOf(failed);
    }
  }
}

function shown(row: Row, property: string): string {
  const value = row[property];
  return formatted(row, property) || (value === null || value === undefined ? "" : String(value));
}
