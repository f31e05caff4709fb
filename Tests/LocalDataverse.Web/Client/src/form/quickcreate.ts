import { html } from "lit";
import { tableName } from "../data/tables";
import { normalId } from "../data/values";
import { formsOf, readForm } from "../screens/form";
import { router } from "../shell/router";
import { newRow } from "../texts/newrow";
import { text } from "../texts/texts";
import { button } from "../ui/controls";
import { askConfirmation, openDialog, showError } from "../ui/dialogs";
import { showToast } from "../ui/toast";
import { notifications, tabBody } from "./formbody";
import { FormContext } from "./formcontext";

export interface QuickCreate {
  table: string;
  form?: string | undefined;
  values?: Record<string, string> | undefined;
  from?: Xrm.LookupValue | undefined;
}

/** The quick create form in a panel at the side; answers the new row, or nothing when it was left. */
export async function openQuickCreate(request: QuickCreate): Promise<Xrm.LookupValue | undefined> {
  const forms = formsOf(request.table, "quickCreate");
  const found = forms.find((form) => form.id === request.form?.replace(/[{}]/g, "").toLowerCase()) ?? forms[0];
  if (!found) {
    throw new Error(`'${request.table}' has no quick create form.`);
  }

  const { values, from } = request;
  const form = await FormContext.$open({ model: readForm(found), id: null, from, ...(values && { values }) });
  const save = async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    try {
      await form.data.save();
      const { id, name, entityType } = form.data.entity.getEntityReference();
      dialog.close({ id, name: name ?? "", entityType });
      tellSaved(id, name || tableName(entityType).label, entityType);
    } catch {
      dialog.redraw();
    }
  };
  const isChanged = () => [...form.$attributes.values()].some((attribute) => attribute.$isChanged);
  const dialog = openDialog<Xrm.LookupValue>({
    title: newRow(request.table),
    className: "side-panel",
    content: () => html`${notifications(form)}${[...form.ui.$tabs.values()].map((tab) => tabBody(form, tab))}`,
    actions: () => html`${button(text("Command_SaveAndClose"), () => void save(), { appearance: "primary" })}${button(text("Dialog_Cancel"), () => void leave(), { appearance: "outline" })}`,
    mayClose: async () => !isChanged() || (await confirmLeaving()),
  });
  const leave = async () => {
    if (!isChanged() || (await confirmLeaving())) {
      dialog.close();
    }
  };
  form.$events.addEventListener("change", () => dialog.redraw());
  await form.$start().catch(showError);
  form.$fields.find((field) => !field.isDisabled)?.$focus();
  return await dialog.closed;
}

/** The way to what was just made. */
function tellSaved(id: string, name: string, table: string): void {
  if (formsOf(table, "main").length > 0) {
    const open = () => void router.go({ type: "record", table, id: normalId(id) });
    showToast(text("Toast_Saved", name), { label: text("Toast_Open"), name: text("Toast_OpenRow", name), act: open });
  }
}

export function confirmLeaving(): Promise<boolean> {
  return askConfirmation({ title: text("Unsaved_Title"), message: text("Unsaved_Text"), confirm: text("Unsaved_Discard"), cancel: text("Unsaved_Stay") });
}

/** A new row by the quick create form, or where the table has none on a page of its own. Answers whether one was made here. */
export async function createRow(request: QuickCreate): Promise<boolean> {
  if (formsOf(request.table, "quickCreate").length > 0) {
    return (await openQuickCreate(request)) !== undefined;
  }

  await router.go({ type: "record", table: request.table, id: null, ...(request.values && { values: request.values }) });
  return false;
}
