// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const home = join(import.meta.dirname, "..");
const scripts = join(home, "../Solution/src/WebResources/opps_/scripts");
const names = readdirSync(join(home, "src")).filter((file) => file.endsWith(".ts") && file !== "texts.ts");

const files = (kind: string) => [1030, 1033, 1044, 1053].map((language) => `opps_/strings/${kind}.${language}.resx`);

async function bundle(name: string): Promise<string> {
  const built = await build({ absWorkingDir: home, entryPoints: [`src/${name}`], bundle: true, write: false, format: "iife" });
  return built.outputFiles[0]?.text ?? "";
}

describe("what the platform loads along with a script", () => {
  it.each(names)("%s: the texts, if it reads them by itself", async (name) => {
    const description = readFileSync(join(scripts, name.replace(/\.ts$/, ".js.data.xml")), "utf8");
    const listed = [...description.matchAll(/Library name="([^"]+)"/g)].map(([, library]) => library);
    const code = await bundle(name);
    // A page has the platform of whoever opened it, with the texts that that script depends on: the opportunity's form hands its own
    // to the page of the history.
    const readsTexts = code.includes("getResourceString") && /\bXrm\b/.test(code);
    expect(listed).toEqual(name === "opportunity.form.ts" ? [...files("reasons"), ...files("texts")] : readsTexts ? files("texts") : []);
  });
});
