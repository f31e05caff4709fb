import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AsOfHost } from "../../src/asof/asofhost";
import { AsOfPage } from "../../src/asof/asofpage";
import type { Portion } from "../../src/asof/reader";
import type { AsOfRow } from "../../src/asof/selection";
import { texts } from "../fakes/texts";
import { set } from "../journal/sets";
import { asOfRow, krona, yen } from "./rows";

const format = { decimal: ",", group: ".", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };
const [anna, bo] = set("Anna 75 Bo 25!");
const shared = (name: string) => asOfRow(name, { sellers: [{ share: anna!, amount: 750_00n }, { share: bo!, amount: 250_00n }] });

let root: HTMLElement;

function host(...portions: AsOfRow[][]) {
  return {
    texts,
    format,
    dayPattern: "dd.MM.yyyy",
    currencies: [krona, yen],
    read: vi.fn<AsOfHost["read"]>((_filter, place) => {
      const portion: Portion = { rows: portions[place.page - 1] ?? [], next: place.page < portions.length ? { page: place.page + 1, cookie: null } : null };
      return Promise.resolve(portion);
    }),
    find: vi.fn<AsOfHost["find"]>(() => Promise.resolve([{ id: "user-Bo", name: "Bo", detail: "" }])),
    addressOf: (id) => `/main.aspx?id=${id}`,
    save: vi.fn<AsOfHost["save"]>(),
  } satisfies AsOfHost;
}

async function open(given: AsOfHost): Promise<void> {
  new AsOfPage(root, given);
  await shown();
}

const shown = () => vi.waitFor(() => expect(root.getAttribute("aria-busy")).toBe("false"));
const plain = (text: string | null | undefined) => (text ?? "").replace(/\u00a0/g, " ").trim();
const button = (text: string) => Array.from(root.querySelectorAll("button")).find((each) => each.textContent === text && !each.hidden)!;
const isEnabled = (text: string) => button(text).getAttribute("aria-disabled") !== "true";
const cells = (selector = ".table tr") => Array.from(root.querySelectorAll(selector), (row) => Array.from(row.children, (cell) => plain(cell.textContent)));
const range = () => plain(root.querySelector("section [role=status]")?.textContent);
const message = () => plain(root.querySelector(".messages")?.textContent);
const field = <T extends HTMLElement>(label: string) => root.querySelector<T>(`#${Array.from(root.querySelectorAll("label")).find((each) => each.textContent === label)!.htmlFor}`)!;

async function show(): Promise<void> {
  button("Show").click();
  await shown();
}

beforeEach(() => {
  root = document.createElement("main");
  document.body.replaceChildren(root);
  vi.useFakeTimers({ now: new Date(2026, 10, 29, 12), toFake: ["Date"] });
  return () => vi.useRealTimers();
});

describe("the shares as of a day", () => {
  it("are shown of today at once: each opportunity with its sellers, and their part of today's amount", async () => {
    const given = host([shared("Crane"), asOfRow("New", { sellers: null, knownSince: "01.12.2026" }), asOfRow("Empty")]);
    await open(given);
    expect(given.read.mock.calls[0]).toEqual([{ day: "2026-11-29", sellerId: null, status: null, currencyId: null }, { page: 1, cookie: null }, 50]);
    expect(cells()).toEqual([
      ["Opportunity", "Seller", "Share", "Part of today's amount"],
      ["CraneOpen", "Anna", "75,00 %", "750,00 kr"],
      ["Bo", "Fixed share25,00 %", "250,00 kr"],
      ["NewOpen", "Not known before 01.12.2026"],
      ["EmptyOpen", "No sellers"],
    ]);
    expect([root.querySelector("h2")?.textContent, range()]).toEqual(["Shares as of 29.11.2026", "Opportunities 1–3"]);
    expect(root.querySelector("th a")?.getAttribute("href")).toBe("/main.aspx?id=id-Crane");
    expect(root.textContent).toContain("Amounts, currency and status are today's");
  });

  it("follow day, status, currency and seller, when the button is pressed", async () => {
    const given = host([shared("Crane")]);
    await open(given);
    field<HTMLInputElement>("Date").value = "31.5.2026";
    field<HTMLSelectElement>("Status today").value = "lost";
    field<HTMLSelectElement>("Currency").value = "jpy";
    const search = field<HTMLInputElement>("Seller");
    search.focus();
    search.value = "bo";
    search.dispatchEvent(new Event("input"));
    await vi.waitFor(() => expect(root.querySelector("[role=option]")).not.toBeNull());
    root.querySelector<HTMLElement>("[role=option]")!.click();
    expect(given.read).toHaveBeenCalledOnce();
    await show();
    expect(given.read.mock.lastCall?.[0]).toEqual({ day: "2026-05-31", sellerId: "user-Bo", status: "lost", currencyId: "jpy" });
    expect(root.querySelector("h2")?.textContent).toBe("Shares as of 31.05.2026");
    root.querySelector<HTMLElement>(".chosen button")!.click();
    await show();
    expect(given.read.mock.lastCall?.[0]).toMatchObject({ sellerId: null });
  });

  it("what is no day is told at the field, and asks nothing", async () => {
    const given = host([]);
    await open(given);
    const day = field<HTMLInputElement>("Date");
    day.value = "31.02.2026";
    day.dispatchEvent(new Event("input"));
    expect([root.querySelector(".problem")?.textContent, day.getAttribute("aria-invalid")]).toEqual(["Write a date, such as 29.11.2026.", "true"]);
    day.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    button("Show").click();
    expect([given.read.mock.calls.length, document.activeElement]).toEqual([1, day]);
  });

  it("nothing found is said, and a refusal is shown as it is", async () => {
    const given = host([]);
    await open(given);
    expect([range(), cells(), isEnabled("Next"), isEnabled("Totals by seller"), isEnabled("Download as CSV")]).toEqual(["No opportunity matches.", [], false, false, false]);
    given.read.mockRejectedValueOnce(new Error("No rights."));
    await show();
    expect(message()).toBe("No rights.");
  });

  it("an answer to an older question is dropped", async () => {
    const given = host([shared("New")]);
    const slow: ((portion: Portion) => void)[] = [];
    given.read.mockImplementationOnce(() => new Promise((resolve) => slow.push(resolve)));
    new AsOfPage(root, given);
    field<HTMLInputElement>("Date").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    await shown();
    slow[0]!({ rows: [shared("Old")], next: null });
    await Promise.resolve();
    expect(cells()[1]?.[0]).toBe("NewOpen");
  });
});

describe("pages", () => {
  it("are turned forth and back, each read once", async () => {
    const fifty = Array.from({ length: 50 }, (_, index) => asOfRow(`A${index}`));
    const given = host(fifty, [asOfRow("B")]);
    await open(given);
    expect([range(), isEnabled("Previous"), isEnabled("Next")]).toEqual(["Opportunities 1–50", false, true]);
    button("Next").click();
    await vi.waitFor(() => expect(range()).toBe("Opportunities 51–51"));
    expect([isEnabled("Previous"), isEnabled("Next"), document.activeElement?.tagName]).toEqual([true, false, "H2"]);
    button("Previous").click();
    await vi.waitFor(() => expect(range()).toBe("Opportunities 1–50"));
    expect(given.read).toHaveBeenCalledTimes(2);
  });
});

describe("all of them", () => {
  it("are added up by seller and currency, over all pages", async () => {
    const given = host([shared("A"), asOfRow("X", { sellers: null })], [shared("B")]);
    await open(given);
    button("Totals by seller").click();
    await vi.waitFor(() => expect(root.querySelector<HTMLElement>(".totals")!.hidden).toBe(false));
    expect(cells(".totals tbody tr")).toEqual([["Anna", "SEK", "2", "1.500,00 kr"], ["Bo", "SEK", "2", "500,00 kr"]]);
    expect(plain(root.querySelector(".totals .secondary")?.textContent)).toBe("One opportunity is in no total: its sellers are not known for that day.");
    expect(given.read.mock.calls.slice(2).map(([, place, count]) => [place.page, count])).toEqual([[1, 500], [2, 500]]);
    expect(document.activeElement?.textContent).toBe("Totals by seller");
  });

  it("become a file, without being read again", async () => {
    const given = host([shared("A")], [shared("B")]);
    await open(given);
    button("Totals by seller").click();
    await vi.waitFor(() => expect(root.querySelector<HTMLElement>(".totals")!.hidden).toBe(false));
    const { length } = given.read.mock.calls;
    button("Download as CSV").click();
    await vi.waitFor(() => expect(message()).toBe("The file has 4 rows."));
    const [name, text] = given.save.mock.calls[0]!;
    expect([name, text.split("\r\n")[1], given.read.mock.calls.length]).toEqual(["shares-2026-11-29.csv", "2026-11-29;A;Open;Anna;75,00;no;750,00;SEK", length]);
  });

  it("are read with progress, which can be cancelled", async () => {
    const given = host([shared("A")], [shared("B")], [shared("C")]);
    await open(given);
    const waiting: (() => void)[] = [];
    given.read.mockImplementation((_filter, place) => new Promise((resolve) => waiting.push(() => resolve({ rows: [shared("A")], next: { page: place.page + 1, cookie: null } }))));
    button("Totals by seller").click();
    waiting.shift()!();
    await vi.waitFor(() => expect(root.querySelector(".progress")?.textContent).toBe("1 opportunities read"));
    expect([isEnabled("Totals by seller"), isEnabled("Download as CSV")]).toEqual([false, false]);
    button("Cancel").focus();
    button("Cancel").click();
    waiting.shift()!();
    await vi.waitFor(() => expect(message()).toBe("Cancelled after 2 opportunities."));
    expect([root.querySelector(".progress")?.textContent, document.activeElement?.textContent, root.querySelector<HTMLElement>(".totals")!.hidden]).toEqual(["", "Totals by seller", true]);
  });

  it("what fails is told, and can be tried again", async () => {
    const given = host([shared("A")]);
    await open(given);
    given.read.mockRejectedValueOnce(new Error("Too much."));
    button("Download as CSV").click();
    await vi.waitFor(() => expect(message()).toBe("Too much."));
    button("Download as CSV").click();
    await vi.waitFor(() => expect(given.save).toHaveBeenCalledOnce());
  });
});
