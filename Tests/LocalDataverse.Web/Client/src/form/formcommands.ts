import type { Command } from "../commands/command";
import type { OwnCommands } from "../commands/showncommands";
import { assignRows, canBeDeactivated, deleteRows, setState } from "../commands/standard";
import { session } from "../data/session";
import { tableName } from "../data/tables";
import { router } from "../shell/router";
import { text } from "../texts/texts";
import type { FormContext } from "./formcontext";

export interface FormCommandEvents {
  saved: () => void;
  /** The form is to be closed. */
  left: () => Promise<void>;
}

/** The platform's own commands of a form. */
export function formCommands(form: FormContext, events: FormCommandEvents): OwnCommands {
  const table = form.$table.name;
  const place = `Mscrm.Form.${table}`;
  const reference = () => ({ id: form.$id, name: form.$name, entityType: table });
  const save = async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    try {
      await form.data.save();
      events.saved();
      return true;
    } catch {
      // The form shows what must be mended.
      return false;
    }
  };
  const afterwards = async (wasDone: boolean) => {
    if (wasDone) {
      await form.data.refresh();
    }
  };
  const first: Command[] = [];
  const last: Command[] = [];
  if (form.$mayEdit) {
    first.push(
      { id: `${place}.Save`, label: text("Command_Save"), icon: "save", run: save },
      { id: `${place}.SaveAndClose`, label: text("Command_SaveAndClose"), icon: "saveClose", run: async () => (await save()) && (await events.left()) },
    );
  }

  if (!form.$isNew && session.may("Create", table)) {
    first.push({ id: `${place}.NewRecord`, label: text("Command_New"), icon: "add", run: () => router.go({ type: "record", table, id: null }) });
  }

  if (!form.$isNew) {
    first.push(...stateCommands(form, place, afterwards));
    last.push({ id: `${place}.Refresh`, label: text("Command_Refresh"), icon: "refresh", run: () => form.data.refresh() });
    if (form.$mayEdit && tableName(table).hasOwner && form.$has("AssignAccess")) {
      last.push({ id: `${place}.Assign`, label: text("Command_Assign"), icon: "assign", run: async () => afterwards(await assignRows([reference()])) });
    }

    if (form.$has("DeleteAccess")) {
      const remove = async () => {
        if (await deleteRows([reference()])) {
          router.protect(null);
          await events.left();
        }
      };
      last.push({ id: `${place}.Delete`, label: text("Command_Delete"), icon: "delete", run: remove });
    }
  }

  return { first, last };
}

function stateCommands(form: FormContext, place: string, afterwards: (wasDone: boolean) => Promise<void>): Command[] {
  const [open, completed, inactive] = [0, 1, 1];
  const reference = { id: form.$id, name: form.$name, entityType: form.$table.name };
  const to = (state: number) => async () => afterwards(await setState([reference], state));
  if (!form.$mayWrite) {
    return [];
  }

  if (form.$table.isActivity && form.$table.name !== "opportunityclose" && !form.$isClosed) {
    return [{ id: `${place}.SaveAsCompleted`, label: text("Command_MarkComplete"), icon: "check", run: to(completed) }];
  }

  if (!canBeDeactivated(form.$table)) {
    return [];
  }

  return form.$isClosed
    ? [{ id: `${place}.Activate`, label: text("Command_Activate"), icon: "check", run: to(open) }]
    : [{ id: `${place}.Deactivate`, label: text("Command_Deactivate"), icon: "lock", run: to(inactive) }];
}
