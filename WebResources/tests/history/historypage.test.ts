import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SharePreview } from "../../src/dataverse/actions";
import type { OpportunityShares, StoredShare } from "../../src/dataverse/opportunityshares";
import type { HistoryHost } from "../../src/history/historyhost";
import { HistoryPage } from "../../src/history/historypage";
import { cause, type JournalEntry } from "../../src/journal/entry";
import { reasons, texts } from "../fakes/texts";
import { entry, set } from "../journal/sets";

const format = { decimal: ".", group: ",", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };

/** Anna owned it; Bo was added; Cid was added and made fixed. */
const added = entry("Anna 100", "Anna 75 Bo 25", { id: "c2", number: "2", at: "12 May", cause: cause.added, rule: "P5", reason: "Journal_P5_One", figures: [75, 1] });
const created = entry("", "Anna 100", { id: "c1", number: "1", at: "11 May", cause: cause.created, rule: "P1", reason: "Journal_P1", figures: [] });
const third = entry("Anna 75 Bo 25", "Anna 37.5 Bo 37.5 Cid 25!", {
  id: "c3", number: "3", at: "13 May", by: { id: "user-Bo", name: "Bo" }, cause: cause.added, rule: "P5", reason: "Journal_P5_Many", figures: [75, 2],
});

let root: HTMLElement;
let page: HistoryPage;

function host(entries: JournalEntry[], present: string, isOpen = true) {
  const read = { isOpen, amount: null, shares: set(present) } satisfies OpportunityShares;
  return {
    texts,
    reasons,
    format,
    userId: "user-Bo",
    opportunityId: "opp-id",
    mayWrite: true,
    hasUnsaved: false,
    readShares: vi.fn<HistoryHost["readShares"]>(() => Promise.resolve(read)),
    readEntries: vi.fn<HistoryHost["readEntries"]>(() => Promise.resolve({ entries, hasMore: false })),
    explain: vi.fn<HistoryHost["explain"]>((shareId) => Promise.resolve([`First of ${shareId}.`, "Then more."])),
    preview: vi.fn<HistoryHost["preview"]>((sellers) => Promise.resolve({ shares: [...sellers], reason: "Because. (P9)", message: "" } satisfies SharePreview)),
    restore: vi.fn<HistoryHost["restore"]>(() => Promise.resolve("")),
    isReasonRequired: vi.fn<HistoryHost["isReasonRequired"]>(() => Promise.resolve(false)),
    readForm: vi.fn<HistoryHost["readForm"]>(() => Promise.resolve()),
  } satisfies HistoryHost;
}

async function open(given: HistoryHost): Promise<void> {
  page = new HistoryPage(root, given);
  await vi.waitFor(() => expect(root.getAttribute("aria-busy")).toBe("false"));
}

const plain = (text: string | undefined) => text?.replace(/\u00a0/g, " ").trim();
const all = (selector: string) => Array.from(root.querySelectorAll(selector), (element) => plain(element.textContent));
const entryAt = (index: number) => root.querySelectorAll<HTMLElement>(".entry")[index]!;
const buttonIn = (element: Element, text: string) => Array.from(element.querySelectorAll("button")).find((button) => button.textContent === text && !button.hidden);
const message = () => plain(root.querySelector(".history > .messages")?.textContent);
const rows = () => Array.from(root.querySelectorAll(".restoring tbody tr"), (row) => Array.from(row.children, (cell) => plain(cell.textContent)));

beforeEach(() => {
  root = document.createElement("main");
  root.setAttribute("aria-busy", "true");
  document.body.replaceChildren(root);
});

describe("what has happened", () => {
  it("is told newest first: who, when, what and why", async () => {
    await open(host([third, added, created], "Anna 37.5 Bo 37.5 Cid 25!"));
    expect(all(".entry h3")).toEqual(["Bo added Cid with 25 %.", "Anna added Bo with 25 %.", "Anna created the opportunity."]);
    expect(all(".entry article > .secondary")).toEqual(["13 May", "12 May", "11 May"]);
    expect(all(".entry .reason")).toEqual([
      "Rule P5 The 2 other free sellers share what is left, 75 %, evenly.",
      "Rule P5 The one other free seller gets what is left, 75 %.",
      "Rule P1 The account manager is the seller, with 100 %.",
    ]);
    expect(all(".entry:first-child .moves li")).toEqual(["Anna 75 → 37.50 %", "Bo 25 → 37.50 %", "Cid added, 25 %, now fixed"]);
  });

  it("names those to whom nothing happened together, and those who left with what they had", async () => {
    await open(host([entry("Anna 50 Bo 25 Cid 25", "Anna 50 Bo 50", { cause: cause.removed })], "Anna 50 Bo 50"));
    expect(all(".moves li")).toEqual(["Bo 25 → 50 %", "Cid removed, had 25 %", "Unchanged: Anna 50 %"]);
  });

  it("is drawn as two bars on one scale, in the colours of the form's bar", async () => {
    await open(host([added], "Anna 75 Bo 25"));
    const bars = Array.from(root.querySelectorAll(".thin-bar"), (bar) => Array.from(bar.children, (part) => [part.className, (part as HTMLElement).style.width]));
    expect(bars).toEqual([[["colour-1", "100%"]], [["colour-1", "75%"], ["colour-2", "25%"]]]);
    expect(root.querySelector(".bars")?.getAttribute("aria-hidden")).toBe("true");
  });

  it("is a sentence where nothing has, and on the form that creates", async () => {
    await open(host([], "Anna 100"));
    expect(message()).toBe("Nothing has happened to the sellers of this opportunity yet.");
    const created = { ...host([], ""), opportunityId: "" };
    await open(created);
    expect(message()).toBe("Nothing has happened to the sellers of this opportunity yet.");
    expect(created.readEntries).not.toHaveBeenCalled();
  });

  it("goes on where it ended, when somebody asks", async () => {
    const given = host([third], "Anna 37.5 Bo 37.5 Cid 25!");
    given.readEntries.mockResolvedValueOnce({ entries: [third], hasMore: true }).mockResolvedValueOnce({ entries: [added, created], hasMore: false });
    await open(given);
    buttonIn(root, "Show more")!.click();
    await vi.waitFor(() => expect(all(".entry h3")).toHaveLength(3));
    expect(given.readEntries.mock.calls).toEqual([[null], ["3"]]);
    expect(buttonIn(root, "Show more")).toBeUndefined();
    expect(plain(document.activeElement?.textContent)).toBe("Anna added Bo with 25 %.");
  });

  it("what can't be read is told, and can be tried again", async () => {
    const given = host([added], "Anna 75 Bo 25");
    given.readEntries.mockRejectedValueOnce(new Error("No way."));
    await open(given);
    expect(message()).toContain("No way.");
    buttonIn(root, "Try again")!.click();
    await vi.waitFor(() => expect(all(".entry h3")).toHaveLength(1));
    expect(message()).toBe("");
  });
});

describe("why do I have what I have?", () => {
  it("is answered for the signed-in user first, and for each other", async () => {
    const given = host([third], "Anna 37.5 Bo 37.5 Cid 25!");
    await open(given);
    await vi.waitFor(() => expect(all(".steps li")).toEqual(["First of row-Bo.", "Then more."]));
    expect(plain(root.querySelector(".explanation h2")?.textContent)).toBe("Why do I have 37.50 %?");
    const choice = root.querySelector("select")!;
    expect(Array.from(choice.options, (option) => plain(option.textContent))).toEqual(["Bo – 37.50 %", "Anna – 37.50 %", "Cid – 25.00 %"]);
    choice.value = "row-Cid";
    choice.dispatchEvent(new Event("change"));
    await vi.waitFor(() => expect(all(".steps li")[0]).toBe("First of row-Cid."));
    expect(plain(root.querySelector(".explanation h2")?.textContent)).toBe("Why does Cid have 25.00 %?");
  });

  it("isn't asked where there is nobody, and a refusal is shown as it is", async () => {
    await open(host([], ""));
    expect(root.querySelector<HTMLElement>(".explanation")!.hidden).toBe(true);
    await open({ ...host([added], "Anna 75 Bo 25"), explain: () => Promise.reject(new Error("Not you.")) });
    await vi.waitFor(() => expect(root.querySelector(".explanation [role=alert]")?.textContent).toBe("Not you."));
  });
});

describe("restoring", () => {
  it("is offered for every earlier set, and undo for the newest change", async () => {
    await open(host([third, added, created], "Anna 37.5 Bo 37.5 Cid 25!"));
    expect(Array.from(root.querySelectorAll(".entry"), (each) => Array.from(each.querySelectorAll("button"), (button) => button.textContent))).toEqual([
      ["Undo"], ["Restore this"], ["Restore this"],
    ]);
  });

  it("isn't offered of what is there already, nor undo of the first", async () => {
    await open(host([added, created], "Anna 100"));
    expect(Array.from(root.querySelectorAll(".entry button"), (button) => button.textContent)).toEqual(["Undo", "Restore this"]);
    await open(host([created], "Anna 100"));
    expect(root.querySelector(".entry button")).toBeNull();
  });

  it("isn't offered on a closed opportunity, which says why, nor to whoever may not write it", async () => {
    await open(host([third, added], "Anna 37.5 Bo 37.5 Cid 25!", false));
    expect([root.querySelector(".entry button"), message()]).toEqual([null, "The opportunity is closed, so no earlier shares can be restored. Reopen it first."]);
    await open({ ...host([third, added], "Anna 37.5 Bo 37.5 Cid 25!"), mayWrite: false });
    expect([root.querySelector(".entry button"), message()]).toEqual([null, ""]);
  });

  it("shows now and then, the reason and the sum, and nothing is restored before it is confirmed", async () => {
    const given = host([third, added, created], "Anna 37.5 Bo 37.5 Cid 25!");
    given.preview.mockResolvedValue({ shares: set("Anna 60 Bo 25"), reason: "Because. (P9)", message: "The sum is 85 %." });
    await open(given);
    buttonIn(entryAt(1), "Restore this")!.click();
    await vi.waitFor(() => expect(rows()).toEqual([["Anna", "37.50 %", "60.00 %"], ["Bo", "37.50 %", "25.00 %"], ["Cid", "25.00 %", "–"]]));
    expect(given.preview.mock.calls[0]?.[0]).toEqual(set("Anna 75 Bo 25"));
    expect(all(".restoring p")).toEqual(["Because. (P9)", "The sum is 85 %."]);
    expect(document.activeElement?.textContent).toBe("Restore the shares of 12 May?");
    expect(given.restore).not.toHaveBeenCalled();
    buttonIn(entryAt(1), "Cancel")!.click();
    expect([root.querySelector(".restoring"), document.activeElement?.textContent]).toEqual([null, "Restore this"]);
    expect([given.restore.mock.calls, given.readForm.mock.calls]).toEqual([[], []]);
  });

  it("restores what an entry has left, then form and page are read again, and it is said", async () => {
    const given = host([third, added], "Anna 37.5 Bo 37.5 Cid 25!");
    await open(given);
    buttonIn(entryAt(1), "Restore this")!.click();
    await vi.waitFor(() => expect(rows()).toHaveLength(3));
    const restored = entry("Anna 37.5 Bo 37.5 Cid 25!", "Anna 75 Bo 25", { id: "c4", number: "4", cause: cause.restored });
    given.readShares.mockResolvedValue({ isOpen: true, amount: null, shares: set("Anna 75 Bo 25") });
    given.readEntries.mockResolvedValue({ entries: [restored, third, added], hasMore: false });
    // As the form does, which tells the page.
    given.readForm.mockImplementation(() => {
      page.refresh(given);
      return Promise.resolve();
    });
    buttonIn(entryAt(1), "Restore")!.click();
    await vi.waitFor(() => expect(message()).toBe("The shares have been restored."));
    expect([given.restore.mock.calls, given.readForm.mock.calls.length]).toEqual([[["c2", false, null]], 1]);
    expect(all(".entry h3")[0]).toBe("Anna restored earlier shares.");
    expect(document.activeElement?.textContent).toBe("What has happened");
    page.refresh(given);
    await vi.waitFor(() => expect(given.readEntries.mock.calls.length).toBe(4));
    expect(message()).toBe("The shares have been restored.");
  });

  it("undoes the newest by the set before it, and tells a sum that isn't 100", async () => {
    const given = host([third, added], "Anna 37.5 Bo 37.5 Cid 25!");
    given.restore.mockResolvedValue("The shares add up to 90 %.");
    await open(given);
    buttonIn(entryAt(0), "Undo")!.click();
    await vi.waitFor(() => expect(rows()).toHaveLength(3));
    expect(plain(root.querySelector(".restoring h4")?.textContent)).toBe("Undo this change?");
    buttonIn(entryAt(0), "Undo")!.click();
    await vi.waitFor(() => expect(message()).toBe("The change has been undone. The shares add up to 90 %."));
    expect([given.preview.mock.calls[0]?.[0], given.restore.mock.calls]).toEqual([set("Anna 75 Bo 25"), [["c3", true, null]]]);
  });

  it("a reason is asked for where administrators want one, and goes along", async () => {
    const given = host([third, { ...added, note: "He knows <b>them</b>." }], "Anna 37.5 Bo 37.5 Cid 25!");
    given.isReasonRequired.mockResolvedValue(true);
    await open(given);
    expect(all(".entry .note")).toEqual(["Reason: He knows <b>them</b>."]);
    buttonIn(entryAt(0), "Undo")!.click();
    await vi.waitFor(() => expect(rows()).toHaveLength(3));
    const field = root.querySelector<HTMLInputElement>(".restoring .note input")!;
    expect([field.labels?.[0]?.textContent, field.required, field.maxLength]).toEqual(["Reason", true, 500]);
    field.value = " By mistake. ";
    buttonIn(entryAt(0), "Undo")!.click();
    await vi.waitFor(() => expect(given.restore.mock.calls).toEqual([["c3", true, "By mistake."]]));
  });

  it("a refusal stands where it was asked for, and the rest is left as it is", async () => {
    const given = host([third, added], "Anna 37.5 Bo 37.5 Cid 25!");
    given.restore.mockRejectedValue(new Error("Cid is disabled."));
    await open(given);
    buttonIn(entryAt(1), "Restore this")!.click();
    await vi.waitFor(() => expect(buttonIn(entryAt(1), "Restore")?.getAttribute("aria-disabled")).toBe("false"));
    buttonIn(entryAt(1), "Restore")!.click();
    await vi.waitFor(() => expect(root.querySelector(".restoring [role=alert]")?.textContent).toBe("Cid is disabled."));
    expect([given.readForm.mock.calls.length, buttonIn(entryAt(1), "Restore")?.getAttribute("aria-disabled")]).toEqual([0, "false"]);
    given.preview.mockRejectedValueOnce(new Error("Unknown."));
    buttonIn(entryAt(0), "Undo")!.click();
    await vi.waitFor(() => expect(root.querySelector(".restoring [role=alert]")?.textContent).toBe("Unknown."));
    expect(buttonIn(entryAt(0), "Undo")?.getAttribute("aria-disabled")).toBe("true");
    expect(root.querySelectorAll(".restoring")).toHaveLength(1);
  });

  it("first wants what is unsaved on the form saved or discarded", async () => {
    const given = { ...host([third, added], "Anna 37.5 Bo 37.5 Cid 25!"), hasUnsaved: true };
    await open(given);
    buttonIn(entryAt(1), "Restore this")!.click();
    expect(root.querySelector(".restoring [role=alert]")?.textContent).toContain("not saved");
    expect(given.preview).not.toHaveBeenCalled();
    root.querySelector(".restoring")!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(root.querySelector(".restoring")).toBeNull();
  });
});

describe("the form has read its row again", () => {
  it("leaves what is open as it is where nothing is another", async () => {
    const given = host([third, added], "Anna 37.5 Bo 37.5 Cid 25!");
    await open(given);
    buttonIn(entryAt(1), "Restore this")!.click();
    await vi.waitFor(() => expect(rows()).toHaveLength(3));
    page.refresh(given);
    await vi.waitFor(() => expect(given.readEntries).toHaveBeenCalledTimes(2));
    expect(rows()).toHaveLength(3);
  });

  it("shows what has happened since", async () => {
    const given = host([added], "Anna 75 Bo 25");
    await open(given);
    given.readEntries.mockResolvedValue({ entries: [third, added], hasMore: false });
    given.readShares.mockResolvedValue({ isOpen: true, amount: null, shares: third.after as StoredShare[] });
    page.refresh(given);
    await vi.waitFor(() => expect(all(".entry h3")).toHaveLength(2));
  });
});
