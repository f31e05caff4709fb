import type en from "./en.json";

/** A text of the client itself; those of tables, forms and views come from the server. */
export type TextKey = keyof typeof en;
type Texts = Record<TextKey, string>;

// An incomplete file does not compile.
const files: Record<number, { tag: string; load: () => Promise<{ default: Texts }> }> = {
  1033: { tag: "en", load: () => import("./en.json") },
  1053: { tag: "sv", load: () => import("./sv.json") },
  1044: { tag: "nb", load: () => import("./nb.json") },
  1030: { tag: "da", load: () => import("./da.json") },
};

let texts: Texts | undefined;

/** Language of the client's own texts, as in lang attributes. Others than the four read English. */
export let languageTag = "en";

export async function setLanguage(lcid: number): Promise<void> {
  const file = files[lcid] ?? files[1033]!;
  texts = (await file.load()).default;
  languageTag = file.tag;
  document.documentElement.lang = languageTag;
}

export function isKey(key: string): key is TextKey {
  return texts !== undefined && key in texts;
}

/** The text with {0}, {1} … replaced. Before a language is known the key stands for it. */
export function text(key: TextKey, ...values: (string | number)[]): string {
  return (texts?.[key] ?? key).replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
