import { session } from "../data/session";
import { attribute, child, children, parse } from "../screens/xml";

/** A code component (Power Apps component framework) as its manifest states it. */
export interface ComponentManifest {
  /** Namespace and constructor, by which its script registers it. */
  registeredName: string;
  properties: Map<string, PropertyManifest>;
  events: string[];
  code: string;
  styles: string[];
  strings: string[];
}

export interface PropertyManifest {
  type: string;
  /** Whether it hands a value out as well. */
  isBound: boolean;
}

/** What the platform has and the local host hasn't. */
const unknown = ["data-set", "type-group", "platform-action", "property-dependencies"];

export function manifestOf(name: string): ComponentManifest {
  const found = session.app.customControls.find((control) => control.name === name);
  if (!found) {
    throw new Error(`The control '${name}' is not supported by the local host.`);
  }

  const control = parse(found.manifest);
  const refused = unknown.find((element) => child(control, element)) ?? (child(control, "resources", "platform-library") && "platform-library");
  if (attribute(control, "control-type") !== "standard" || refused) {
    throw new Error(`The control '${name}' is not supported by the local host: ${refused ?? `it is of the type '${attribute(control, "control-type")}'`}.`);
  }

  const resources = (kind: string) => children(child(control, "resources"), kind).map((resource) => attribute(resource, "path"));
  return {
    registeredName: `${attribute(control, "namespace")}.${attribute(control, "constructor")}`,
    properties: new Map(
      children(control, "property").map((property) => [
        attribute(property, "name"),
        { type: attribute(property, "of-type"), isBound: attribute(property, "usage") === "bound" },
      ]),
    ),
    events: children(control, "event").map((event) => attribute(event, "name")),
    code: resources("code")[0] ?? "",
    styles: resources("css"),
    strings: resources("resx"),
  };
}
