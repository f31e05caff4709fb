import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ListsHost } from "../../src/lists/listshost";
import { ListsPage } from "../../src/lists/listspage";
import type { Edits } from "../../src/lists/saving";
import { Refusal } from "../../src/ui/standalone";
import { texts } from "../fakes/texts";
import { direct, FakeLists, google, option, referral } from "./sample";

const source = "opps_opportunitysource";
let root: HTMLElement;
let fake: FakeLists;
let kept: Edits | null;
let isUnsaved: () => boolean;

async function open(more: Partial<ListsHost> = {}, tab = "Sources"): Promise<void> {
  new ListsPage(root, {
    texts,
    locale: "en-US",
    language: 1033,
    baseLanguage: 1033,
    service: fake.service,
    lacking: [],
    kept: { read: () => structuredClone(kept), write: (edits) => (kept = structuredClone(edits)) },
    warnBeforeLeaving: (asked) => (isUnsaved = asked),
    ...more,
  });
  await idle();
  button(tab, "[role=tab]").click();
}

const idle = () => vi.waitFor(() => expect(root.getAttribute("aria-busy")).toBe("false"));
const button = (text: string, selector = "button") => Array.from(root.querySelectorAll<HTMLButtonElement>(selector)).find((each) => each.textContent.startsWith(text) || each.getAttribute("aria-label") === text)!;
const isEnabled = (text: string) => button(text).getAttribute("aria-disabled") !== "true";
const rows = () => Array.from(root.querySelectorAll<HTMLElement>(".option-row"));
const names = () => rows().map((row) => row.getAttribute("aria-label"));
const input = (label: string) => root.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)!;
const result = () => root.querySelector(".save-bar .messages")?.textContent.trim() ?? "";
const problem = (index: number) => rows()[index]?.querySelector(".problem")?.textContent ?? "";
const messages = () => Array.from(root.querySelectorAll(".messages"), (each) => each.textContent.trim());

function type(label: string, value: string): void {
  const field = input(label);
  field.value = value;
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input"));
}

async function save(): Promise<void> {
  button("Save and publish").click();
  await idle();
}

beforeEach(() => {
  root = document.createElement("main");
  document.body.replaceChildren(root);
  fake = new FakeLists();
  kept = null;
});

describe("the page of the lists", () => {
  it("L1: shows each option with its words in every language, its rows and who made it; what is missing is marked", async () => {
    fake.drafts[source] = [direct, { ...google, labels: { 1033: "Google" } }, option(700000000, "Theirs"), option(847210009, "Mine", { isManaged: false })];
    await open();
    expect(names()).toEqual(["Direct Mail", "Google", "Theirs", "Mine"]);
    expect(Array.from(root.querySelectorAll(".headings .words span"), (each) => each.textContent)).toEqual(["English", "Swedish"]);
    expect([input("Swedish: Google").value, input("Swedish: Google").placeholder, input("Swedish: Google").classList.contains("missing")]).toEqual(["", "No text yet", true]);
    await vi.waitFor(() => expect(rows()[0]?.querySelector(".count")?.textContent).toBe("more than 50,000 opportunities"));
    expect(rows().map((row) => row.querySelector(".facts .badge")?.textContent)).toEqual(["Built in", "Built in", "By another solution", "Added here"]);
    expect(rows().slice(1).map((row) => row.querySelector(".count")?.textContent)).toEqual(["1 opportunity", "2 opportunities", "3 opportunities"]);
    expect([isEnabled("Save and publish"), isUnsaved()]).toEqual([false, false]);
  });

  it("L7: keeps everything until it is saved, publishes once, and tells in the tab what waits", async () => {
    await open();
    button("Add an option").click();
    expect(document.activeElement).toBe(input("English: New"));
    type("English: New", "Partner");
    type("Swedish: Partner", "Partnerföretag");
    type("Colour of Partner", "#0f6cbd");
    type("Swedish: Google", "Sökning");
    expect([fake.asked, isUnsaved(), kept !== null, button("Sources", "[role=tab]").textContent]).toEqual([[], true, true, "Sources 22 not saved"]);
    await save();
    expect(fake.asked.map((asked) => asked.split(" ")[0])).toEqual(["insert", "update", "publish"]);
    expect(result()).toBe("Saved and published. People see it when they open a page next.");
    expect([names(), isUnsaved(), kept]).toEqual([["Direct Mail", "Google", "Referral", "Partner"], false, null]);
  });

  it("refuses a colour that is none, and what has no text in the environment's language", async () => {
    await open();
    type("Colour of Google", "red");
    expect([problem(1), input("Colour of Google").getAttribute("aria-invalid")]).toEqual(["A colour is written # and six digits or letters from A to F, such as #0F6CBD.", "true"]);
    button("Types", "[role=tab]").click();
    await save();
    expect([fake.asked, result(), document.activeElement]).toEqual([[], "Mend what is marked first. Nothing is saved yet.", input("Colour of Google")]);
    type("Colour of Google", "");
    type("English: Google", "");
    expect(problem(1)).toBe("The text in English is missing. It stands in for every language that has none.");
  });

  it("moves by buttons and by Alt and an arrow, and keeps the focus", async () => {
    await open();
    button("Move Google up").click();
    expect(names()).toEqual(["Google", "Direct Mail", "Referral"]);
    const field = input("Swedish: Google");
    field.focus();
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true }));
    expect([names(), document.activeElement]).toEqual([["Direct Mail", "Referral", "Google"], field]);
    await save();
    expect(fake.asked[0]).toBe(`order ${direct.value},${referral.value},${google.value} opportunitysource`);
  });

  it("L5: says before an option is retired how many rows hold it, and takes no for an answer", async () => {
    await open();
    await vi.waitFor(() => expect(rows()[1]?.querySelector(".count")?.textContent).toBe("1 opportunity"));
    button("Retire: Google").click();
    expect(rows()[1]?.querySelector(".asked p")?.textContent).toBe("Google can't be chosen any more. What has it keeps it and goes on working (1 opportunity).");
    button("Cancel").click();
    expect(isUnsaved()).toBe(false);
    button("Retire: Google").click();
    button("Retire it").click();
    expect([rows()[1]?.classList.contains("retired"), isUnsaved()]).toEqual([true, true]);
    button("Keep: Google").click();
    expect(isUnsaved()).toBe(false);
    button("Retire: Google").click();
    button("Retire it").click();
    await save();
    expect([fake.asked[0], names()]).toEqual([`remove ${google.value} opportunitysource`, ["Direct Mail", "Referral"]]);
  });

  it("L6: what was refused stands at its option, as it was edited, in the platform's own words", async () => {
    fake.refuses = { [`update ${google.value}`]: "Managed property evaluation.", [`remove ${direct.value}`]: "The 'Delete' operation failed." };
    await open();
    type("English: Google", "Search");
    type("Colour of Referral", "#000000");
    button("Retire: Direct Mail").click();
    button("Retire it").click();
    await save();
    expect([problem(0), problem(1)]).toEqual(["The 'Delete' operation failed.", "Managed property evaluation."]);
    expect([names(), result(), isUnsaved()]).toEqual([
      ["Direct Mail", "Search", "Referral"],
      "Some of it was refused, with the reason at each option: Sources. The rest is saved.",
      true,
    ]);
    expect(fake.asked[fake.asked.length - 1]).toBe(`publish ${source}`);
    type("English: Search", "Google");
    expect(problem(1)).toBe("");
  });

  it("a new option that was refused is still there", async () => {
    fake.refuses = { "insert Partner": "No." };
    await open();
    button("Add an option").click();
    type("English: New", "Partner");
    await save();
    expect([names()[3], problem(3), fake.asked.length]).toEqual(["Partner", "No.", 1]);
  });

  it("two at once: what the other has changed is shown as it is now, what is gone is told, and the order isn't sent", async () => {
    await open();
    type("English: Google", "Mine");
    type("Colour of Referral", "#000000");
    button("Move Mine up").click();
    fake.drafts[source] = [option(9, "Theirs"), { ...google, labels: { ...google.labels, 1033: "Yours" } }];
    await save();
    expect(names()).toEqual(["Theirs", "Yours"]);
    expect(problem(1)).toBe("Somebody else has changed this meanwhile. It is shown as it is now; yours was: Mine.");
    expect(result()).toBe(
      "What somebody else has changed meanwhile is marked and left as it is. Somebody else has retired this meanwhile: Referral. " +
        "The order was not saved, as somebody else has changed the list meanwhile: Sources. It is shown as it is now.",
    );
    expect(fake.asked).toEqual([]);
  });

  it("a publishing that fails half-way: what is published is said, and what isn't, which can be published again", async () => {
    fake.publishes = "first";
    await open();
    type("Swedish: Google", "Sök");
    button("Types", "[role=tab]").click();
    type("Swedish: opps_opportunitytype", "Typ");
    await save();
    expect(result()).toBe("The publishing stopped. Published: Types. Not published: Sources.");
    expect(messages()).toContain("Saved, but not published yet: Sources.Publish");
    expect(isUnsaved()).toBe(true);
    fake.publishes = "all";
    button("Publish").click();
    await idle();
    expect([result(), fake.asked[fake.asked.length - 1]]).toEqual(["Published: Sources.", `publish ${source}`]);
    expect(isUnsaved()).toBe(false);
    expect(messages()).not.toContain("Saved, but not published yet: Sources.Publish");
  });

  it("what was begun and not saved is told on coming back, and can be discarded", async () => {
    await open();
    type("Swedish: Google", "Sök");
    await open();
    expect([result(), input("Swedish: Google").value, isUnsaved()]).toEqual(["What you had begun here and not saved is here again.", "Sök", true]);
    button("Discard changes").click();
    await idle();
    expect([result(), input("Swedish: Google").value, isUnsaved(), kept]).toEqual(["The changes are discarded.", "Google sv", false, null]);
  });

  it("L8: who may not is told why, and is offered nothing that writes", async () => {
    await open({ lacking: ["prvWriteOptionSet"] });
    expect(messages()[0]).toBe("You can read this, but not change it: your roles lack prvWriteOptionSet. The role “Opportunities – CRM administrator” has it.");
    expect([input("Swedish: Google").readOnly, button("Add an option").hidden, rows()[0]?.querySelector<HTMLElement>(".does")?.hidden, root.querySelector<HTMLElement>(".save-bar .actions")?.hidden]).toEqual([true, true, true, true]);
    input("Swedish: Google").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true }));
    expect(names()).toEqual(["Direct Mail", "Google", "Referral"]);
  });

  it("shows 200 options, and what can't be read is told", async () => {
    fake.drafts[source] = Array.from({ length: 200 }, (_, index) => option(1000 + index, `Option ${index}`));
    await open();
    expect(rows()).toHaveLength(200);
    await open({ service: { ...fake.service, drafts: () => Promise.reject(new Error("Not now.")) } });
    expect(result()).toBe("Not now.");
  });
});

describe("the defaults of a stage", () => {
  const name = "opps_opportunitystage";

  it("a rejection is asked for with lost only; a probability that is none is refused", async () => {
    fake.drafts.opps_rejectionreason = [option(7, "Price")];
    await open({}, "Stages");
    expect(input(`With the rejection: ${name}`).parentElement?.hidden).toBe(true);
    type(`Offers to close as: ${name}`, "847212011");
    expect(input(`With the rejection: ${name}`).parentElement?.hidden).toBe(false);
    type(`With the rejection: ${name}`, "7");
    type(`Probability %: ${name}`, "101");
    expect(problem(0)).toBe("The probability is a whole number from 0 to 100.");
    await save();
    expect(fake.asked).toEqual([]);
    type(`Probability %: ${name}`, "5");
    await save();
    expect(fake.asked).toEqual([`stage create 847210000 opportunitystage {"name":"${name}","probability":"5","status":847212011,"rejection":7}`]);
    expect([result(), isUnsaved()]).toEqual(["Saved and published. People see it when they open a page next.", false]);
  });

  it("that are refused stand at their stage", async () => {
    fake.refuses = { "stage create 847210000": "Out of range." };
    await open({}, "Stages");
    type(`Probability %: ${name}`, "5");
    await save();
    expect([problem(0), input(`Probability %: ${name}`).value, isUnsaved()]).toEqual(["Out of range.", "5", true]);
  });

  it("that somebody else has changed meanwhile are shown as they are now", async () => {
    await open({ service: { ...fake.service, storeStage: () => Promise.reject(new Refusal("The version doesn't match.", 412, "")) } }, "Stages");
    type(`Probability %: ${name}`, "5");
    await save();
    expect([problem(0), input(`Probability %: ${name}`).value, isUnsaved()]).toEqual([
      "Somebody else has changed what this stage brings along meanwhile. It is shown as it is now; yours was not saved.", "", false,
    ]);
  });

  it("that are refused for a new stage stand at it; the stage itself is there once", async () => {
    fake.refuses = { "stage create 101": "Out of range." };
    await open({}, "Stages");
    button("Add an option").click();
    type("English: New", "Signed");
    type("Probability %: Signed", "90");
    await save();
    expect([names(), problem(1), input("Probability %: Signed").value]).toEqual([[name, "Signed"], "Out of range.", "90"]);
    fake.refuses = {};
    await save();
    expect(fake.asked.filter((asked) => asked.startsWith("insert"))).toHaveLength(1);
  });
});
