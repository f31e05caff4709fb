// @vitest-environment node
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";

const home = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "control-"));
execFileSync("node", ["build.mjs", folder], { cwd: home });
const control = join(folder, "Controls/opps_Opps.SellerSharesControl");
const read = (path: string) => readFileSync(join(control, path));
const zipped = (path: string) => gzipSync(read(path), { level: 9 }).length;

/** Kilobytes of 1,000 bytes. */
const most = 25_000;

afterAll(() => rmSync(folder, { recursive: true }));

describe("the control as it ships", () => {
  const manifest = read("ControlManifest.xml").toString();
  const named = [...manifest.matchAll(/ path="([^"]+)"/g)].map(([, path = ""]) => path);

  it("has the files that its manifest names, and no other", () => {
    const files = (readdirSync(control, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(named.every((path) => existsSync(join(control, path)))).toBe(true);
    expect(files).toHaveLength(named.length + 1);
    expect(named).toContain("bundle.js");
  });

  it.each([1033, 1053, 1044, 1030])("with its styles and the texts of %i it is at most 25 kB, compressed", (language) => {
    const parts = { bundle: zipped("bundle.js"), styles: zipped("css/SellerSharesControl.css"), texts: zipped(`strings/texts.${language}.resx`) };
    const size = parts.bundle + parts.styles + parts.texts;
    console.info(`The control with the texts of ${language}: ${size} bytes`, parts);
    expect(size).toBeLessThanOrEqual(most);
  });

  it("has the texts of the scripts and the sentences of the rules that it names, and no other", () => {
    const dataOf = (xml: string) => new Map([...xml.matchAll(/<data name="(\w+)"[^]*?<\/data>/g)].map(([data, key = ""]) => [key, data]));
    const repository = join(home, "..");
    const code = read("bundle.js").toString() + manifest;
    for (const path of named.filter((each) => each.endsWith(".resx"))) {
      const [, language = ""] = /(\d+)\.resx/.exec(path) ?? [];
      const sources = [`Solution/src/WebResources/opps_/${path}`, `Plugins/Core/Texts/Journal.${language}.resx`];
      const shipped = sources.flatMap((source) => [...dataOf(readFileSync(join(repository, source), "utf8"))]);
      const wanted = shipped.filter(([key]) => code.includes(`"${key}"`));
      expect(wanted.length).toBeGreaterThan(50);
      expect(wanted.map(([key]) => key)).toContain("Journal_P5_Many");
      expect([...dataOf(read(path).toString())]).toEqual(wanted);
    }
  });

  /** A sheet holds for the whole page of the app: everything in ours stands below the control's own element. */
  it("styles nothing but itself", () => {
    const sheet = read("css/SellerSharesControl.css").toString().trim();
    expect(sheet.startsWith(".opps.opps.opps{")).toBe(true);
    let depth = 0;
    const ends = Array.from(sheet).flatMap((letter, index) => ((depth += letter === "{" ? 1 : letter === "}" ? -1 : 0) === 0 && letter === "}" ? [index] : []));
    expect(ends).toEqual([sheet.length - 1]);
    expect(sheet).not.toMatch(/[{},](:root|html|body)\b/);
  });

  it("needs nothing that the page brings along", () => {
    expect(read("bundle.js").toString()).not.toMatch(/\bXrm\b|\brequire\(|\bimport\(/);
  });
});
