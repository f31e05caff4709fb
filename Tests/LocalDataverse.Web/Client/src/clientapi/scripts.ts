import { send } from "../data/server";
import { session } from "../data/session";

/** Web resources as the platform runs them: classic scripts with global names, and texts that they ask for by key. */

const webResource = /^\$webresource:/i;
const resx = 12;
const loading = new Map<string, Promise<void>>();
const strings = new Map<string, Map<string, string>>();

export function resourceAddress(name: string): string {
  return `/WebResources/${name.replace(webResource, "")}`;
}

/** Loads a script once, after the texts that it depends on. */
export function loadLibrary(library: string): Promise<void> {
  const name = library.replace(webResource, "");
  let known = loading.get(name);
  if (!known) {
    known = load(name);
    loading.set(name, known);
  }

  return known;
}

async function load(name: string): Promise<void> {
  const resource = session.app.webResources.find((candidate) => candidate.name === name);
  if (!resource) {
    throw new Error(`There is no web resource '${name}'.`);
  }

  await Promise.all(resource.dependencies.map((dependency) => loadDependency(dependency)));
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = resourceAddress(name);
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`The script '${name}' could not be loaded.`)));
    document.head.append(script);
  });
}

/** Only the texts in the user's language and in the base language are loaded. */
async function loadDependency(name: string): Promise<void> {
  const resource = session.app.webResources.find((candidate) => candidate.name === name);
  if (resource?.type !== resx) {
    await loadLibrary(name);
  } else if (resource.language === session.language || resource.language === session.app.organization.baseLanguage) {
    strings.set(name, readStrings(await (await send(resourceAddress(name))).text()));
  }
}

/** The texts of a RESX by their keys. */
export function readStrings(xml: string): Map<string, string> {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  return new Map([...document.querySelectorAll("data")].map((data) => [data.getAttribute("name") ?? "", data.querySelector("value")?.textContent ?? ""]));
}

/** A text of a RESX, whose name is given without language; refuses one that no running script has declared to depend on. */
export function resourceString(name: string, key: string): string {
  const { language, app } = session;
  const texts = [language, app.organization.baseLanguage].map((lcid) => strings.get(`${name}.${lcid}.resx`)).filter((found) => found !== undefined);
  const found = texts.map((file) => file.get(key)).find((value) => value !== undefined);
  if (found === undefined) {
    throw new Error(
      texts.length === 0
        ? `The texts '${name}' are not loaded; list them in the DependencyXml of the script that reads them.`
        : `'${name}' has no text '${key}'.`,
    );
  }

  return found;
}

/** A function by its global name, as Opps.OpportunityForm.onLoad. */
export function globalFunction(name: string): (...parameters: unknown[]) => unknown {
  let owner: unknown;
  let value: unknown = window;
  for (const part of name.split(".")) {
    owner = value;
    value = (value as Record<string, unknown> | undefined)?.[part];
  }

  if (typeof value !== "function") {
    throw new Error(`The function '${name}' is not defined by the scripts that were loaded.`);
  }

  return (...parameters) => (value as (...given: unknown[]) => unknown).apply(owner, parameters);
}
