import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CommissionHost } from "../../src/commission/commissionhost";
import { CommissionPage } from "../../src/commission/commissionpage";
import type { Period } from "../../src/commission/period";
import { periodService, type PeriodService } from "../../src/commission/periodservice";
import type { PreviewPage } from "../../src/commission/previewed";
import type { Row } from "../../src/dataverse/rows";
import type { Service } from "../../src/ui/standalone";
import { euro, krona } from "../fakes/currencies";
import { texts } from "../fakes/texts";
import { anna, closed, currencies, difference, format, kronor, line, period, rest } from "./sample";

let root: HTMLElement;

const page = (more: Partial<PreviewPage> = {}): PreviewPage => ({ found: 2, opportunities: 2, counted: 0, lines: [], next: "", message: "", ...more });
const sums = [{ key: anna, name: "Anna", currency: krona, lines: 2, amount: kronor(1000), base: kronor(100) }];

function host(periods: Period[], lacking: string[] = []) {
  const service = {
    periods: vi.fn<PeriodService["periods"]>(() => Promise.resolve(periods)),
    firstWon: vi.fn<PeriodService["firstWon"]>(() => Promise.resolve("2026-02-10")),
    create: vi.fn<PeriodService["create"]>(() => Promise.resolve("q1")),
    preview: vi.fn<PeriodService["preview"]>(() => Promise.resolve(page())),
    close: vi.fn<PeriodService["close"]>(() => Promise.resolve({ left: 0, message: "" })),
    reopen: vi.fn<PeriodService["reopen"]>(() => Promise.resolve(0)),
    pay: vi.fn<PeriodService["pay"]>(() => Promise.resolve()),
    sellers: vi.fn<PeriodService["sellers"]>(() => Promise.resolve(sums)),
  };
  return {
    texts, format, dayPattern: "yyyy-MM-dd", currencies, baseCurrency: euro, lacking, service,
    addressOf: (id: string) => `/opportunity/${id}`,
    statementOf: (id: string, seller?: string) => `/statement/${id}/${seller ?? ""}`,
  } satisfies CommissionHost;
}

async function open(given: CommissionHost): Promise<void> {
  new CommissionPage(root, given);
  await vi.waitFor(() => expect(root.getAttribute("aria-busy")).toBe("false"));
}

const plain = (text: string | null | undefined) => (text ?? "").replace(/\u00a0/g, " ").replace(/\s+/g, " ").trim();
const button = (text: string, within: ParentNode = root) => Array.from(within.querySelectorAll<HTMLElement>("button, a.button")).find((each) => plain(each.textContent) === text)!;
const buttons = () => Array.from(root.querySelectorAll(".detail > .actions > *"), (each) => plain(each.textContent));
const said = (text: string) => vi.waitFor(() => expect(plain(root.textContent)).toContain(text));
const dialog = () => document.querySelector("dialog")!;

beforeEach(() => {
  root = document.createElement("main");
  document.body.replaceChildren(root);
});

describe("the commission periods", () => {
  it("C1: the next month and quarter are made by one press: after the last, or from what was won first", async () => {
    const given = host([]);
    await open(given);
    expect(plain(root.textContent)).toContain("There is no period yet.");
    given.service.periods.mockResolvedValue([period()]);
    button("Create quarter 2026 Q1").click();
    await said("The period 2026 Q1 is created.");
    expect(given.service.create.mock.lastCall).toEqual([{ first: "2026-01-01", last: "2026-03-31", name: "2026 Q1" }]);
    button("Create month 2026-04").click();
    expect(given.service.create.mock.lastCall).toEqual([{ first: "2026-04-01", last: "2026-04-30", name: "2026-04" }]);
  });

  it("C1: other days are typed; what is no day is told at its field, and what is refused in the server's words", async () => {
    const given = host([period()]);
    await open(given);
    const [first, last] = Array.from(root.querySelectorAll("details input")) as [HTMLInputElement, HTMLInputElement];
    expect([first.value, last.value]).toEqual(["2026-04-01", "2026-06-30"]);
    last.value = "2026-06-31";
    button("Create period").click();
    expect([Array.from(root.querySelectorAll(".problem"), (each) => plain(each.textContent)).join("").startsWith("Write a date, such as"), last.getAttribute("aria-invalid"), document.activeElement]).toEqual([true, "true", last]);
    last.value = "2026-06-15";
    given.service.create.mockRejectedValueOnce(new Error("The days belong to another period."));
    button("Create period").click();
    await said("The days belong to another period.");
    expect(given.service.create.mock.lastCall).toEqual([{ first: "2026-04-01", last: "2026-06-15", name: "" }]);
  });

  it("the preview reads page after page, and says what stands out, with links and why", async () => {
    const given = host([period()]);
    given.service.preview.mockResolvedValueOnce(page({ found: 3, lines: [line(), rest()], next: "2", message: "No period has the days before." }));
    given.service.preview.mockResolvedValueOnce(page({ opportunities: 1, counted: 1, lines: [difference({ opportunityKey: "d" })] }));
    await open(given);
    button("Preview").click();
    await said("Looked at 3 opportunities: 1 are counted and as they were; closing would write 3 lines.");
    expect(given.service.preview.mock.calls).toEqual([["q1", ""], ["q1", "2"]]);
    expect(plain(root.querySelector(".detail .message")?.textContent)).toBe("No period has the days before.");
    expect(Array.from(root.querySelectorAll(".finding h3"), (each) => plain(each.textContent))).toEqual(["Shares not 100 % 1", "Differences 1"]);
    expect(root.querySelector(".finding a")?.getAttribute("href")).toBe("/opportunity/crane");
    expect(plain(root.querySelector(".differences")?.textContent)).toContain("The share is 25 % instead of 50 %.");
    expect(Array.from(root.querySelectorAll(".sums tbody td"), (each) => plain(each.textContent))).toEqual(["600,00 SEK", "-250,00 SEK", "35,00 EUR"]);
    expect(document.activeElement?.textContent).toBe("What closing would come to");
  });

  it("of many that stand out the first are shown, and the rest when somebody asks", async () => {
    const given = host([period()]);
    given.service.preview.mockResolvedValueOnce(page({ lines: Array.from({ length: 60 }, (_, index) => rest({ percent: 100_00, opportunityKey: String(index) })) }));
    await open(given);
    button("Preview").click();
    await said("Won without sellers 60");
    expect(root.querySelectorAll(".finding tbody")).toHaveLength(50);
    button("Show all 60").click();
    expect(root.querySelectorAll(".finding tbody")).toHaveLength(60);
  });

  it("C6: closing is asked about, goes call by call until none is left, and can be paused and taken up", async () => {
    const given = host([period()]);
    let answer: (left: number) => void = () => undefined;
    given.service.close.mockImplementation(() => new Promise((resolve) => (answer = (left) => resolve({ left, message: left > 0 ? "Told once." : "" }))));
    await open(given);
    button("Close period").click();
    button("Cancel", dialog()).click();
    await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
    expect(given.service.close).not.toHaveBeenCalled();
    button("Close period").click();
    button("Close period", dialog()).click();
    await vi.waitFor(() => expect(given.service.close).toHaveBeenCalledOnce());
    expect(plain(root.querySelector(".detail")?.textContent)).toContain("You can leave this page");
    given.service.periods.mockResolvedValue([period({ state: "closing", found: 250, done: 200, lines: 3 })]);
    button("Pause").click();
    answer(50);
    await said("Paused. What is done is kept");
    await said("200 of 250 opportunities are done");
    expect(buttons()).toEqual(["Go on", "Preview", "Give up and withdraw the lines"]);
    button("Go on").click();
    await vi.waitFor(() => expect(given.service.close).toHaveBeenCalledTimes(2));
    given.service.periods.mockResolvedValue([closed()]);
    answer(0);
    await said("The period 2026 Q1 is closed.");
    expect(document.activeElement?.textContent).toBe("2026 Q1");
  });

  it("C6: what goes wrong half-way is told, and the period as it is by then", async () => {
    const given = host([period()]);
    given.service.close.mockRejectedValueOnce(new Error("The line is dead."));
    await open(given);
    given.service.periods.mockResolvedValue([period({ state: "closing", found: 250, done: 200 })]);
    button("Close period").click();
    button("Close period", dialog()).click();
    await said("The line is dead.");
    await vi.waitFor(() => expect(buttons()[0]).toBe("Go on"));
  });

  it("C4: a closed period shows each seller's sum with the statement, and that they come to the total", async () => {
    await open(host([closed()]));
    await said("Control: the lines together come to the period's total, 100,00 EUR.");
    expect(Array.from(root.querySelectorAll(".sellers tbody tr > *"), (each) => plain(each.textContent))).toEqual(["Anna", "2", "1 000,00 SEK", "100,00 EUR"]);
    expect(root.querySelector(".sellers a")?.getAttribute("href")).toBe(`/statement/q1/${anna}`);
    expect([buttons(), button("All statements").getAttribute("href")]).toEqual([["All statements", "Reopen", "Mark paid"], "/statement/q1/"]);
  });

  it("C4: lines that don't come to it are an alarm", async () => {
    await open(host([closed({ baseTotal: kronor(101) })]));
    await vi.waitFor(() => expect(plain(root.querySelector("[role=alert].control")?.textContent)).toBe("Control: the lines together don't come to the period's total, 101,00 EUR. Lines are missing or were changed past the plug-ins."));
  });

  it("C7: reopening needs a reason, and withdraws until none is left", async () => {
    const given = host([closed()]);
    given.service.reopen.mockResolvedValueOnce(1);
    await open(given);
    button("Reopen").click();
    button("Reopen period", dialog()).click();
    expect([dialog().querySelector("[role=alert]")?.textContent, document.activeElement]).toEqual(["Say why the period is reopened.", dialog().querySelector("textarea")]);
    dialog().querySelector("textarea")!.value = " A share was forgotten ";
    given.service.periods.mockResolvedValue([period({ reopenedOn: "2026-04-03 09:00", reopenReason: "A share was forgotten" })]);
    button("Reopen period", dialog()).click();
    await said("The period 2026 Q1 is open again.");
    expect(given.service.reopen.mock.calls).toEqual([["q1", "A share was forgotten"], ["q1", "A share was forgotten"]]);
    expect(plain(root.textContent)).toContain("Last reopened 2026-04-03 09:00: A share was forgotten");
  });

  it("C7: reopening that was interrupted is taken up with its reason, and one that is paid can't be reopened", async () => {
    const given = host([period({ state: "reopening", lines: 7, reopenReason: "Why" })]);
    await open(given);
    expect(buttons()).toEqual(["Go on"]);
    button("Go on").click();
    await vi.waitFor(() => expect(given.service.reopen.mock.lastCall).toEqual(["q1", "Why"]));
  });

  it("C7: paying is asked about", async () => {
    const given = host([closed()]);
    await open(given);
    given.service.periods.mockResolvedValue([closed({ state: "paid", paidOn: "2026-04-05 12:00" })]);
    button("Mark paid").click();
    expect(given.service.pay).not.toHaveBeenCalled();
    button("Mark paid", dialog()).click();
    await said("The period 2026 Q1 is marked paid.");
    expect([given.service.pay.mock.lastCall, buttons()]).toEqual([["q1"], ["All statements"]]);
    expect(plain(root.textContent)).toContain("Marked paid 2026-04-05 12:00; it stays closed.");
  });

  it("C11: whoever doesn't close periods reads, and is told why", async () => {
    await open(host([closed(), period({ id: "q2", name: "2026 Q2" })], ["prvWriteopps_CommissionPeriod"]));
    expect(plain(root.textContent)).toContain("your roles lack prvWriteopps_CommissionPeriod");
    expect(root.querySelector<HTMLElement>(".new-period")!.hidden).toBe(true);
    expect([plain(root.querySelector(".detail h2")?.textContent), buttons()]).toEqual(["2026 Q2", []]);
    button("2026 Q1").click();
    await said("Anna");
    expect([buttons(), root.querySelector(".control")]).toEqual([["All statements"], null]);
  });

  it("what can't be read is told", async () => {
    const given = host([]);
    given.service.periods.mockRejectedValueOnce(new Error("No rights."));
    await open(given);
    expect(plain(root.textContent)).toContain("No rights.");
  });
});

describe("what is asked of the platform", () => {
  const id = "0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10";

  function of(answer: Row | null, entities: Row[] = []) {
    const send = vi.fn<Service["send"]>(() => Promise.resolve(answer));
    const rows = vi.fn<(table: string, options?: string) => Promise<{ entities: Row[] }>>(() => Promise.resolve({ entities }));
    const service = periodService({ service: { get: () => Promise.reject(new Error("none")), send }, WebApi: { retrieveRecord: () => Promise.reject(new Error("none")), retrieveMultipleRecords: rows } }, new Map([[krona.id, krona]]));
    return { service, send, rows };
  }

  it("the APIs are bound to the period", async () => {
    const api = (name: string) => `opps_commissionperiods(${id})/Microsoft.Dynamics.CRM.${name}`;
    const closing = of({ Left: 3, Lines: 7, Message: "Told" });
    expect(await closing.service.close(id)).toEqual({ left: 3, message: "Told" });
    expect(closing.send.mock.lastCall).toEqual(["POST", api("opps_ClosePeriod"), {}]);
    const reopening = of({ Left: 2 });
    expect(await reopening.service.reopen(id, "Why")).toBe(2);
    expect(reopening.send.mock.lastCall).toEqual(["POST", api("opps_ReopenPeriod"), { Reason: "Why" }]);
    const paying = of(null);
    await paying.service.pay(id);
    expect(paying.send.mock.lastCall).toEqual(["POST", api("opps_MarkPeriodPaid"), {}]);
    const previewing = of({ Found: 5, Opportunities: 5, Counted: 4, Lines: [{ opps_name: "Crane", opps_amount: 1, _opps_currencyid_value: "sek" }], Next: "2 cookie", Message: "" });
    expect(await previewing.service.preview(id, "")).toMatchObject({ found: 5, counted: 4, next: "2 cookie", lines: [{ name: "Crane", amount: kronor(1), currency: krona }] });
    await previewing.service.preview(id, "2 cookie");
    expect(previewing.send.mock.calls.map(([, path, inputs]) => [path, inputs])).toEqual([[api("opps_PreviewPeriodClose"), {}], [api("opps_PreviewPeriodClose"), { After: "2 cookie" }]]);
  });

  it("a period is made with its days, and without a name where it has none of its own", async () => {
    const { service, send } = of({ opps_commissionperiodid: id });
    expect(await service.create({ first: "2026-01-01", last: "2026-03-31", name: "2026 Q1" })).toBe(id);
    await service.create({ first: "2026-01-01", last: "2026-01-15", name: "" });
    expect(send.mock.calls.map(([, , row]) => row)).toEqual([{ opps_firstday: "2026-01-01", opps_lastday: "2026-03-31", opps_name: "2026 Q1" }, { opps_firstday: "2026-01-01", opps_lastday: "2026-01-15" }]);
  });

  it("sums of sellers are of lines that count", async () => {
    const { service, rows } = of(null, [{ key: anna, name: "Anna", currency: "sek", code: "SEK", lines: 2, amount: 1000, base: 100 }]);
    expect(await service.sellers(id)).toEqual(sums);
    const query = decodeURIComponent(rows.mock.lastCall?.[1] ?? "");
    expect(query).toContain(`<condition attribute="opps_periodid" operator="eq" value="${id}"/><condition attribute="opps_iswithdrawn" operator="ne" value="1"/>`);
  });

  it("periods are the newest first, and what was won first has a day", async () => {
    const read = of(null, [{ opps_commissionperiodid: id, opps_name: "Q", opps_firstday: "2026-01-01", opps_lastday: "2026-03-31", opps_state: 847213001, opps_found: 9, opps_done: 2, opps_basetotal: 1.5 }]);
    expect(await read.service.periods()).toMatchObject([{ id, first: "2026-01-01", state: "closing", found: 9, done: 2, baseTotal: kronor(1.5) }]);
    expect(read.rows.mock.lastCall?.[1]).toContain("$orderby=opps_firstday desc");
    expect([await of(null, [{ actualclosedate: "2026-02-10" }]).service.firstWon(), await of(null).service.firstWon()]).toEqual(["2026-02-10", null]);
  });
});
