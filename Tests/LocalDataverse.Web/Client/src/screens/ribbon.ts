import { session } from "../data/session";
import { attribute, child, children, isOn, labelIn, parse } from "./xml";

/** What the solutions' RibbonDiffXml adds to the command bars of a table. */
export interface Ribbon {
  buttons: RibbonButton[];
  /** Locations that a HideCustomAction names. */
  hidden: Set<string>;
  commands: Map<string, CommandDefinition>;
  displayRules: Map<string, Element>;
  enableRules: Map<string, Element>;
}

export type Place = "Form" | "HomepageGrid" | "SubGrid";

export interface RibbonButton {
  id: string;
  place: Place;
  sequence: number;
  command: string;
  label: string;
  tip: string;
  image: string | null;
}

export interface CommandDefinition {
  displayRules: string[];
  enableRules: string[];
  actions: Call[];
}

/** A function of a web resource with what it is given. */
export interface Call {
  functionName: string;
  library: string;
  parameters: Element[];
}

/** The command by which a row of a list is opened: no button, what a double click does. */
export const openRowCommand = "Mscrm.OpenRecordItem";

const known = new Map<string, Ribbon>();

/** Later solutions lie above earlier ones. */
export function ribbonOf(table: string): Ribbon {
  let ribbon = known.get(table);
  if (!ribbon) {
    ribbon = { buttons: [], hidden: new Set(), commands: new Map(), displayRules: new Map(), enableRules: new Map() };
    for (const { xml } of session.app.ribbons.filter((candidate) => candidate.table === table)) {
      add(ribbon, parse(xml), table);
    }

    ribbon.buttons.sort((one, other) => one.sequence - other.sequence);
    known.set(table, ribbon);
  }

  return ribbon;
}

export function readCall(element: Element): Call {
  return {
    functionName: attribute(element, "FunctionName"),
    library: attribute(element, "Library"),
    parameters: [...element.children],
  };
}

function add(ribbon: Ribbon, xml: Element, table: string): void {
  const labels = new Map(children(child(xml, "LocLabels"), "LocLabel").map((label) => [attribute(label, "Id"), labelIn(child(label, "Titles"), "description", "languagecode")]));
  for (const action of children(child(xml, "CustomActions"), "CustomAction")) {
    ribbon.buttons.push(...readButton(action, table, labels));
  }

  for (const action of children(child(xml, "CustomActions"), "HideCustomAction")) {
    ribbon.hidden.add(attribute(action, "Location"));
  }

  for (const definition of children(child(xml, "CommandDefinitions"), "CommandDefinition")) {
    const rules = (kind: string) => children(child(definition, `${kind}s`), kind).map((rule) => attribute(rule, "Id"));
    ribbon.commands.set(attribute(definition, "Id"), {
      displayRules: rules("DisplayRule"),
      enableRules: rules("EnableRule"),
      actions: children(child(definition, "Actions"), "JavaScriptFunction").map(readCall),
    });
  }

  const rules = child(xml, "RuleDefinitions");
  children(child(rules, "DisplayRules"), "DisplayRule").forEach((rule) => ribbon.displayRules.set(attribute(rule, "Id"), rule));
  children(child(rules, "EnableRules"), "EnableRule").forEach((rule) => ribbon.enableRules.set(attribute(rule, "Id"), rule));
}

function readButton(action: Element, table: string, labels: Map<string, string>): RibbonButton[] {
  const element = child(action, "CommandUIDefinition")?.firstElementChild;
  const place = /^Mscrm\.(Form|HomepageGrid|SubGrid)\./.exec(attribute(action, "Location"))?.[1] as Place | undefined;
  if (!element || !place || element.localName !== "Button") {
    throw new Error(`The custom action '${attribute(action, "Id")}' of '${table}' is not supported by the local host: a button on a form, list or subgrid is.`);
  }

  const said = (name: string) => attribute(element, name).replace(/^\$LocLabels:(.+)$/, (_whole, id: string) => labels.get(id) ?? id);
  const image = attribute(element, "ModernImage") || attribute(element, "Image32by32");
  return isOn(element, "Visible")
    ? [{
        id: attribute(element, "Id"),
        place,
        sequence: Number(attribute(action, "Sequence") || attribute(element, "Sequence")),
        command: attribute(element, "Command"),
        label: said("LabelText"),
        tip: said("ToolTipDescription") || said("LabelText"),
        image: image.startsWith("$webresource:") ? `/WebResources/${image.slice("$webresource:".length)}` : null,
      }]
    : [];
}
