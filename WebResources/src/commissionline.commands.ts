import type { SelectedReference } from "./commands/opening";
import { openStatement as open } from "./commands/statement";

/** Command of the form; the argument is PrimaryControl. */
export function openStatement(form: Xrm.FormContext): Promise<void> {
  return open(Xrm, form.data.entity.getId());
}

/** Command of a list; the arguments are SelectedControl and SelectedControlSelectedItemReferences. */
export async function openStatementOf(_list: Xrm.Controls.GridControl, selected: readonly SelectedReference[]): Promise<void> {
  const [line] = selected;
  if (line) {
    await open(Xrm, line.Id);
  }
}
