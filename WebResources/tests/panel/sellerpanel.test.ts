import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ShareAnswer, ShareToSave } from "../../src/dataverse/actions";
import type { OpportunityShares, StoredShare } from "../../src/dataverse/opportunityshares";
import type { Access } from "../../src/panel/access";
import { SellerPanel, type PanelHost } from "../../src/panel/sellerpanel";
import type { NumberFormat } from "../../src/shares/numberformat";
import { texts } from "../fakes/texts";

const swedish: NumberFormat = { decimal: ",", group: "\u00a0", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };

/** An opportunity of 1 000,00 kr on a server that takes what it is given. */
class Server implements PanelHost {
  shares: OpportunityShares = { isOpen: true, amount: { value: 100000n, currency: { symbol: "kr", decimals: 2 } }, shares: [] };
  allowed: Access = "writable";
  fault: string | null = null;
  readonly saves: (readonly ShareToSave[])[] = [];
  readonly saved = vi.fn();
  readonly find = vi.fn(() => Promise.resolve([{ id: "user-new", name: "Nils Ny", detail: "nils@contoso.se" }]));

  constructor(...percents: number[]) {
    this.shares.shares = percents.map((percent, index) => share(index, percent));
  }

  access = () => this.allowed;

  read = () => this.orFault(structuredClone(this.shares));

  save = (saved: readonly ShareToSave[]) => {
    this.saves.push(saved);
    const sum = saved.reduce((total, each) => total + each.percent, 0);
    const answer: ShareAnswer = { sum, message: sum === 100_00 ? "" : "The shares add up to less." };
    this.shares.shares = saved.map((each, index) => ({ ...each, shareId: `share-${index}`, name: `Seller ${index}` }));
    return this.orFault(answer);
  };

  private orFault<T>(value: T): Promise<T> {
    return this.fault === null ? Promise.resolve(value) : Promise.reject(new Error(this.fault));
  }
}

function share(index: number, percent: number): StoredShare {
  return { shareId: `share-${index}`, sellerId: `user-${index}`, name: `Seller ${index}`, percent, isFixed: false };
}

let root: HTMLElement;

async function open(server: Server): Promise<SellerPanel> {
  const panel = new SellerPanel(root, texts, swedish, server);
  await panel.refresh();
  return panel;
}

const all = <T extends Element>(selector: string) => Array.from(root.querySelectorAll<T>(selector));
const one = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector)!;
const inputs = () => all<HTMLInputElement>("input.percent");
const percents = () => inputs().map((input) => input.value);
const money = () => all(".seller .money").map((element) => element.textContent);
const message = () => one(".messages").textContent;
const button = (text: string) => all<HTMLButtonElement>("button").find((each) => each.textContent === text)!;
const isEnabled = (text: string) => button(text).getAttribute("aria-disabled") === "false";

function type(index: number, text: string): void {
  const input = inputs()[index]!;
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event("input"));
}

function press(element: Element, key: string): void {
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  element.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true }));
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

beforeEach(() => {
  document.body.innerHTML = "";
  root = document.body.appendChild(document.createElement("main"));
});

describe("what is shown", () => {
  it("each seller with percent and money, the sum, and nothing that is open", async () => {
    await open(new Server(33_34, 33_33, 33_33));
    expect(percents()).toEqual(["33,34", "33,33", "33,33"]);
    expect(money()).toEqual(["333,40\u00a0kr", "333,30\u00a0kr", "333,30\u00a0kr"]);
    expect(one(".summary").textContent).toBe("Allocated100,00 %1\u00a0000,00\u00a0kr");
    expect(all(".segment.open")).toHaveLength(0);
  });

  it("what is open, and what is too much", async () => {
    await open(new Server(50_00, 37_50));
    expect(one(".summary").textContent).toContain("Open12,50 %125,00\u00a0kr");
    type(0, "75");
    expect(one(".summary").textContent).toContain("Over-allocated12,50 %125,00\u00a0kr");
    expect(all(".whole-mark")).toHaveLength(1);
  });

  it("no money where there is no amount", async () => {
    const server = new Server(50_00, 50_00);
    server.shares.amount = null;
    await open(server);
    expect(money()).toEqual(["", ""]);
  });

  it.each<[string, (server: Server) => unknown, string]>([
    ["closed", (server) => (server.shares.isOpen = false), texts("Panel_Closed")],
    ["not the person's to change", (server) => (server.allowed = "readOnly"), texts("Panel_ReadOnly")],
  ])("P24, A1: an opportunity that is %s can only be read", async (_, make, told) => {
    const server = new Server(50_00, 50_00);
    make(server);
    await open(server);
    expect(message()).toBe(told);
    expect(inputs().every((input) => input.readOnly)).toBe(true);
    expect(all("[role=slider]")).toHaveLength(0);
    expect(one(".toolbar").hidden).toBe(true);
    expect(one(".person-search").hidden).toBe(true);
    expect(all<HTMLElement>(".row-actions button").every((each) => each.hidden)).toBe(true);
  });

  it("an opportunity that is not saved yet", async () => {
    const server = new Server();
    server.allowed = "unsaved";
    const panel = await open(server);
    expect(message()).toBe(texts("Panel_Unsaved"));
    expect(one(".content").hidden).toBe(true);
    server.allowed = "writable";
    server.shares.shares = [share(0, 100_00)];
    await panel.refresh();
    expect(message()).toBe("");
    expect(percents()).toEqual(["100,00"]);
  });

  it("P11: a sole seller's 100 % can't be typed away", async () => {
    await open(new Server(100_00));
    expect(inputs()[0]?.readOnly).toBe(true);
    expect(all("[role=slider]")).toHaveLength(0);
    expect(one(".who").textContent).toContain(texts("Row_Sole"));
  });

  it("sellers that can't be read are told with the server's words, and can be asked for again", async () => {
    const server = new Server(50_00, 50_00);
    server.fault = "No rights.";
    await open(server);
    expect(one("[role=alert]").textContent).toContain("No rights.");
    server.fault = null;
    button(texts("Panel_Retry")).click();
    await settle();
    expect(message()).toBe("");
    expect(percents()).toHaveLength(2);
  });

  it("a seller whose user was deleted stays, and is saved by the row", async () => {
    const server = new Server(50_00, 50_00);
    server.shares.shares = [{ ...share(0, 50_00), sellerId: null }, share(1, 50_00)];
    await open(server);
    expect(one(".who").textContent).toContain(texts("Row_UserDeleted"));
    type(1, "40");
    button(texts("Panel_Save")).click();
    await settle();
    expect(server.saves[0]?.[0]).toMatchObject({ sellerId: null, shareId: "share-0", percent: 50_00 });
  });
});

describe("typing", () => {
  it("moves nobody else, and shows money and sum at once", async () => {
    await open(new Server(50_00, 50_00));
    type(0, "33.5");
    expect(percents()).toEqual(["33.5", "50,00"]);
    expect(money()).toEqual(["335,00\u00a0kr", "500,00\u00a0kr"]);
    expect(one(".number").textContent).toBe("83,50 %");
  });

  it("is written in the user's format when it is finished", async () => {
    await open(new Server(50_00, 50_00));
    type(0, "33.335");
    inputs()[0]?.dispatchEvent(new Event("change"));
    expect(percents()).toEqual(["33,34", "50,00"]);
  });

  it.each([
    ["abc", texts("Problem_NotANumber", "33,33")],
    ["101", texts("Problem_OutOfRange")],
  ])("%j is told where it was typed, and can't be saved", async (text, told) => {
    await open(new Server(50_00, 50_00));
    type(1, "40");
    type(0, text);
    expect(inputs()[0]?.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(inputs()[0]?.getAttribute("aria-describedby") ?? "")?.textContent).toBe(told);
    expect(isEnabled(texts("Panel_Save"))).toBe(false);
    type(0, "60");
    expect(inputs()[0]?.hasAttribute("aria-invalid")).toBe(false);
    expect(isEnabled(texts("Panel_Save"))).toBe(true);
  });

  it("what is no number stays to be mended until it is taken back", async () => {
    await open(new Server(50_00, 50_00));
    type(0, "abc");
    type(1, "40");
    expect(percents()).toEqual(["abc", "40"]);
    button(texts("Panel_Discard")).click();
    expect(percents()).toEqual(["50,00", "50,00"]);
    expect(isEnabled(texts("Panel_Discard"))).toBe(false);
  });

  it("the letters of one number are taken back together", async () => {
    await open(new Server(50_00, 50_00));
    type(0, "4");
    type(0, "40");
    inputs()[0]?.dispatchEvent(new Event("change"));
    type(0, "3");
    button(texts("Panel_Undo")).click();
    expect(percents()).toEqual(["40,00", "50,00"]);
    button(texts("Panel_Undo")).click();
    expect(percents()).toEqual(["50,00", "50,00"]);
    expect(isEnabled(texts("Panel_Undo"))).toBe(false);
  });
});

describe("the bar", () => {
  const sliders = () => all<HTMLElement>("[role=slider]");

  it("a handle says whom it stands between, and what they have", async () => {
    await open(new Server(40_00, 35_00));
    expect(sliders().map((slider) => [slider.getAttribute("aria-label"), slider.getAttribute("aria-valuetext"), slider.getAttribute("aria-valuenow"), slider.getAttribute("aria-valuemax")])).toEqual([
      ["Boundary between Seller 0 and Seller 1", "Seller 0 40,00 %, Seller 1 35,00 %", "40", "75"],
      ["Boundary between Seller 1 and what is open", "Seller 1 35,00 %, open 25,00 %", "35", "60"],
    ]);
  });

  it("keys move it by 1 and 10 and to the ends", async () => {
    await open(new Server(33_33, 66_67));
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
      expect(one(".number").textContent).toBe("100,00 %");
      expect(document.activeElement).toBe(slider);
    }
  });

  it("a pointer drags it by whole percents, as one step", async () => {
    await open(new Server(40_00, 60_00));
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
    button(texts("Panel_Undo")).click();
    expect(percents()).toEqual(["40,00", "60,00"]);
  });
});

describe("the set", () => {
  it("split evenly leaves fixed shares alone", async () => {
    await open(new Server(60_00, 30_00, 10_00));
    all<HTMLButtonElement>(".row-actions button")[0]?.click();
    button(texts("Panel_Split")).click();
    expect(percents()).toEqual(["60,00", "20,00", "20,00"]);
    expect(all("[aria-pressed=true]")).toHaveLength(1);
  });

  it("split evenly says why it can't", async () => {
    await open(new Server(80_00, 50_00, 10_00));
    all<HTMLButtonElement>("[aria-pressed]").slice(0, 2).forEach((each) => each.click());
    button(texts("Panel_Split")).click();
    expect(message()).toBe(texts("Split_FixedAbove100"));
    expect(percents()).toEqual(["80,00", "50,00", "10,00"]);
  });

  it("P7: a person who is found and chosen is added with what is open, ready to be typed", async () => {
    const server = new Server(40_00, 35_00);
    await open(server);
    const search = one<HTMLInputElement>("[role=combobox]");
    search.focus();
    search.value = "nil";
    search.dispatchEvent(new Event("input"));
    await vi.waitFor(() => expect(all("[role=option]")).toHaveLength(1));
    expect(server.find).toHaveBeenCalledExactlyOnceWith("nil", ["user-0", "user-1"]);
    press(search, "ArrowDown");
    press(search, "Enter");
    expect(percents()).toEqual(["40,00", "35,00", "25,00"]);
    expect(document.activeElement).toBe(inputs()[2]);
    expect(search.value).toBe("");
  });

  it("removing leaves the focus with who takes the place, and P13 the last one with 100 %", async () => {
    await open(new Server(40_00, 35_00, 25_00));
    const remove = (index: number) => all<HTMLButtonElement>(`[aria-label^="Remove"]`)[index]?.click();
    remove(1);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Remove Seller 2");
    expect(percents()).toEqual(["40,00", "25,00"]);
    remove(1);
    expect(percents()).toEqual(["100,00"]);
    remove(0);
    expect(document.activeElement?.getAttribute("role")).toBe("combobox");
    expect(message()).toBe(texts("Panel_NoSellers"));
  });

  it("the sum is told to a screen reader when the changes have come to rest", async () => {
    vi.useFakeTimers();
    const opened = open(new Server(50_00, 50_00));
    await vi.runAllTimersAsync();
    await opened;
    type(0, "4");
    type(0, "40");
    expect(one("[aria-live]").textContent).toBe("");
    vi.runAllTimers();
    expect(one("[aria-live]").textContent).toBe("The shares add up to 90,00 %.");
    vi.useRealTimers();
  });
});

describe("saving", () => {
  it("sends the whole set at once, says so, and tells the form", async () => {
    const server = new Server(40_00, 60_00);
    await open(server);
    expect(isEnabled(texts("Panel_Save"))).toBe(false);
    type(0, "50");
    type(1, "50");
    button(texts("Panel_Save")).click();
    await settle();
    expect(server.saves).toHaveLength(1);
    expect(server.saves[0]?.map(({ sellerId, percent, isFixed }) => [sellerId, percent, isFixed])).toEqual([
      ["user-0", 50_00, false],
      ["user-1", 50_00, false],
    ]);
    expect(message()).toBe(texts("Panel_Saved"));
    expect(server.saved).toHaveBeenCalledOnce();
    expect(isEnabled(texts("Panel_Save"))).toBe(false);
    expect(isEnabled(texts("Panel_Undo"))).toBe(false);
  });

  it("shows what the server tells of the sum", async () => {
    await open(new Server(40_00, 60_00));
    type(0, "30");
    button(texts("Panel_Save")).click();
    await settle();
    expect(one("[role=alert]").textContent).toBe(`${texts("Panel_Saved")} The shares add up to less.`);
  });

  it("shows the server's refusal, and keeps what was typed", async () => {
    const server = new Server(40_00, 60_00);
    await open(server);
    type(0, "30");
    server.fault = "Not now.";
    button(texts("Panel_Save")).click();
    await settle();
    expect(one("[role=alert]").textContent).toBe("Not now.");
    expect(percents()).toEqual(["30", "60,00"]);
    expect(isEnabled(texts("Panel_Save"))).toBe(true);
  });

  it("saves once, however often it is asked to", async () => {
    const server = new Server(40_00, 60_00);
    await open(server);
    type(0, "30");
    button(texts("Panel_Save")).click();
    expect(button(texts("Panel_Saving"))).toBeDefined();
    button(texts("Panel_Saving")).click();
    await settle();
    expect(server.saves).toHaveLength(1);
  });

  it("what somebody else did meanwhile is not overwritten unasked", async () => {
    const server = new Server(40_00, 60_00);
    await open(server);
    type(0, "30");
    server.shares.shares = [share(0, 45_00), share(1, 55_00)];
    button(texts("Panel_Save")).click();
    await settle();
    expect(server.saves).toHaveLength(0);
    expect(message()).toContain(texts("Conflict_Text"));
    button(texts("Conflict_Save")).click();
    await settle();
    expect(server.saves[0]?.map((each) => each.percent)).toEqual([30_00, 60_00]);
  });

  it("or is shown in place of what was begun", async () => {
    const server = new Server(40_00, 60_00);
    await open(server);
    type(0, "30");
    server.shares.shares = [share(0, 45_00), share(1, 55_00)];
    button(texts("Panel_Save")).click();
    await settle();
    button(texts("Conflict_Show")).click();
    expect(percents()).toEqual(["45,00", "55,00"]);
    expect(message()).toBe("");
    expect(isEnabled(texts("Panel_Save"))).toBe(false);
  });
});

describe("reading again", () => {
  it("takes what changed elsewhere, and keeps the message of the last save", async () => {
    const server = new Server(40_00, 60_00);
    const panel = await open(server);
    type(0, "40,5");
    type(1, "59,5");
    button(texts("Panel_Save")).click();
    await settle();
    await panel.refresh();
    expect(message()).toBe(texts("Panel_Saved"));
    server.shares.shares = [share(0, 10_00), share(1, 90_00)];
    await panel.refresh();
    expect(percents()).toEqual(["10,00", "90,00"]);
  });

  it("P15, P19: names the person who is on the row now", async () => {
    const server = new Server(100_00);
    const panel = await open(server);
    server.shares.shares = [{ ...share(0, 100_00), sellerId: "user-9", name: "Nils Ny" }];
    await panel.refresh();
    expect(all(".seller .name").map((name) => name.textContent)).toEqual(["Nils Ny"]);
    expect(inputs()[0]?.getAttribute("aria-label")).toContain("Nils Ny");
  });

  it("keeps what is not saved, with the new amount", async () => {
    const server = new Server(40_00, 60_00);
    const panel = await open(server);
    type(0, "30");
    server.shares.amount = { value: 200000n, currency: { symbol: "kr", decimals: 2 } };
    await panel.refresh();
    expect(percents()).toEqual(["30", "60,00"]);
    expect(money()).toEqual(["600,00\u00a0kr", "1\u00a0200,00\u00a0kr"]);
  });

  it("tells that somebody else changed the sellers meanwhile", async () => {
    const server = new Server(40_00, 60_00);
    const panel = await open(server);
    type(0, "30");
    server.shares.shares = [share(0, 45_00), share(1, 55_00)];
    await panel.refresh();
    expect(message()).toContain(texts("Conflict_Text"));
    expect(percents()).toEqual(["30", "60,00"]);
  });

  it("P24: drops what is not saved when the opportunity was closed", async () => {
    const server = new Server(40_00, 60_00);
    const panel = await open(server);
    type(0, "30");
    server.shares.isOpen = false;
    await panel.refresh();
    expect(percents()).toEqual(["40,00", "60,00"]);
    expect(message()).toBe(texts("Panel_Closed"));
  });
});
