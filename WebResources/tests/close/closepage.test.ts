import { beforeEach, describe, expect, it, vi } from "vitest";
import { ClosePage } from "../../src/close/closepage";
import type { CloseMethods, CloseStart, Outcome } from "../../src/close/protocol";
import { textKeys, type TextKey } from "../../src/texts";
import { resourceOf } from "../fakes/texts";

const english = resourceOf(1033);

function start(outcome: Outcome, more: Partial<CloseStart> = {}): CloseStart {
  return {
    texts: Object.fromEntries(textKeys.map((key) => [key, english.get(key)])) as Record<TextKey, string>,
    language: "en",
    format: { decimal: ".", group: ",", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 },
    dayPattern: "dd.MM.yyyy",
    outcome,
    name: "New platform",
    sellers: [{ name: "Anna Ek", percent: 33_34 }, { name: "Bo Ny", percent: 66_66 }],
    amount: BigInt(1000_00),
    currency: { symbol: "kr", decimals: 2 },
    reasons: [],
    rejections: [],
    rejection: null,
    ...more,
  };
}

let root: HTMLElement;
let leave: ReturnType<typeof spyOnClose>;

function spyOnClose() {
  return vi.spyOn(window, "close").mockImplementation(() => undefined);
}

function shown(given: CloseStart) {
  const close = vi.fn<CloseMethods["close"]>(() => Promise.resolve(true));
  new ClosePage(root, given, { start: () => Promise.resolve(given), close });
  return close;
}

const run = () => root.querySelector<HTMLButtonElement>(".dialog-actions button.primary")!;
const cancel = () => root.querySelector<HTMLButtonElement>(".dialog-actions button:not(.primary)")!;
const cells = () => Array.from(root.querySelectorAll("tbody tr"), (row) => Array.from(row.children, (cell) => cell.textContent.replace(/\u00a0/g, " ")));
const labels = () => Array.from(root.querySelectorAll("label"), (label) => label.textContent);
const field = <T extends HTMLElement>(label: string) => {
  const id = Array.from(root.querySelectorAll("label")).find((each) => each.textContent === label)!.htmlFor;
  return root.querySelector<T>(`#${id}`)!;
};

function type(label: string, value: string): void {
  const input = field<HTMLInputElement>(label);
  input.value = value;
  input.dispatchEvent(new Event("input"));
}

beforeEach(() => {
  root = document.createElement("main");
  document.body.replaceChildren(root);
  leave = spyOnClose();
});

describe("the page that closes an opportunity", () => {
  it("G2: begins with the rejection that was offered, if there is one of that value", () => {
    const rejections = [{ value: 1, text: "Price" }, { value: 2, text: "Time" }];
    shown(start("lost", { rejections, rejection: 2 }));
    expect(field<HTMLSelectElement>("Rejection").value).toBe("2");
    shown(start("lost", { rejections, rejection: 9 }));
    expect(field<HTMLSelectElement>("Rejection").value).toBe("");
  });

  it("M2: shows sellers, percent and money as they will be frozen, with the amount that is typed", () => {
    shown(start("won"));
    expect([root.querySelector("h1")?.textContent, run().textContent]).toEqual(["New platform", "Close as Won"]);
    expect(cells()).toEqual([["Anna Ek", "33.34 %", "333.40 kr"], ["Bo Ny", "66.66 %", "666.60 kr"]]);
    type("Actual amount", "80 000");
    expect(cells().map(([, , money]) => money)).toEqual(["26,672.00 kr", "53,328.00 kr"]);
    type("Actual amount", "");
    expect(cells().map(([, , money]) => money)).toEqual(["333.40 kr", "666.60 kr"]);
  });

  it("asks nothing twice: what is won for amount, day and description, what is lost for the reason, what expired for nothing", () => {
    shown(start("won"));
    expect(labels()).toEqual(["Actual amount", "Closed on", "Description"]);
    shown(start("lost", { rejections: [{ value: 1, text: "Price" }], reasons: [{ value: 4, text: "Canceled" }, { value: 5, text: "Out-Sold" }] }));
    expect(labels()).toEqual(["Rejection", "Status reason", "Closed on", "Description"]);
    shown(start("lost", { reasons: [{ value: 4, text: "Canceled" }] }));
    expect(labels()).toEqual(["Rejection", "Closed on", "Description"]);
    shown(start("expired"));
    expect(labels()).toEqual([]);
    expect(cells()).toHaveLength(2);
  });

  it("tells the sum where it is not 100, and stops nobody", () => {
    shown(start("lost", { sellers: [{ name: "Anna Ek", percent: 60_00 }, { name: "Bo Ny", percent: 50_00 }] }));
    expect(root.querySelector("[role=alert].message")?.textContent).toBe("The shares add up to 110 % – 10 % over-allocated.");
    expect(run().getAttribute("aria-disabled")).not.toBe("true");
    shown(start("lost", { sellers: [{ name: "Anna Ek", percent: 87_50 }] }));
    expect(root.querySelector("[role=alert].message")?.textContent).toBe("The shares add up to 87.50 % – 12.50 % unallocated.");
    shown(start("won"));
    expect(root.querySelector(".message")).toBeNull();
    shown(start("won", { sellers: [] }));
    expect(root.querySelector(".freeze")?.textContent).toContain("nobody gets a share");
  });

  it("sends what was said, and leaves", async () => {
    const close = shown(start("lost", { rejections: [{ value: 7, text: "Price" }], reasons: [{ value: 4, text: "Canceled" }, { value: 5, text: "Out-Sold" }] }));
    field<HTMLSelectElement>("Rejection").value = "7";
    field<HTMLSelectElement>("Status reason").value = "5";
    type("Closed on", "31.1.2026");
    field<HTMLTextAreaElement>("Description").value = " Too dear. ";
    run().click();
    await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
    expect(close).toHaveBeenCalledExactlyOnceWith({ status: 5, amount: null, day: "2026-01-31", rejection: 7, description: "Too dear." });
  });

  it("sends the amount as a number, today's day, and nothing that was not said", async () => {
    vi.useFakeTimers({ now: new Date(2026, 4, 3, 23, 30), toFake: ["Date"] });
    const close = shown(start("won"));
    type("Actual amount", "1,234.5 kr");
    run().click();
    await vi.waitFor(() => expect(close).toHaveBeenCalledExactlyOnceWith({ status: null, amount: 1234.5, day: "2026-05-03", rejection: null, description: "" }));
    vi.useRealTimers();
  });

  it("what is no amount is told at the field, and can't be sent", () => {
    const close = shown(start("won"));
    type("Actual amount", "much");
    expect(root.querySelector(".problem")?.textContent.replace(/\u00a0/g, " ")).toBe("Write a number, such as 80,000.00 kr.");
    run().click();
    expect(close).not.toHaveBeenCalled();
    type("Actual amount", "10");
    expect(root.querySelector(".problem")?.textContent).toBe("");
    run().click();
    expect(close).toHaveBeenCalledOnce();
  });

  it("what is no day is told at the field, and can't be sent", () => {
    vi.useFakeTimers({ now: new Date(2026, 4, 3, 12, 0), toFake: ["Date"] });
    const close = shown(start("lost"));
    expect(field<HTMLInputElement>("Closed on").value).toBe("03.05.2026");
    type("Closed on", "31.02.2026");
    expect(root.querySelectorAll(".problem")[0]?.textContent).toBe("Write a date, such as 03.05.2026.");
    run().click();
    expect(close).not.toHaveBeenCalled();
    type("Closed on", "2026-02-28");
    run().click();
    expect(close.mock.lastCall?.[0].day).toBe("2026-02-28");
    vi.useRealTimers();
  });

  it("Cancel sends nothing; where the dialog can't be closed for the person, they are told", async () => {
    const close = shown(start("won"));
    cancel().click();
    expect([close.mock.calls.length, leave.mock.calls.length]).toEqual([0, 1]);
    await vi.waitFor(() => expect(root.querySelector(".message")?.textContent).toBe("You can close this window."));
  });

  it("a refusal stands on the page, which can be tried again", async () => {
    const close = shown(start("expired"));
    close.mockRejectedValueOnce(new Error("It is already closed."));
    run().click();
    await vi.waitFor(() => expect(root.querySelector("[role=alert]")?.textContent).toBe("It is already closed."));
    expect(leave).not.toHaveBeenCalled();
    run().click();
    await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
  });
});
