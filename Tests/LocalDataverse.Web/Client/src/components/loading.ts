import { readStrings } from "../clientapi/scripts";
import { send } from "../data/server";
import { session } from "../data/session";
import { manifestOf, type ComponentManifest } from "./manifest";

/** What a script registers: the four methods that a form calls. */
export interface Component {
  init(context: unknown, notifyOutputChanged: () => void, state: object, container: HTMLDivElement): void;
  updateView(context: unknown): void;
  getOutputs?(): Record<string, unknown>;
  destroy(): void;
}

export interface LoadedComponent {
  name: string;
  manifest: ComponentManifest;
  constructor: new () => Component;
  /** In the user's language. */
  texts: ReadonlyMap<string, string>;
}

const registered = new Map<string, new () => Component>();
const loading = new Map<string, Promise<LoadedComponent>>();

/** Loads a control's script, styles and texts once, unmodified as the zip has them. */
export function loadComponent(name: string): Promise<LoadedComponent> {
  let known = loading.get(name);
  if (!known) {
    known = load(name);
    loading.set(name, known);
  }

  return known;
}

async function load(name: string): Promise<LoadedComponent> {
  const manifest = manifestOf(name);
  const address = (path: string) => `/Controls/${name}/${path}`;
  Object.assign(window, { ComponentFramework: { registerControl: (key: string, constructor: new () => Component) => registered.set(key, constructor) } });
  const [texts] = await Promise.all([
    loadTexts(manifest.strings, address),
    loadElement("script", { src: address(manifest.code) }),
    ...manifest.styles.map((path) => loadElement("link", { rel: "stylesheet", href: address(path) })),
  ]);
  const constructor = registered.get(manifest.registeredName);
  if (!constructor) {
    throw new Error(`The script of the control '${name}' registers no '${manifest.registeredName}'.`);
  }

  return { name, manifest, constructor, texts };
}

function loadElement(tag: "script" | "link", attributes: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => reject(new Error(`The file '${attributes["src"] ?? attributes["href"]}' could not be loaded.`)));
    document.head.append(element);
  });
}

/** Those of the user's language, else of the base language: strings/name.LCID.resx. */
async function loadTexts(paths: readonly string[], address: (path: string) => string): Promise<Map<string, string>> {
  const ofLanguage = (language: number) => paths.filter((path) => path.endsWith(`.${language}.resx`));
  const own = ofLanguage(session.language);
  const files = await Promise.all(
    (own.length > 0 ? own : ofLanguage(session.app.organization.baseLanguage)).map(async (path) => readStrings(await (await send(address(path))).text())),
  );
  return new Map(files.flatMap((file) => [...file]));
}
