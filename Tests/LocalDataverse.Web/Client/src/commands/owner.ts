import { html } from "lit";
import { session } from "../data/session";
import { loadTable, type Column } from "../data/tables";
import type { Value } from "../data/values";
import { editor } from "../fields/field";
import type { FieldModel } from "../fields/fieldmodel";
import { text } from "../texts/texts";
import { button } from "../ui/controls";
import { openDialog } from "../ui/dialogs";
import { newId } from "../ui/part";

/** Asks whom rows are to belong to: null for nobody. */
export async function askForOwner(count: number): Promise<Xrm.LookupValue | null> {
  const { user } = session.app;
  let owner: Xrm.LookupValue = { id: user.id, name: user.name, entityType: "systemuser" };
  const id = newId("owner");
  const ids = { id, labelId: `${id}-label`, problemId: `${id}-problem` };
  const column = (await loadTable("opportunity")).columns.get("ownerid")!;
  const field = ownerField(column, () => owner, (chosen) => {
    owner = chosen;
    dialog.redraw();
  });
  const dialog = openDialog<boolean>({
    title: text("Assign_Title"),
    content: () => html`<p class="dialog-text">${text("Assign_Text", session.format.number(count, 0))}</p>
      <div class="field"><label id=${ids.labelId} for=${ids.id}>${text("Assign_To")}</label>${editor(field, ids)}<span id=${ids.problemId}></span></div>`,
    actions: () => html`${button(text("Command_Assign"), () => dialog.close(true), { appearance: "primary" })}${button(text("Dialog_Cancel"), () => dialog.close(false), { appearance: "outline" })}`,
  });
  return (await dialog.closed) ? owner : null;
}

function ownerField(column: Column, owner: () => Xrm.LookupValue, choose: (owner: Xrm.LookupValue) => void): FieldModel {
  return {
    column,
    label: text("Assign_To"),
    get value(): Value {
      return [owner()];
    },
    isDisabled: false,
    isRequired: true,
    problem: null,
    options: [],
    currency: null,
    change: (value) => {
      const [chosen] = (value as Xrm.LookupValue[] | null) ?? [];
      if (chosen) {
        choose(chosen);
      }
    },
    refuse: () => {},
  };
}
