import { describe, expect, it } from "vitest";
import { causeSentence } from "../../src/journal/causes";
import { cause } from "../../src/journal/entry";
import { reasonSentence } from "../../src/journal/reasons";
import { texts } from "../fakes/texts";
import { entry } from "./sets";

const format = { decimal: ",", group: " ", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };
const told = (code: number, before: string, after: string) => causeSentence(entry(before, after, { cause: code }), texts, format).replace(/\u00a0/g, " ");

describe("who did what, in a sentence", () => {
  it.each([
    ["created", cause.created, "", "Anna 100", "Anna created the opportunity."],
    ["added", cause.added, "Anna 100", "Anna 75 Bo 25", "Anna added Bo with 25 %."],
    ["added, several", cause.added, "Anna 100", "Anna 50 Bo 37.5 Cid 12.5", "Anna added Bo (37,50 %), Cid (12,50 %)."],
    ["added, a row whose person was there", cause.added, "Bo 50", "Bo 100", "Anna changed the shares."],
    ["changed", cause.changed, "Bo 25 Cid 75", "Bo 50 Cid 75", "Anna changed the share of Bo from 25 to 50 %."],
    ["changed, two", cause.changed, "Bo 25 Cid 75", "Bo 50 Cid 50", "Anna changed the shares."],
    ["changed, fixed", cause.changed, "Bo 25 Cid 75", "Bo 25! Cid 75", "Anna made the share of Bo fixed."],
    ["changed, free", cause.changed, "Bo 25! Cid 75", "Bo 25 Cid 75", "Anna made the share of Bo free again."],
    ["changed, another person (P19)", cause.changed, "Bo 25 Cid 75", "Dan 25 Cid 75", "Anna replaced Bo with Dan."],
    ["removed", cause.removed, "Bo 25 Cid 75", "Cid 100", "Anna removed Bo."],
    ["removed, the last one, who comes back as the owner", cause.removed, "Bo 25!", "Bo 100", "Anna changed the shares."],
    ["owner changed", cause.ownerChanged, "Bo 100", "Cid 100", "Anna made Cid the account manager."],
    ["owner changed, nobody came", cause.ownerChanged, "Bo 90", "Bo 100", "Anna changed the account manager."],
    ["set", cause.set, "Bo 100", "Cid 100", "Anna set all sellers at once."],
    ["split", cause.split, "Bo 90 Cid 10", "Bo 50 Cid 50", "Anna split the shares evenly."],
    ["replaced", cause.replaced, "Bo 50 Cid 50", "Dan 50 Cid 50", "Anna replaced Bo with Dan."],
    ["replaced by one who had a share", cause.replaced, "Bo 50 Cid 50", "Cid 100", "Anna replaced Bo with Cid."],
    ["restored", cause.restored, "Bo 50", "Cid 100", "Anna restored earlier shares."],
    ["reopened", cause.reopened, "", "Bo 100", "Anna reopened the opportunity."],
    ["found", cause.found, "Bo 50", "Bo 60", "When Anna saved, the shares were found changed past the rules."],
    ["process", cause.process, "Bo 50", "Bo 60", "A process that Anna started changed the shares."],
    ["anything else", 1, "Bo 50", "Bo 60", "Anna changed the share of Bo from 50 to 60 %."],
  ])("%s", (_, code, before, after, sentence) => {
    expect(told(code, before, after)).toBe(sentence);
  });

  it("whoever is deleted is told as such", () => {
    expect(causeSentence(entry("Bo 50", "Bo 100", { by: null, cause: cause.split }), texts, format)).toBe("A deleted user split the shares evenly.");
  });
});

describe("why", () => {
  it("is the rule's sentence with its figures as the user writes them", () => {
    const reasons = (key: string) => (key === "Journal_P5_Many" ? "The {1} others share {0} %." : null);
    expect(reasonSentence("Journal_P5_Many", [37.5, 12], reasons, format)).toBe("The 12 others share 37,50 %.");
    expect(reasonSentence("Journal_P99", [1], reasons, format)).toBe("");
  });
});
