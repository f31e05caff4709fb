import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filled, type TextKey, type Texts } from "../../src/texts";

export const languages = [1033, 1053, 1044, 1030] as const;
export type Language = (typeof languages)[number];

const repository = join(import.meta.dirname, "../../..");

/** The texts of one language, out of the file that ships. */
export function resourceOf(language: Language): Map<string, string> {
  return read(`Solution/src/WebResources/opps_/strings/texts.${language}.resx`);
}

/** The sentences of the rules in one language, out of the plug-ins' file, which is what ships. */
export function reasonsIn(language: Language): Map<string, string> {
  return read(`Plugins/Core/Texts/Journal.${language}.resx`);
}

function read(file: string): Map<string, string> {
  const xml = new DOMParser().parseFromString(readFileSync(join(repository, file), "utf8"), "text/xml");
  return new Map(
    Array.from(xml.getElementsByTagName("data")).map((data) => [
      data.getAttribute("name") ?? "",
      data.getElementsByTagName("value")[0]?.textContent ?? "",
    ]),
  );
}

const english = resourceOf(1033);

/** A language, as a user sees it. */
export function textsIn(language: Language): Texts {
  const resource = resourceOf(language);
  return (key, ...values) => filled(resource.get(key) ?? missing(key), values);
}

/** English, as a user sees it. */
export const texts: Texts = (key, ...values) => filled(english.get(key) ?? missing(key), values);

const englishReasons = reasonsIn(1033);

/** The rules' sentences in English. */
export const reasons = (key: string): string | null => englishReasons.get(key) ?? null;

function missing(key: TextKey): never {
  throw new Error(`There is no text '${key}'.`);
}
