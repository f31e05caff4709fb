import { beforeEach, describe, expect, it, vi } from "vitest";
import type { OpportunityShares, StoredShare } from "../../src/dataverse/opportunityshares";
import { SellerEditor, type FormState, type SellerEditorHost } from "../../src/panel/sellereditor";
import { draftOf, type SellerDraft } from "../../src/shares/draft";
import { cause, type JournalEntry } from "../../src/journal/entry";
import { reasonSentence } from "../../src/journal/reasons";
import type { NumberFormat } from "../../src/shares/numberformat";
import { reasons, texts } from "../fakes/texts";
import { storedWith } from "./sellers";

const swedish: NumberFormat = { decimal: ",", group: "\u00a0", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };
const krona = { symbol: "kr", decimals: 2 };

/** A form on an opportunity of 1 000,00 kr, whose owner is the first seller. */
class Form implements SellerEditorHost {
  readonly texts = texts;
  readonly reasons = reasons;
  readonly format = swedish;
  initialDraft: string | null = null;
  stored: OpportunityShares = { isOpen: true, amount: { value: 100000n, currency: krona }, shares: [] };
  fault: string | null = null;
  state: FormState = { opportunityId: "id", isReadOnly: false, owner: { id: "user-0", name: "Seller 0" }, isOwnerChanged: false };
  readonly handedOver: (string | null)[] = [];
  lastChange: JournalEntry | null = null;
  readonly userId = "user-0";
  readonly isReasonRequired = vi.fn(() => Promise.resolve(false));
  undo: SellerEditorHost["undo"] = vi.fn(() => Promise.resolve());
  readonly find = vi.fn(() => Promise.resolve([{ id: "user-new", name: "Nils Ny", detail: "nils@contoso.se" }]));

  constructor(...percents: number[]) {
    this.stored.shares = storedWith(...percents);
  }

  read = () => (this.fault === null ? Promise.resolve(structuredClone(this.stored)) : Promise.reject(new Error(this.fault)));
  ownLastChange = () => Promise.resolve(this.lastChange);
  nameOf = (id: string) => Promise.resolve(`Name of ${id}`);
  draftChanged = (draft: string | null) => this.handedOver.push(draft);

  /** What the form would save. */
  get draft(): SellerDraft | null {
    const text = this.handedOver.at(-1) ?? null;
    return text === null ? null : draftOf(text);
  }

  /** Who is to have how much; "-" is left to the rules. */
  get saved(): string | null {
    const wanted = this.draft?.sellers.map(({ seller, row, percent }) => `${seller ?? row ?? ""} ${percent === null ? "-" : String(percent / 100)}`);
    return wanted?.join(", ") ?? null;
  }
}

let root: HTMLElement;
let editor: SellerEditor;

async function open(form: Form): Promise<SellerEditor> {
  editor = new SellerEditor(root, form);
  editor.update(form.state);
  await settle();
  return editor;
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

const all = <T extends Element>(selector: string) => Array.from(root.querySelectorAll<T>(selector));
const one = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector)!;
const inputs = () => all<HTMLInputElement>("input.percent");
const amounts = () => all<HTMLInputElement>("input.amount");
const percents = () => inputs().map((input) => input.value);
const money = () => amounts().map((input) => input.value);
const names = () => all(".sellers .name").map((element) => element.textContent);
const message = () => one(".messages").textContent;
const told = () => one(".told").textContent;
const sum = () => one(".sum-text").textContent;
const because = (key: string, ...figures: number[]) => reasonSentence(key, figures, reasons, swedish);
const button = (text: string, within: ParentNode = root) => Array.from(within.querySelectorAll("button")).find((each) => each.textContent === text)!;
const isEnabled = (text: string) => button(text).getAttribute("aria-disabled") === "false";
const undo = () => button(texts("Panel_Undo")).click();
const plain = (selector: string) => one(selector).textContent.replace(/\u00a0/g, " ");
const noBreak = (text: string) => text.replace(/ (?=kr|%|\d{3})/g, "\u00a0");

function typeIn(input: HTMLInputElement, text: string): void {
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event("input"));
}

const type = (index: number, text: string) => typeIn(inputs()[index]!, text);
const typeMoney = (index: number, text: string) => typeIn(amounts()[index]!, text);

function press(element: Element, key: string, keys: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...keys });
  element.dispatchEvent(event);
  element.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true }));
  return event;
}

async function addSomebody(): Promise<void> {
  const search = one<HTMLInputElement>("[role=combobox]");
  search.focus();
  search.value = "nil";
  search.dispatchEvent(new Event("input"));
  await vi.waitFor(() => expect(all(".options:not([hidden]) [role=option]")).toHaveLength(1));
  press(search, "ArrowDown");
  press(search, "Enter");
}

const removeButtons = () => all<HTMLButtonElement>(`[aria-label^="Remove"]`);
const fixButtons = () => all<HTMLButtonElement>("[aria-pressed]");

beforeEach(() => {
  document.body.innerHTML = "";
  root = document.body.appendChild(document.createElement("div"));
});

describe("what is shown", () => {
  it("each seller with percent and money, and the sum once", async () => {
    const form = new Form(33_34, 33_33, 33_33);
    await open(form);
    expect(percents()).toEqual(["33,34", "33,33", "33,33"]);
    expect(money()).toEqual(["333,40 kr", "333,30 kr", "333,30 kr"].map(noBreak));
    expect(plain(".sum")).toBe("The shares add up to 100 %.Allocated 1 000,00 kr");
    expect(all(".segment.open")).toHaveLength(0);
    expect(one(".ways").hidden).toBe(true);
    expect(form.handedOver).toEqual([]);
  });

  it("what is unallocated, and what is too much, in the warning's words", async () => {
    await open(new Form(50_00, 37_50));
    expect(plain(".sum")).toBe("The shares add up to 87,50 % – 12,50 % unallocated.Allocated 875,00 krUnallocated 125,00 kr");
    type(0, "75");
    expect(plain(".sum")).toBe("The shares add up to 112,50 % – 12,50 % over-allocated.Allocated 1 125,00 krOver-allocated 125,00 kr");
    expect(all(".whole-mark")).toHaveLength(1);
  });

  it("no money where there is no amount, and the form's own where it has another", async () => {
    const form = new Form(50_00, 50_00);
    form.stored.amount = null;
    await open(form);
    expect(amounts().every((input) => input.hidden)).toBe(true);
    editor.update({ ...form.state, amount: { value: 300n, currency: { symbol: "¥", decimals: 0 } } });
    expect(money()).toEqual(["150 ¥", "150 ¥"].map((text) => text.replace(" ", "\u00a0")));
    editor.update({ ...form.state, amount: null });
    expect(amounts().every((input) => input.hidden)).toBe(true);
  });

  it.each<[string, (form: Form) => unknown, string]>([
    ["closed", (form) => (form.stored.isOpen = false), texts("Panel_Closed")],
    ["read-only on the form", (form) => (form.state = { ...form.state, isReadOnly: true }), texts("Panel_ReadOnly")],
  ])("P24, A1: an opportunity that is %s can only be read", async (_, make, words) => {
    const form = new Form(50_00, 25_00);
    make(form);
    await open(form);
    expect(message()).toBe(words);
    expect([...inputs(), ...amounts()].every((input) => input.readOnly)).toBe(true);
    expect(all("[role=slider]")).toHaveLength(0);
    for (const hidden of [".toolbar", ".person-search", ".ways"]) {
      expect(one(hidden).hidden, hidden).toBe(true);
    }

    expect(all<HTMLElement>(".row-actions button").every((each) => each.hidden)).toBe(true);
  });

  it("sellers that can't be read are told with the server's words, and can be asked for again", async () => {
    const form = new Form(50_00, 50_00);
    form.fault = "No rights.";
    await open(form);
    expect(one("[role=alert]").textContent).toContain("No rights.");
    form.fault = null;
    button(texts("Panel_Retry")).click();
    await settle();
    expect(message()).toBe("");
    expect(percents()).toHaveLength(2);
  });

  it("a seller whose user was deleted stays, and is saved by the row", async () => {
    const form = new Form(50_00, 50_00);
    form.stored.shares = [{ ...form.stored.shares[0]!, sellerId: null }, form.stored.shares[1]!];
    await open(form);
    expect(one(".who").textContent).toContain(texts("Row_UserDeleted"));
    type(1, "40");
    expect(form.saved).toBe("share-0 50, user-1 40");
  });

  it("with 50 sellers a typed number changes one row and no other", async () => {
    await open(new Form(...Array.from({ length: 50 }, () => 2_00)));
    const others = all(".seller").slice(1).map((row) => row.outerHTML);
    type(0, "1");
    expect(all(".seller").slice(1).map((row) => row.outerHTML)).toEqual(others);
    expect(percents()).toHaveLength(50);
  });
});

describe("the rules, before anything is saved", () => {
  it("P5: a number for somebody new moves the others, with the reason, and is taken back in one step", async () => {
    const form = new Form(100_00);
    await open(form);
    await addSomebody();
    type(1, "2");
    type(1, "25");
    expect(percents()).toEqual(["75,00", "25"]);
    expect(told()).toBe(`Seller 0 100 → 75\u00a0%. ${because("Journal_P5_One", 75)}`);
    expect(one(".who .secondary").textContent).toBe("100 → 75\u00a0%");
    expect(form.saved).toBe("user-0 -, user-new 25");
    undo();
    expect(percents()).toEqual(["100,00", "0,00"]);
    undo();
    expect(percents()).toEqual(["100,00"]);
    expect(form.handedOver.at(-1)).toBeNull();
  });

  it("P6: where nothing is left for them nobody is moved", async () => {
    await open(new Form(60_00, 40_00));
    fixButtons()[0]?.click();
    await addSomebody();
    type(2, "50");
    expect(percents()).toEqual(["60,00", "40,00", "50"]);
    expect(told()).toBe(because("Journal_P6"));
  });

  it("P7: somebody new gets what is open, ready to be typed over, and again where the number is emptied", async () => {
    const form = new Form(40_00, 35_00);
    await open(form);
    await addSomebody();
    expect(form.find).toHaveBeenCalledExactlyOnceWith("nil", ["user-0", "user-1"]);
    expect(percents()).toEqual(["40,00", "35,00", "25,00"]);
    expect(told()).toBe(`Nils Ny 25\u00a0%. ${because("Journal_P7", 25)}`);
    expect(document.activeElement).toBe(inputs()[2]);
    type(2, "10");
    type(2, "");
    inputs()[2]?.dispatchEvent(new Event("change"));
    expect(percents()).toEqual(["40,00", "35,00", "25,00"]);
    expect(form.saved).toBe("user-0 40, user-1 35, user-new 25");
  });

  it("P7: an emptied number of somebody who is stored is what the others leave", async () => {
    await open(new Form(40_00, 35_00));
    type(0, "");
    inputs()[0]?.dispatchEvent(new Event("change"));
    expect(percents()).toEqual(["65,00", "35,00"]);
    expect(told()).toBe(`Seller 0 65\u00a0%. ${because("Journal_P7", 65)}`);
  });

  it("P8: 0 % for somebody new moves nobody", async () => {
    await open(new Form(60_00, 40_00));
    await addSomebody();
    type(2, "0");
    expect(percents()).toEqual(["60,00", "40,00", "0"]);
    expect(told()).toBe(because("Journal_P8"));
  });

  it("P10: a number of one of several moves nobody else", async () => {
    const form = new Form(50_00, 50_00);
    await open(form);
    type(0, "33.5");
    expect(percents()).toEqual(["33.5", "50,00"]);
    expect(money()).toEqual(["335,00 kr", "500,00 kr"].map(noBreak));
    expect(told()).toBe("");
    expect(form.saved).toBe("user-0 33.5, user-1 50");
    expect(form.draft?.from).toEqual([
      { row: "share-0", seller: "user-0", percent: 50_00, isFixed: false },
      { row: "share-1", seller: "user-1", percent: 50_00, isFixed: false },
    ]);
  });

  it("P11: the only seller keeps 100 %, and is told so", async () => {
    const form = new Form(100_00);
    await open(form);
    type(0, "50");
    expect(told()).toBe(because("Journal_P11"));
    expect(sum()).toBe(texts("Sum_Whole"));
    inputs()[0]?.dispatchEvent(new Event("change"));
    expect(percents()).toEqual(["100,00"]);
    expect(form.handedOver).toEqual([]);
  });

  it("P12, P13: removing moves nobody until one is left, who gets 100 %", async () => {
    const form = new Form(40_00, 35_00, 25_00);
    await open(form);
    removeButtons()[1]?.click();
    expect(percents()).toEqual(["40,00", "25,00"]);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Remove Seller 2");
    removeButtons()[1]?.click();
    expect(percents()).toEqual(["100,00"]);
    expect(told()).toBe(`Seller 0 40 → 100\u00a0%. ${because("Journal_P13")}`);
    expect(form.saved).toBe("user-0 100");
    undo();
    undo();
    expect(percents()).toEqual(["40,00", "35,00", "25,00"]);
  });

  it("P14: where the last one goes the owner comes back with 100 %, as the rule does", async () => {
    const form = new Form(100_00);
    form.state = { ...form.state, owner: { id: "owner", name: "Olga Owner" } };
    await open(form);
    removeButtons()[0]?.click();
    expect([names(), percents()]).toEqual([["Olga Owner"], ["100,00"]]);
    expect(told()).toBe(`Olga Owner 100\u00a0%. ${because("Journal_P14")}`);
    expect(form.draft?.sellers).toEqual([]);
  });

  it("P14: where the owner is a team nobody comes back", async () => {
    const form = new Form(100_00);
    form.state = { ...form.state, owner: null };
    await open(form);
    removeButtons()[0]?.click();
    expect(names()).toEqual([]);
    expect(told()).toBe(texts("Panel_NoSellers"));
    expect(form.draft?.sellers).toEqual([]);
    expect(document.activeElement?.getAttribute("role")).toBe("combobox");
  });

  it("P26: a fixed share is moved by nobody but a person", async () => {
    const form = new Form(50_00, 50_00);
    await open(form);
    fixButtons()[1]?.click();
    await addSomebody();
    type(2, "20");
    expect(percents()).toEqual(["30,00", "50,00", "20"]);
    expect(form.draft?.sellers.map(({ isFixed }) => isFixed)).toEqual([false, true, false]);
    expect(all("[aria-pressed=true]")).toHaveLength(1);
  });

  it("P9: several new ones have what was typed, and the others share the rest", async () => {
    const form = new Form(100_00);
    form.find
      .mockResolvedValueOnce([{ id: "user-b", name: "Bo", detail: "" }])
      .mockResolvedValueOnce([{ id: "user-c", name: "Cia", detail: "" }]);
    await open(form);
    await addSomebody();
    type(1, "30");
    await addSomebody();
    type(2, "50");
    expect(percents()).toEqual(["20,00", "30,00", "50"]);
  });

  it("somebody new who goes again leaves no trace", async () => {
    const form = new Form(60_00, 40_00);
    await open(form);
    await addSomebody();
    type(2, "20");
    expect(percents()).toEqual(["40,00", "40,00", "20"]);
    removeButtons()[2]?.click();
    expect(percents()).toEqual(["60,00", "40,00"]);
    expect(form.handedOver.at(-1)).toBeNull();
  });

  it("somebody who was removed comes back to their own row and place", async () => {
    const form = new Form(40_00, 60_00);
    form.find.mockResolvedValue([{ id: "user-0", name: "Seller 0", detail: "" }]);
    await open(form);
    removeButtons()[0]?.click();
    await addSomebody();
    type(0, "40");
    expect(names()).toEqual(["Seller 0", "Seller 1"]);
    expect(percents()).toEqual(["40", "60,00"]);
    expect(form.handedOver.at(-1)).toBeNull();
  });
});

describe("numbers that are typed", () => {
  it("are written in the user's format when they are finished", async () => {
    await open(new Form(50_00, 50_00));
    type(0, "33.335");
    inputs()[0]?.dispatchEvent(new Event("change"));
    expect(percents()).toEqual(["33,34", "50,00"]);
  });

  it.each([
    ["abc", texts("Problem_NotANumber", "33,33")],
    ["101", texts("Problem_OutOfRange")],
  ])("%j is told where it was typed, and moves nothing", async (text, words) => {
    const form = new Form(50_00, 50_00);
    await open(form);
    type(1, "40");
    type(0, text);
    expect(inputs()[0]?.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(inputs()[0]?.getAttribute("aria-describedby") ?? "")?.textContent).toBe(words);
    expect(editor.problem).toBe(words);
    expect(form.saved).toBe("user-0 50, user-1 40");
    type(0, "60");
    expect(inputs()[0]?.hasAttribute("aria-invalid")).toBe(false);
    expect(editor.problem).toBeNull();
  });

  it("what is no number stays to be mended until it is taken back", async () => {
    await open(new Form(50_00, 50_00));
    type(0, "abc");
    type(1, "40");
    expect(percents()).toEqual(["abc", "40"]);
    button(texts("Panel_Discard")).click();
    expect(percents()).toEqual(["50,00", "50,00"]);
    expect(isEnabled(texts("Panel_Discard"))).toBe(false);
  });

  it.each(["300", "300 kr", "300,00", "300.00"])("money: %j is the percent that comes to it", async (text) => {
    const form = new Form(50_00, 50_00);
    await open(form);
    typeMoney(0, text);
    expect(percents()).toEqual(["30,00", "50,00"]);
    expect(form.saved).toBe("user-0 30, user-1 50");
    expect(one(".problem").textContent).toBe("");
    amounts()[0]?.dispatchEvent(new Event("change"));
    expect(money()[0]).toBe(noBreak("300,00 kr"));
  });

  it("money for somebody new moves the others as a percentage does", async () => {
    await open(new Form(100_00));
    await addSomebody();
    typeMoney(1, "250 kr");
    expect(percents()).toEqual(["75,00", "25,00"]);
  });

  it("money that two decimals of percent can't meet is told, with what comes nearest", async () => {
    const form = new Form(50_00, 50_00);
    form.stored.amount = { value: 30_000_001n, currency: krona };
    await open(form);
    typeMoney(0, "100 000 kr");
    expect(percents()[0]).toBe("33,33");
    expect(one(".problem").textContent).toBe(texts("Row_Nearest", noBreak("100 000,00 kr"), "33,33", noBreak("99 990,00 kr")));
    expect(editor.problem).toBeNull();
    type(0, "50");
    expect(one(".problem").textContent).toBe("");
  });

  it.each([
    ["much", texts("Problem_NotMoney", noBreak("1 000,00 kr"))],
    ["1000,01", texts("Problem_MoneyOutOfRange", noBreak("1 000,00 kr"))],
    ["-5", texts("Problem_MoneyOutOfRange", noBreak("1 000,00 kr"))],
  ])("money: %j is told where it was typed", async (text, words) => {
    await open(new Form(50_00, 50_00));
    typeMoney(0, text);
    expect(one(".problem").textContent).toBe(words);
    expect(editor.problem).toBe(words);
    expect(percents()).toEqual(["50,00", "50,00"]);
  });
});

describe("ways out of a sum that isn't 100", () => {
  const ways = () => all<HTMLElement>(".way").filter((way) => !way.hidden).map((way) => way.textContent);
  const choice = () => one<HTMLSelectElement>(".ways select");

  it("each says what it comes to, and is one step", async () => {
    const form = new Form(60_00, 30_00);
    await open(form);
    expect(ways()).toEqual([
      `${texts("Ways_Rest")}Seller 0 60 → 70\u00a0%Seller 1 30 → 40\u00a0%${texts("Ways_Apply")}`,
      `${texts("Panel_Split")}Seller 0 60 → 50\u00a0%, Seller 1 30 → 50\u00a0%`,
      `${texts("Ways_Scale")}Seller 0 60 → 66,67\u00a0%, Seller 1 30 → 33,33\u00a0%`,
    ]);
    button(texts("Ways_Scale")).click();
    expect(percents()).toEqual(["66,67", "33,33"]);
    expect(form.saved).toBe("user-0 66.67, user-1 33.33");
    expect(one(".ways").hidden).toBe(true);
    undo();
    expect(percents()).toEqual(["60,00", "30,00"]);
    button(texts("Panel_Split"), one(".ways")).click();
    expect(percents()).toEqual(["50,00", "50,00"]);
    undo();
    choice().value = "user-1";
    button(texts("Ways_Apply")).click();
    expect(percents()).toEqual(["60,00", "40,00"]);
    expect(told()).toBe("Seller 1 30 → 40\u00a0%");
  });

  it("too much is taken from somebody who has it", async () => {
    await open(new Form(70_00, 35_00, 5_00));
    expect(ways()[0]).toBe(`${texts("Ways_Excess")}Seller 0 70 → 60\u00a0%Seller 1 35 → 25\u00a0%${texts("Ways_Apply")}`);
    choice().value = "user-1";
    type(2, "6");
    inputs()[2]?.dispatchEvent(new Event("change"));
    expect(choice().value).toBe("user-1");
    button(texts("Ways_Apply")).click();
    expect(percents()).toEqual(["70,00", "24,00", "6,00"]);
  });

  it("fixed shares are left alone, and what can't help isn't offered", async () => {
    await open(new Form(80_00, 50_00, 10_00));
    fixButtons().slice(0, 2).forEach((each) => each.click());
    expect(ways()).toEqual([]);
    button(texts("Panel_Split")).click();
    expect(message()).toBe(because("Journal_P6_Split"));
    expect(percents()).toEqual(["80,00", "50,00", "10,00"]);
  });

  it("split evenly leaves fixed shares alone", async () => {
    await open(new Form(60_00, 30_00, 10_00));
    fixButtons()[0]?.click();
    button(texts("Panel_Split")).click();
    expect(percents()).toEqual(["60,00", "20,00", "20,00"]);
    expect(told()).toBe(`Seller 1 30 → 20\u00a0%, Seller 2 10 → 20\u00a0%. ${because("Journal_P26_Many", 40, 2)}`);
  });
});

describe("keys", () => {
  const sliders = () => all<HTMLElement>("[role=slider]");

  it("Escape takes back what is typed, and is left to the form where nothing is", async () => {
    const form = new Form(100_00);
    await open(form);
    await addSomebody();
    type(1, "2");
    type(1, "25");
    expect(press(inputs()[1]!, "Escape").defaultPrevented).toBe(true);
    expect(percents()).toEqual(["100,00", "0,00"]);
    expect(isEnabled(texts("Panel_Redo"))).toBe(false);
    expect(press(inputs()[1]!, "Escape").defaultPrevented).toBe(false);
    type(0, "abc");
    press(inputs()[0]!, "Escape");
    expect(percents()[0]).toBe("100,00");
    expect(editor.problem).toBeNull();
  });

  it("Ctrl+Z and Ctrl+Y walk through the steps, Ctrl+S is the form's", async () => {
    await open(new Form(50_00, 50_00));
    type(0, "40");
    inputs()[0]?.dispatchEvent(new Event("change"));
    type(1, "60");
    const input = inputs()[1]!;
    expect(press(input, "s", { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(press(input, "z", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(percents()).toEqual(["40,00", "50,00"]);
    press(input, "Z", { ctrlKey: true });
    expect(percents()).toEqual(["50,00", "50,00"]);
    press(input, "y", { ctrlKey: true });
    press(input, "Z", { ctrlKey: true, shiftKey: true });
    expect(percents()).toEqual(["40,00", "60,00"]);
    expect(isEnabled(texts("Panel_Redo"))).toBe(false);
    expect(press(one("[role=combobox]"), "z", { ctrlKey: true }).defaultPrevented).toBe(false);
  });

  it("the letters of one number are taken back together", async () => {
    await open(new Form(50_00, 50_00));
    type(0, "4");
    type(0, "40");
    inputs()[0]?.dispatchEvent(new Event("change"));
    type(0, "3");
    undo();
    expect(percents()).toEqual(["40,00", "50,00"]);
    undo();
    expect(percents()).toEqual(["50,00", "50,00"]);
    expect(isEnabled(texts("Panel_Undo"))).toBe(false);
  });

  it("a handle says whom it stands between, and what they have", async () => {
    await open(new Form(40_00, 35_00));
    expect(sliders().map((slider) => [slider.getAttribute("aria-label"), slider.getAttribute("aria-valuetext"), slider.getAttribute("aria-valuenow"), slider.getAttribute("aria-valuemax")])).toEqual([
      ["Boundary between Seller 0 and Seller 1", "Seller 0 40,00 %, Seller 1 35,00 %", "40", "75"],
      ["Boundary between Seller 1 and what is unallocated", "Seller 1 35,00 %, unallocated 25,00 %", "35", "60"],
    ]);
  });

  it("arrows move a boundary by 1 and 10 and to the ends", async () => {
    await open(new Form(33_33, 66_67));
    const slider = sliders()[0]!;
    slider.focus();
    for (const [key, expected] of [
      ["ArrowRight", "34,00"],
      ["ArrowUp", "35,00"],
      ["ArrowLeft", "34,00"],
      ["ArrowDown", "33,00"],
      ["PageUp", "43,00"],
      ["PageDown", "33,00"],
      ["End", "100,00"],
      ["Home", "0,00"],
    ] as const) {
      press(slider, key);
      expect(percents()[0], key).toBe(expected);
      expect(sum()).toBe(texts("Sum_Whole"));
      expect(document.activeElement).toBe(slider);
    }
  });

  it("a pointer drags it by whole percents, as one step, and Escape takes it back", async () => {
    await open(new Form(40_00, 60_00));
    const slider = sliders()[0]!;
    slider.setPointerCapture = () => undefined;
    one(".track").getBoundingClientRect = () => ({ width: 500 }) as DOMRect;
    const pointer = (kind: string, clientX: number) => slider.dispatchEvent(new PointerEvent(kind, { clientX, pointerId: 1, button: 0, bubbles: true }));
    pointer("pointerdown", 200);
    pointer("pointermove", 211);
    pointer("pointermove", 252);
    pointer("pointerup", 252);
    pointer("pointermove", 400);
    expect(percents()).toEqual(["50,00", "50,00"]);
    undo();
    expect(percents()).toEqual(["40,00", "60,00"]);
    pointer("pointerdown", 200);
    pointer("pointermove", 252);
    expect(percents()).toEqual(["50,00", "50,00"]);
    expect(press(slider, "Escape").defaultPrevented).toBe(true);
    pointer("pointermove", 300);
    expect(percents()).toEqual(["40,00", "60,00"]);
    expect(isEnabled(texts("Panel_Redo"))).toBe(false);
  });

  it("what is done is told to a screen reader when it has come to rest", async () => {
    await open(new Form(100_00));
    await addSomebody();
    vi.useFakeTimers();
    type(1, "2");
    type(1, "25");
    expect(one("[aria-live]").textContent).toBe("");
    vi.runAllTimers();
    expect(one("[aria-live]").textContent).toBe(`Seller 0 100 → 75\u00a0%. ${because("Journal_P5_One", 75)} ${texts("Sum_Whole")}`);
    undo();
    vi.runAllTimers();
    expect(one("[aria-live]").textContent).toBe(`Seller 0 75 → 100\u00a0%, Nils Ny 25 → 0\u00a0% ${texts("Sum_Whole")}`);
    removeButtons()[1]?.click();
    vi.runAllTimers();
    expect(one("[aria-live]").textContent).toContain(because("Journal_P13"));
    vi.useRealTimers();
  });
});

describe("the form that creates", () => {
  const creating = () => {
    const form = new Form();
    form.state = { ...form.state, opportunityId: null, owner: { id: "owner", name: "Olga Owner" } };
    return form;
  };

  it("P1: shows the owner with 100 %, and sends nothing", async () => {
    const form = creating();
    await open(form);
    expect([names(), percents()]).toEqual([["Olga Owner"], ["100,00"]]);
    expect(told()).toBe(`Olga Owner 100\u00a0%. ${because("Journal_P1")}`);
    editor.update({ ...form.state, owner: { id: "other", name: "Another" } });
    expect(names()).toEqual(["Another"]);
    expect(form.handedOver).toEqual([]);
  });

  it("P2: sellers that are added are sent with the owner", async () => {
    const form = creating();
    await open(form);
    await addSomebody();
    type(1, "25");
    expect(percents()).toEqual(["75,00", "25"]);
    expect(form.saved).toBe("owner 75, user-new 25");
    expect(form.draft?.from).toEqual([]);
  });

  it("P4: the first seller of a team's opportunity has 100 %", async () => {
    const form = creating();
    form.state = { ...form.state, owner: null };
    await open(form);
    await addSomebody();
    expect(percents()).toEqual(["100,00"]);
    expect(told()).toBe(because("Journal_P4"));
    expect(form.saved).toBe("user-new 100");
  });

  it("once it is saved, what is stored is shown, and nothing is left to save", async () => {
    const form = creating();
    await open(form);
    await addSomebody();
    type(1, "25");
    form.stored.shares = [
      { shareId: "s-1", sellerId: "owner", name: "Olga Owner", percent: 75_00, isFixed: false },
      { shareId: "s-2", sellerId: "user-new", name: "Nils Ny", percent: 25_00, isFixed: false },
    ];
    const focused = document.activeElement;
    form.handedOver.length = 0;
    editor.update({ ...form.state, opportunityId: "id" });
    await settle();
    expect(percents()).toEqual(["75,00", "25,00"]);
    expect(form.handedOver).toEqual([]);
    expect(isEnabled(texts("Panel_Undo"))).toBe(false);
    expect(document.activeElement).toBe(focused);
  });
});

describe("another owner on the form", () => {
  const another = { owner: { id: "user-9", name: "Nina" }, isOwnerChanged: true };

  it("P15: takes the only seller's place before it is saved, and sends nothing", async () => {
    const form = new Form(100_00);
    await open(form);
    editor.update({ ...form.state, ...another });
    expect([names(), percents()]).toEqual([["Nina"], ["100,00"]]);
    expect(told()).toBe(`Nina 100\u00a0%. ${because("Journal_P15")}`);
    expect(form.handedOver).toEqual([]);
    editor.update(form.state);
    expect(names()).toEqual(["Seller 0"]);
  });

  it("P15: what is added then is sent along with whose row it becomes", async () => {
    const form = new Form(100_00);
    await open(form);
    editor.update({ ...form.state, ...another });
    await addSomebody();
    type(1, "25");
    expect(form.draft?.sellers).toEqual([
      { row: "share-0", seller: "user-9", percent: null, isFixed: false },
      { row: null, seller: "user-new", percent: 25_00, isFixed: false },
    ]);
  });

  it("P17: beside several sellers is told to have no share, and can be added", async () => {
    const form = new Form(60_00, 40_00);
    await open(form);
    editor.update({ ...form.state, ...another });
    expect(message()).toContain(texts("Owner_HasNoShare", "Nina"));
    expect(percents()).toEqual(["60,00", "40,00"]);
    button(texts("Owner_Add", "Nina")).click();
    expect(names()).toEqual(["Seller 0", "Seller 1", "Nina"]);
    expect(document.activeElement).toBe(inputs()[2]);
    expect(message()).toBe("");
    type(2, "20");
    expect(percents()).toEqual(["40,00", "40,00", "20"]);
  });

  it("who has a share already is told nothing", async () => {
    const form = new Form(60_00, 40_00);
    await open(form);
    editor.update({ ...form.state, owner: { id: "user-1", name: "Seller 1" }, isOwnerChanged: true });
    expect(message()).toBe("");
  });
});

describe("two people", () => {
  const stored = (index: number, percent: number): StoredShare => storedWith(...Array.from({ length: index + 1 }, () => percent))[index]!;

  it("what is newer is shown at once where nothing is begun", async () => {
    const form = new Form(40_00, 60_00);
    await open(form);
    form.stored.shares = storedWith(45_00, 55_00);
    await editor.refresh();
    expect(percents()).toEqual(["45,00", "55,00"]);
    expect(message()).toBe("");
  });

  it("U3: what doesn't collide is merged, and told", async () => {
    const form = new Form(40_00, 60_00);
    await open(form);
    type(0, "30");
    form.stored.shares = [...storedWith(40_00, 55_00), { ...stored(2, 5_00), name: "Cia" }];
    await editor.refresh();
    expect(percents()).toEqual(["30,00", "55,00", "5,00"]);
    expect(message()).toBe(texts("Conflict_Merged", "Seller 1 60 → 55\u00a0%, Cia 5\u00a0%"));
    expect(form.saved).toBe("user-0 30, user-1 55, user-2 5");
    expect(form.draft?.from.map(({ percent }) => percent)).toEqual([40_00, 55_00, 5_00]);
    undo();
    expect(percents()).toEqual(["40,00", "55,00", "5,00"]);
  });

  it("U3: whom only a rule has moved is moved anew, and collides with nobody", async () => {
    const form = new Form(100_00);
    await open(form);
    await addSomebody();
    type(1, "20");
    form.stored.shares = storedWith(50_00, 50_00);
    await editor.refresh();
    expect(names()).toEqual(["Seller 0", "Seller 1", "Nils Ny"]);
    expect(percents()).toEqual(["40,00", "40,00", "20,00"]);
    expect(all(".collision")).toHaveLength(0);
  });

  it("U3: what collides stands side by side, is refused until it is chosen, and one's own can be kept", async () => {
    const form = new Form(40_00, 60_00);
    await open(form);
    type(0, "30");
    form.stored.shares = storedWith(45_00, 60_00);
    await editor.refresh();
    expect(one(".collision").textContent).toBe(
      `Seller 0${texts("Conflict_Yours")}30 %${texts("Conflict_Keep")}${texts("Conflict_Theirs")}45 %${texts("Conflict_Take")}`,
    );
    // The draft is still made from what was seen, so that the server refuses it.
    expect(form.draft?.from.map(({ percent }) => percent)).toEqual([40_00, 60_00]);
    button(texts("Conflict_Keep")).click();
    expect(one(".collisions").hidden).toBe(true);
    expect(percents()[0]).toBe("30,00");
    expect(form.draft?.from.map(({ percent }) => percent)).toEqual([45_00, 60_00]);
    expect(form.saved).toBe("user-0 30, user-1 60");
  });

  it("U3: or theirs is taken", async () => {
    const form = new Form(40_00, 60_00);
    await open(form);
    type(0, "30");
    form.stored.shares = storedWith(45_00, 60_00);
    await editor.refresh();
    button(texts("Conflict_Take")).click();
    expect(percents()).toEqual(["45,00", "60,00"]);
    expect(form.handedOver.at(-1)).toBeNull();
  });

  it("U3: nobody is removed unseen, whoever did it", async () => {
    const form = new Form(40_00, 30_00, 30_00);
    await open(form);
    type(0, "35");
    removeButtons()[1]?.click();
    form.stored.shares = [stored(1, 20_00), stored(2, 30_00)];
    await editor.refresh();
    expect(all(".collision").map((row) => row.textContent)).toEqual([
      `Seller 1${texts("Conflict_Yours")}removed${texts("Conflict_Keep")}${texts("Conflict_Theirs")}20 %${texts("Conflict_Take")}`,
      `Seller 0${texts("Conflict_Yours")}35 %${texts("Conflict_Keep")}${texts("Conflict_Theirs")}removed${texts("Conflict_Take")}`,
    ]);
    button(texts("Conflict_Take"), all(".collision")[0]).click();
    button(texts("Conflict_Keep"), all(".collision")[0]).click();
    expect(names().sort()).toEqual(["Seller 0", "Seller 1", "Seller 2"]);
    expect(form.draft?.sellers.find(({ seller }) => seller === "user-0")).toEqual({ row: null, seller: "user-0", percent: 35_00, isFixed: false });
    expect(form.draft?.from.map(({ seller }) => seller)).toEqual(["user-1", "user-2"]);
  });

  it("one's own save is nobody else's change", async () => {
    const form = new Form(40_00, 60_00);
    await open(form);
    type(0, "30");
    form.stored.shares = storedWith(30_00, 60_00);
    form.handedOver.length = 0;
    await editor.restart();
    expect([message(), all(".collision").length, form.handedOver]).toEqual(["", 0, []]);
    expect(percents()).toEqual(["30,00", "60,00"]);
  });

  it("one's own save isn't news, even where it is taken for a change meanwhile", async () => {
    const form = new Form(40_00, 30_00, 30_00);
    await open(form);
    type(0, "45");
    removeButtons()[1]?.click();
    form.stored.shares = [stored(0, 45_00), stored(2, 30_00)];
    await editor.refresh();
    expect([message(), all(".collision").length]).toEqual(["", 0]);
    expect(form.handedOver.at(-1)).toBeNull();
    type(0, "50");
    form.stored.shares = [stored(0, 50_00), stored(2, 25_00)];
    await editor.refresh();
    expect(message()).toBe(texts("Conflict_Merged", "Seller 2 30 → 25\u00a0%"));
  });

  it("what is done while a save is under way stays, and collides with nothing", async () => {
    const form = new Form(100_00);
    await open(form);
    await addSomebody();
    type(1, "25");
    const sent = form.handedOver.at(-1)!;
    type(1, "30");
    form.stored.shares = [{ ...stored(0, 75_00) }, { shareId: "s-2", sellerId: "user-new", name: "Nils Ny", percent: 25_00, isFixed: false }];
    await editor.saved(sent);
    expect([message(), all(".collision").length]).toEqual(["", 0]);
    expect(percents()).toEqual(["70,00", "30,00"]);
    expect(form.saved).toBe("user-0 70, user-new 30");
  });
});

describe("the control is taken away and put back", () => {
  it("what was wanted is there again", async () => {
    const first = new Form(100_00);
    await open(first);
    await addSomebody();
    type(1, "25");
    editor.destroy();
    expect(root.children).toHaveLength(0);
    const again = new Form(100_00);
    again.initialDraft = first.handedOver.at(-1)!;
    await open(again);
    expect([names(), percents()]).toEqual([["Seller 0", "Name of user-new"], ["75,00", "25,00"]]);
    expect(again.handedOver).toEqual([]);
    undo();
    expect(names()).toEqual(["Seller 0"]);
    expect(again.handedOver).toEqual([null]);
  });

  it("a text that is no draft is not lost unseen, but shows what is stored", async () => {
    const form = new Form(100_00);
    form.initialDraft = "something else";
    await open(form);
    expect(percents()).toEqual(["100,00"]);
    expect(form.handedOver).toEqual([null]);
  });
});

describe("why a colleague's share is changed", () => {
  const field = () => one<HTMLInputElement>(".note input");
  const isAsked = () => !one(".note").hidden;
  const label = () => one(".note .field-label").textContent;

  it("is asked as soon as somebody else's share would change, and only then", async () => {
    const form = new Form(60_00, 40_00);
    await open(form);
    expect([isAsked(), form.isReasonRequired.mock.calls.length]).toEqual([false, 0]);
    type(0, "50");
    expect(isAsked()).toBe(false);
    type(1, "50");
    await settle();
    expect([isAsked(), label(), editor.problem, form.isReasonRequired.mock.calls.length]).toEqual([true, "Reason (optional)", null, 1]);
    typeIn(field(), "  Agreed. ");
    expect(form.draft?.note).toBe("Agreed.");
    type(1, "40");
    expect([isAsked(), form.draft?.note]).toEqual([false, null]);
  });

  it("where administrators want one, nothing is saved without", async () => {
    const form = new Form(60_00, 40_00);
    form.isReasonRequired.mockResolvedValue(true);
    await open(form);
    type(1, "30");
    await settle();
    expect([label(), field().required, editor.problem]).toEqual(["Reason", true, "This changes the share of Seller 1. Write the reason for it below the sellers."]);
    typeIn(field(), "Agreed.");
    expect([editor.problem, form.draft?.note, form.saved]).toEqual([null, "Agreed.", "user-0 60, user-1 30"]);
    button(texts("Panel_Discard")).click();
    expect([field().value, form.draft]).toEqual(["", null]);
  });

  it.each([
    ["somebody who is added", addSomebody],
    [
      "somebody who is removed",
      () => {
        removeButtons()[1]!.click();
        return Promise.resolve();
      },
    ],
  ])("%s is a colleague, too", async (_, act) => {
    const form = new Form(60_00, 40_00);
    await open(form);
    await act();
    expect(isAsked()).toBe(true);
  });

  it("is gone with the save that it was for, and comes back with the draft that it was in", async () => {
    const form = new Form(60_00, 40_00);
    await open(form);
    type(1, "30");
    typeIn(field(), "Agreed.");
    const text = form.handedOver.at(-1)!;
    form.stored.shares = storedWith(60_00, 30_00);
    await editor.restart();
    await settle();
    expect([isAsked(), field().value]).toEqual([false, ""]);

    const again = new Form(60_00, 40_00);
    again.initialDraft = text;
    root.replaceChildren();
    await open(again);
    expect([isAsked(), field().value, again.handedOver]).toEqual([true, "Agreed.", []]);
  });

  it("is not asked on the form that creates the opportunity", async () => {
    const form = new Form();
    form.state = { ...form.state, opportunityId: null, isOwnerChanged: true };
    await open(form);
    await addSomebody();
    expect([isAsked(), form.isReasonRequired.mock.calls.length]).toEqual([false, 0]);
  });
});

describe("what a save has moved beyond what was asked for", () => {
  const change = (before: StoredShare[], after: StoredShare[], more: Partial<JournalEntry> = {}): JournalEntry => ({
    id: "change-1", number: "1", at: "", by: { id: "user-9", name: "Nina" }, cause: cause.set, rule: "P9", reason: "Journal_P9_Many", figures: [2], before, after, note: "", ...more,
  });
  const offer = () => button(texts("Panel_Undo"), one(".messages")) as HTMLButtonElement | undefined;

  async function saved(form: Form, after: StoredShare[], entry: JournalEntry | null): Promise<void> {
    form.stored.shares = after;
    form.lastChange = entry;
    await editor.restart();
    await settle();
  }

  it("D4: of a rule that the control has no sentence of, whom it moved is told alone", async () => {
    const form = new Form(100_00);
    await open(form);
    const before = form.stored.shares;
    const after = [{ shareId: "new", sellerId: "user-new", name: "Nils Ny", percent: 100_00, isFixed: false }];
    await saved(form, after, change(before, after, { rule: "D4", reason: "Journal_D1_One", figures: [1, 1] }));
    expect(plain(".message-text")).toMatch(/^The rules have also changed: [^.]*\.$/);
  });

  it("is told, and can be undone", async () => {
    const form = new Form(100_00);
    await open(form);
    const before = form.stored.shares;
    await addSomebody();
    type(1, "25");
    const after = [{ ...before[0]!, percent: 75_00 }, { shareId: "new", sellerId: "user-new", name: "Nils Ny", percent: 25_00, isFixed: false }];
    await saved(form, after, change(before, after));
    expect(plain(".message-text")).toBe("The rules have also changed: Seller 0 100 → 75 %.");
    offer()!.click();
    await settle();
    expect(form.undo).toHaveBeenCalledExactlyOnceWith("change-1");
    expect(message()).toBe("");
  });

  it("the reason of a rule is told with it, as of an owner's change", async () => {
    const form = new Form(100_00);
    await open(form);
    const before = form.stored.shares;
    const after = [{ ...before[0]!, sellerId: "user-9", name: "Nina" }];
    await saved(form, after, change(before, after, { cause: cause.ownerChanged, rule: "P15", reason: "Journal_P15", figures: [] }));
    expect(plain(".message-text")).toBe("The rules have also changed: Nina 100 %, Seller 0: removed. The new account manager takes over the only share, with 100 %.");
    expect(offer()).toBeDefined();
  });

  it("stays while the form reads again, and goes with the next change", async () => {
    const form = new Form(60_00, 40_00);
    await open(form);
    const [before, after] = [form.stored.shares, storedWith(50_00, 50_00)];
    await saved(form, after, change(before, after, { cause: cause.split, rule: "P26", reason: "Journal_P26_Many", figures: [100, 2] }));
    await editor.readAgain();
    await settle();
    expect(offer()).toBeDefined();
    type(0, "40");
    expect(offer()).toBeUndefined();
  });

  it("is not told where only what was stated has changed", async () => {
    const form = new Form(60_00, 40_00);
    await open(form);
    const before = form.stored.shares;
    type(0, "50");
    const after = storedWith(50_00, 40_00);
    await saved(form, after, change(before, after));
    expect(message()).toBe("");
  });

  it.each([
    ["of somebody else's", () => null],
    ["of what is no longer so", (before: StoredShare[]) => change(before, storedWith(10_00, 90_00))],
    ["of what came from nobody", (_: StoredShare[], after: StoredShare[]) => change([], after)],
  ])("undo isn't offered %s", async (_, entry) => {
    const form = new Form(60_00, 40_00);
    await open(form);
    const [before, after] = [form.stored.shares, storedWith(50_00, 50_00)];
    await saved(form, after, entry(before, after));
    expect(offer()).toBeUndefined();
  });

  it("isn't offered on a form that can't, nor to whoever may not change it", async () => {
    const form = new Form(60_00, 40_00);
    form.undo = null;
    await open(form);
    const [before, after] = [form.stored.shares, storedWith(50_00, 50_00)];
    await saved(form, after, change(before, after));
    expect(message()).toBe("");
    editor.update({ ...form.state, isReadOnly: true });
    form.undo = vi.fn();
    await saved(form, before, change(after, before));
    expect(offer()).toBeUndefined();
  });

  it("what was restored is said, and isn't offered to be undone by the same button", async () => {
    const form = new Form(60_00, 40_00);
    await open(form);
    const [before, after] = [form.stored.shares, storedWith(50_00, 50_00)];
    await saved(form, after, change(before, after, { cause: cause.restored }));
    expect([message(), offer()]).toEqual([texts("History_Restored"), undefined]);
  });
});
