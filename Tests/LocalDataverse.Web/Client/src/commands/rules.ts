import { session, type Right } from "../data/session";
import type { FormContext } from "../form/formcontext";
import type { Ribbon } from "../screens/ribbon";
import { attribute, isOn } from "../screens/xml";
import { callFunction, type CommandTarget } from "./target";

/** Whether all rules of a command hold. */
export async function areMet(ribbon: Ribbon, command: string, target: CommandTarget): Promise<boolean> {
  const definition = ribbon.commands.get(command);
  if (!definition) {
    throw new Error(`The command '${command}' is not defined.`);
  }

  for (const [ids, rules] of [[definition.displayRules, ribbon.displayRules], [definition.enableRules, ribbon.enableRules]] as const) {
    for (const id of ids) {
      const rule = rules.get(id);
      if (!rule) {
        throw new Error(`The rule '${id}' of the command '${command}' is not defined.`);
      }

      if (!(await holds(rule, target))) {
        return false;
      }
    }
  }

  return true;
}

async function holds(rule: Element, target: CommandTarget): Promise<boolean> {
  for (const part of rule.children) {
    const answer = await partHolds(part, target);
    if (answer === isOn(part, "InvertResult", false)) {
      return false;
    }
  }

  return true;
}

async function partHolds(part: Element, target: CommandTarget): Promise<boolean> {
  switch (part.localName) {
    case "CustomRule":
      return (await callFunction({ functionName: attribute(part, "FunctionName"), library: attribute(part, "Library"), parameters: [...part.children] }, target)) === true;
    case "SelectionCountRule": {
      const count = target.selected().length;
      return count >= Number(attribute(part, "Minimum") || 0) && count <= Number(attribute(part, "Maximum") || Infinity);
    }
    case "FormStateRule":
      return stateOf(target.form) === attribute(part, "State");
    case "RecordPrivilegeRule":
      if (attribute(part, "PrivilegeType") !== "Write") {
        break;
      }

      return target.form?.$mayWrite ?? false;
    case "EntityPrivilegeRule":
      return session.may(attribute(part, "PrivilegeType") as Right, attribute(part, "EntityName") || target.table);
  }

  throw new Error(`The rule ${new XMLSerializer().serializeToString(part)} is not supported by the local host.`);
}

function stateOf(form: FormContext | null): string {
  return !form ? "" : form.$isNew ? "Create" : form.$isClosed ? "Disabled" : form.$mayWrite ? "Existing" : "ReadOnly";
}
