import { ApiObject, ItemCollection, type Api } from "../clientapi/expose";
import { ExecutionContext, Handlers, PostSaveArguments, SaveArguments, type Handler } from "../clientapi/events";
import { createRow, updateRow } from "../data/rows";
import { Told, type Row } from "../data/server";
import { writes } from "../data/values";
import { text } from "../texts/texts";
import { showError } from "../ui/dialogs";
import type { FieldControl } from "./control";
import type { FormContext } from "./formcontext";

/** The row on a form: reading it, saving it, and who is told. */
export class FormData extends ApiObject implements Api<Omit<Xrm.Data, "attributes" | "entity">> {
  readonly $api = "formContext.data";
  readonly entity: FormEntity;
  /** Parameters that the form declares. */
  readonly attributes = new ItemCollection("formContext.data.attributes", () => this.$form.$parameters);
  readonly $loads = new Handlers();
  private $saving: Promise<void> | null = null;

  constructor(private readonly $form: FormContext) {
    super();
    this.entity = new FormEntity($form);
  }

  getIsDirty(): boolean {
    return this.$form.$dirty.length > 0;
  }

  addOnLoad(handler: Handler): void {
    this.$loads.add(handler);
  }

  async refresh(isSaved = false): Promise<void> {
    if (isSaved) {
      await this.save();
    } else if (!this.$form.$isNew) {
      await this.$form.$read();
      this.$loads.raise(new ExecutionContext(this.$form));
    }
  }

  /**
   * Rejects where something is missing, or the server says no; the form has told which by then. What is asked for while a save is
   * under way, as by a double click, waits for it, and makes no second row.
   */
  save(): Promise<void> {
    const saving = (this.$saving ?? Promise.resolve()).then(() => this.$save());
    const over = () => (this.$saving = this.$saving === saving ? null : this.$saving);
    this.$saving = saving;
    saving.then(over, over);
    return saving;
  }

  private async $save(): Promise<void> {
    const saving = new SaveArguments();
    this.entity.$saves.raise(new ExecutionContext(this.$form, saving));
    if (saving.$isPrevented) {
      throw new Error("A script of the form has kept it from being saved.");
    }

    this.$requireValues();
    if (!this.$form.$isNew && this.$form.$dirty.length === 0) {
      return;
    }

    try {
      await this.$send();
    } catch (failed) {
      this.entity.$postSaves.raise(new ExecutionContext(this.$form, new PostSaveArguments(false)));
      await showError(failed);
      throw failed;
    }

    await this.$form.$read();
    this.entity.$postSaves.raise(new ExecutionContext(this.$form, new PostSaveArguments(true)));
    this.$loads.raise(new ExecutionContext(this.$form));
  }

  private async $send(): Promise<void> {
    const { $form: form } = this;
    const values: Row = {};
    for (const { $column, $value } of form.$dirty) {
      Object.assign(values, writes(form.$table, $column, $value));
    }

    if (form.$isNew) {
      form.$id = await createRow(form.$table.name, values);
    } else {
      await updateRow(form.$table.name, form.$id, values);
    }
  }

  private $requireValues(): void {
    const fields = this.$form.$fields;
    for (const field of fields.filter((control) => control.isRequired && control.value === null)) {
      field.$refusal = text("Field_Required", field.label);
    }

    const wrong = fields.filter((control) => control.problem !== null && !control.isDisabled);
    if (wrong.length > 0) {
      this.$form.ui.setFormNotification(text("Form_Incomplete", wrong.map((control) => control.label).join(", ")), "ERROR", "$incomplete");
      this.$form.$focus(wrong[0] as FieldControl);
      throw new Told(text("Form_Incomplete", wrong.map((control) => control.label).join(", ")));
    }

    this.$form.ui.clearFormNotification("$incomplete");
  }
}

/** The row itself. */
export class FormEntity extends ApiObject implements Api<Xrm.Entity> {
  readonly $api = "formContext.data.entity";
  readonly $saves = new Handlers();
  readonly $postSaves = new Handlers();

  constructor(private readonly $form: FormContext) {
    super();
  }

  getId(): string {
    return this.$form.$isNew ? "" : `{${this.$form.$id.toUpperCase()}}`;
  }

  getEntityReference(): Xrm.LookupValue {
    return { entityType: this.$form.$table.name, id: this.getId(), name: this.$form.$name };
  }

  addOnSave(handler: Handler): void {
    this.$saves.add(handler);
  }

  addOnPostSave(handler: Handler): void {
    this.$postSaves.add(handler);
  }
}
