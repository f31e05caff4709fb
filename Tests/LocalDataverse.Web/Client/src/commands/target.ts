import { expose } from "../clientapi/expose";
import { globalFunction, loadLibrary } from "../clientapi/scripts";
import type { ApiObject } from "../clientapi/expose";
import type { FormContext } from "../form/formcontext";
import type { Call } from "../screens/ribbon";
import { attribute } from "../screens/xml";

/** What a command acts on: a form, or the selected rows of a list. */
export interface CommandTarget {
  table: string;
  form: FormContext | null;
  /** The list, as scripts see it. */
  control: ApiObject | null;
  selected(): Xrm.LookupValue[];
}

/** Calls a function of a web resource with the parameters that the ribbon states. */
export async function callFunction(call: Call, target: CommandTarget): Promise<unknown> {
  await loadLibrary(call.library);
  return globalFunction(call.functionName)(...call.parameters.map((parameter) => valueOf(parameter, target)));
}

function valueOf(parameter: Element, target: CommandTarget): unknown {
  const value = attribute(parameter, "Value");
  switch (parameter.localName === "CrmParameter" ? value : null) {
    case "PrimaryControl":
      return target.form && expose(target.form);
    case "SelectedControl":
      return target.control && expose(target.control);
    case "SelectedControlSelectedItemReferences":
      return target.selected().map(({ id, name, entityType }) => ({ Id: `{${id.toUpperCase()}}`, Name: name, TypeName: entityType }));
    default:
      throw new Error(`The parameter ${parameter.localName} '${value}' of a command is not supported by the local host.`);
  }
}
