import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { firstShipped, lists } from "../../src/dataverse/names";
import { countsOf, groupedQuery, singleQuery } from "../../src/lists/counts";
import { addOption, changeOption, changesOf, countOf, edited, isColour, moveOption, orderOf, problemOf, retireOption, type EditedList } from "../../src/lists/edits";
import { languageCode, languageName } from "../../src/lists/languages";
import { listNames, originOf, wordsOf } from "../../src/lists/options";
import { isProbability, noDefaults, probabilityOf, stageStep, withStatus } from "../../src/lists/stages";
import { direct, google, option, referral } from "./sample";

const list = edited([direct, google, referral]);
const keys = (of: EditedList) => of.options.map(({ key }) => key);
const [first, second, third] = keys(list) as [string, string, string];

describe("what has to be sent (L3, L4)", () => {
  it("nothing where nothing was edited, or only spaces around a text", () => {
    expect(countOf(changesOf(list))).toBe(0);
    expect(countOf(changesOf(changeOption(list, first, { labels: { ...direct.labels, 1033: " Direct Mail " } })))).toBe(0);
  });

  it("only the languages touched, and the colour only where it is another", () => {
    const changed = changeOption(list, second, { labels: { ...google.labels, 1053: "Sökning", 1044: "Søk" } });
    expect(changesOf(changed).updates.map(({ option: { key }, labels, colour }) => [key, labels, colour])).toEqual([[second, { 1044: "Søk", 1053: "Sökning" }, null]]);
    expect(changesOf(changeOption(edited([{ ...direct, colour: "#aabbcc" }]), first, { colour: "#AABBCC" })).updates).toEqual([]);
    expect(changesOf(changeOption(list, first, { colour: "#123456" })).updates[0]).toMatchObject({ labels: {}, colour: "#123456" });
  });

  it("a new one is inserted, and is at the end by itself; elsewhere it needs an order", () => {
    const added = addOption(list, "n");
    expect(changesOf(added)).toMatchObject({ inserts: [{ key: "n" }], updates: [], deletes: [], isMoved: false });
    expect(changesOf(moveOption(added, "n", 0)).isMoved).toBe(true);
    expect(keys(retireOption(added, "n"))).toEqual(keys(list));
  });

  it("a retired one is deleted, which is no move of the others; it can be kept after all", () => {
    const retired = retireOption(list, second);
    expect(changesOf(retired)).toMatchObject({ deletes: [{ key: second }], updates: [], isMoved: false });
    expect(countOf(changesOf(changeOption(retired, second, { isRetired: false })))).toBe(0);
  });

  it("moves stop at the ends, and there and back again is no move", () => {
    expect(moveOption(list, first, -1)).toBe(list);
    expect(keys(moveOption(list, first, 9))).toEqual([second, third, first]);
    expect(changesOf(moveOption(moveOption(list, first, 1), first, 0)).isMoved).toBe(false);
    expect(moveOption(list, "nobody", 1)).toBe(list);
  });

  it("a list of 200 options keeps every one of them, however they are moved", () => {
    const many = edited(Array.from({ length: 200 }, (_, index) => option(index, `Option ${index}`)));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(199), fc.integer({ min: -5, max: 205 })), { maxLength: 60 }), (moves) => {
        const moved = moves.reduce((now, [key, place]) => moveOption(now, String(key), place), many);
        expect([...keys(moved)].sort()).toEqual([...keys(many)].sort());
        expect(changesOf(moved).isMoved).toBe(keys(moved).join() !== keys(many).join());
      }),
    );
  });

  it("an order is whole: what nobody knew of comes last, and what is gone isn't named", () => {
    expect(orderOf([3, 1, 9], [1, 2, 3])).toEqual([3, 1, 2]);
  });
});

describe("what can't be sent", () => {
  it.each([
    ["", true], ["#0F6CBD", true], ["#0f6cbd", true], ["red", false], ["#fff", false], ["0F6CBD", false], ["#0F6CBG", false], ["#0F6CBD0", false],
  ])("'%s' is a colour, or none: %s", (text, isOne) => {
    expect(isColour(text)).toBe(isOne);
  });

  it.each([
    ["a colour that is none", { colour: "red" }, "colour"],
    ["no text in the environment's language", { labels: { 1033: " ", 1053: "Ny" } }, "words"],
    ["a text that was there", { labels: { 1033: "Google" } }, "taken"],
    ["another language without text", { labels: { ...google.labels, 1044: "" } }, null],
    ["retired, whatever it says", { colour: "red", isRetired: true }, null],
  ] as const)("%s", (_, change, problem) => {
    expect(problemOf(changeOption(list, second, change).options[1]!, 1033)).toBe(problem);
  });
});

describe("who made an option", () => {
  it("ours are the values that the solution ships, in every list", () => {
    for (const name of listNames) {
      const xml = readFileSync(join(import.meta.dirname, `../../../Solution/src/OptionSets/${name}.xml`), "utf8");
      const shipped = [...xml.matchAll(/<option value="(\d+)"/g)].map(([, value]) => Number(value));
      expect(shipped).toEqual(Array.from({ length: lists[name].shipped }, (_, index) => firstShipped + index));
      expect(shipped.map((value) => originOf(name, { value, isManaged: false }))).toEqual(shipped.map(() => "ours"));
    }
  });

  it("others are a managed solution's, or somebody's here", () => {
    expect(originOf("opps_opportunitysource", { value: 700000001, isManaged: true })).toBe("others");
    expect(originOf("opps_opportunitysource", { value: 847210003, isManaged: false })).toBe("yours");
  });
});

describe("words and languages", () => {
  it("a language without texts falls to the next that has one", () => {
    expect(wordsOf({ 1033: "Google", 1035: " " }, [1035, 1033])).toBe("Google");
    expect(wordsOf({}, [1033])).toBe("");
  });

  it("a language is named in the user's own; one that nobody knows by its number", () => {
    expect([languageName(1053, "en-US"), languageName(1030, "sv-SE"), languageName(4242, "en-US")]).toEqual(["Swedish", "Danska", "4242"]);
    expect([languageCode(1044), languageCode(4242)]).toEqual(["nb", undefined]);
  });
});

describe("rows are counted by the platform", () => {
  it("all in one query; what nobody has is 0", async () => {
    const ask = vi.fn(() => Promise.resolve([{ option: 1, rows: 7 }]));
    expect(await countsOf("opps_source", [1, 2], ask)).toEqual(new Map([[1, 7], [2, 0]]));
    expect(ask.mock.calls).toEqual([[groupedQuery("opps_source")]]);
  });

  it("one by one where the platform stops, and many where it still does", async () => {
    const ask = vi.fn((query: string) => Promise.resolve(query === singleQuery("opps_source", 2) ? [{ rows: 3 }] : null));
    expect(await countsOf("opps_source", [1, 2], ask)).toEqual(new Map<number, number | "many">([[1, "many"], [2, 3]]));
  });
});

describe("what a stage brings along", () => {
  it.each([["", null], ["0", 0], [" 100 % ", 100], ["101", NaN], ["-1", NaN], ["12.5", NaN], ["abc", NaN]])("'%s' is the probability %s", (text, value) => {
    expect(probabilityOf(text)).toBe(value);
    expect(isProbability(text)).toBe(!Number.isNaN(value));
  });

  it("a rejection goes with lost only", () => {
    const lost = { ...noDefaults, status: 847212011, rejection: 4 };
    expect(withStatus(lost, 847212011).rejection).toBe(4);
    expect(withStatus(lost, 847212010).rejection).toBeNull();
  });

  it("is created, changed, deleted or left alone", () => {
    const stored = { id: "row", stage: 1, probability: "50", status: null, rejection: null, version: "v" };
    expect(stageStep(null, noDefaults)).toBeNull();
    expect(stageStep(null, { ...noDefaults, probability: "5" })).toEqual({ kind: "create", id: "", version: "" });
    expect(stageStep(stored, { ...noDefaults, probability: "50 %" })).toBeNull();
    expect(stageStep(stored, { ...noDefaults, probability: "60" })).toEqual({ kind: "update", id: "row", version: "v" });
    expect(stageStep(stored, noDefaults)).toEqual({ kind: "delete", id: "row", version: "v" });
  });
});
