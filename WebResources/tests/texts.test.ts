import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { textKeys } from "../src/texts";
import { languages, resourceOf } from "./fakes/texts";

const source = join(import.meta.dirname, "../src");
const code = (readdirSync(source, { recursive: true }) as string[])
  .filter((file) => /\.(?:ts|xml)$/.test(file) && file !== "texts.ts")
  .map((file) => readFileSync(join(source, file), "utf8"))
  .join("\n");

describe("texts", () => {
  it.each(languages)("%i has every key, and none that the code doesn't know", (language) => {
    expect([...resourceOf(language).keys()].sort()).toEqual([...textKeys].sort());
  });

  it.each(languages)("%i has a text for each, with the places of the English one", (language) => {
    const english = resourceOf(1033);
    const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
    for (const [key, text] of resourceOf(language)) {
      expect(text.trim(), key).not.toBe("");
      expect(places(text), key).toEqual(places(english.get(key) ?? ""));
    }
  });

  it("no language repeats the English words, but for what is no word", () => {
    const english = resourceOf(1033);
    for (const language of languages.slice(1)) {
      const same = [...resourceOf(language)].filter(([key, text]) => english.get(key) === text).map(([key]) => key);
      expect(same).toEqual(["Bar_Value"]);
    }
  });

  it.each(textKeys)("%s is used", (key) => {
    expect(code).toContain(`"${key}"`);
  });
});
