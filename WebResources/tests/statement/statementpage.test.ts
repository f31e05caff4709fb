import { unzipSync, strFromU8 } from "fflate";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { unallocated, type Line } from "../../src/commission/line";
import { openStatement } from "../../src/commands/statement";
import type { Row, RowApi } from "../../src/dataverse/rows";
import { readStatements, type StatementAnswer } from "../../src/statement/reader";
import { csvOf, sheetOf } from "../../src/statement/sheet";
import { statementsOf } from "../../src/statement/statement";
import type { StatementHost } from "../../src/statement/statementhost";
import { StatementPage } from "../../src/statement/statementpage";
import { workbookOf } from "../../src/workbook";
import { anna, bo, closed, currencies, difference, format, kronor, line, period, rest } from "../commission/sample";
import { euro, krona } from "../fakes/currencies";
import { reasons, texts } from "../fakes/texts";
import { platform } from "../fakes/xrm";
import { entry } from "../journal/sets";

let root: HTMLElement;

const change = entry("Anna 50 Bo 50", "Anna 25 Bo 75", { at: "2026-05-01 10:00" });
const lines = [line(), rest(), difference({ opportunityKey: "d", name: "Pump" }), line({ sellerKey: bo, sellerName: "Bo", amount: kronor(400), baseAmount: kronor(40) })];
const answer = (of: readonly Line[], sellerKey: string | null): StatementAnswer => ({ period: closed({ baseTotal: kronor(75) }), statements: statementsOf(of, sellerKey, (each) => (each.isDifference ? [change] : [])) });

function host(sellerKey: string | null, more: Partial<StatementHost> = {}) {
  const stubs = {
    texts, format, reasons, currencies, sellerKey, dayPattern: "yyyy-MM-dd", readsAll: true,
    read: vi.fn<StatementHost["read"]>(() => Promise.resolve(answer(lines, sellerKey))),
    sums: vi.fn<StatementHost["sums"]>(() => Promise.resolve([{ key: anna, name: "Anna", currency: krona, lines: 4, amount: kronor(750), base: kronor(75) }])),
    save: vi.fn<StatementHost["save"]>(),
    workbook: vi.fn<StatementHost["workbook"]>(() => Promise.resolve(new Blob(["workbook"]))),
    print: vi.fn<StatementHost["print"]>(),
    addressOf: (id: string) => `/opportunity/${id}`,
    statementOf: (id: string, key?: string) => `/statement/${id}/${key ?? ""}`,
  } satisfies StatementHost;
  return Object.assign(stubs, more) as typeof stubs;
}

async function open(given: StatementHost): Promise<void> {
  new StatementPage(root, given);
  await vi.waitFor(() => expect(root.getAttribute("aria-busy")).toBe("false"));
}

const plain = (text: string | null | undefined) => (text ?? "").replace(/\u00a0/g, " ").trim();
const button = (text: string) => Array.from(root.querySelectorAll("button")).find((each) => plain(each.textContent) === text)!;
const rows = (index: number) => Array.from(root.querySelectorAll("table")[index]!.querySelectorAll("tbody tr, tfoot tr"), (row) => Array.from(row.children, (cell) => plain(cell.textContent)));

beforeEach(() => {
  root = document.createElement("main");
  document.body.replaceChildren(root);
});

describe("C12: a statement", () => {
  it("has each line, corrections with what they correct and why, sums, and what nobody has", async () => {
    await open(host(anna));
    expect(plain(root.querySelector("header")?.textContent)).toBe("Commission statementAnnaCommission period 2026 Q1, 2026-01-01 – 2026-03-31Closed 2026-04-02 10:00 by Frida.");
    expect(rows(0)).toEqual([["CraneHarbour", "2026-02-10", "50,00 %", "500,00 SEK", "50,00 EUR"]]);
    expect(rows(1)).toEqual([["PumpHarbour", "2026 Q1", "The share is 25 % instead of 50 %.2026-05-01 10:00 Anna set all sellers at once. 2 sellers were given as the whole set.", "-250,00 SEK", "-25,00 EUR"]]);
    expect(rows(2)).toEqual([["SEK", "500,00 SEK", "-250,00 SEK", "250,00 SEK", "25,00 EUR"], ["All together", "", "", "", "25,00 EUR"]]);
    expect(rows(3)).toEqual([["CraneHarbour", "10,00 %", "100,00 SEK"]]);
    expect(plain(root.querySelector(".control.ties")?.textContent)).toBe("Control: the lines together come to the period's total, 75,00 EUR.");
  });

  it("links to the opportunity while it exists", async () => {
    await open(host(anna, { read: () => Promise.resolve(answer([line(), line({ opportunityKey: "e", name: "Gone", opportunityId: null })], anna)) }));
    expect(Array.from(root.querySelectorAll("table a"), (link) => link.getAttribute("href"))).toEqual(["/opportunity/crane"]);
  });

  it("of all sellers comes after the sums of everybody, what is unallocated last", async () => {
    await open(host(null));
    expect(Array.from(root.querySelectorAll(".statement h2"), (each) => plain(each.textContent))).toEqual(["Commission period 2026 Q1", "Anna", "Bo", "Unallocated"]);
  });

  it("is read without the control by whoever reads no others'", async () => {
    const given = host(anna, { readsAll: false });
    await open(given);
    expect([given.sums.mock.calls.length, root.querySelector(".control")]).toEqual([0, null]);
  });

  it("says where there is nothing, where it is preliminary, and where it can't be read", async () => {
    await open(host(anna, { read: () => Promise.resolve({ period: period({ state: "closing" }), statements: statementsOf([], anna, () => []) }) }));
    expect(plain(root.textContent)).toContain("The period is not closed: the figures are preliminary.");
    expect(plain(root.textContent)).toContain("There are no lines in this period that you may read.");
    await open(host(anna, { read: () => Promise.reject(new Error("No rights.")) }));
    expect(plain(root.textContent)).toContain("No rights.");
  });

  it("is printed, and saved as what a spreadsheet opens", async () => {
    const given = host(anna);
    await open(given);
    button("Print").click();
    expect(given.print).toHaveBeenCalledOnce();
    button("Download as CSV").click();
    const [name, text] = given.save.mock.lastCall as [string, string];
    expect(name).toBe("commission-2026-Q1-Anna.csv");
    expect(text.split("\r\n")[1]).toBe("2026 Q1;Anna;won;Crane;Harbour;2026-02-10;;;50,00;0,00;500,00;SEK;50,00");
    expect(text.split("\r\n")[2]).toBe("2026 Q1;Anna;Correction;Pump;Harbour;2026-02-10;2026 Q1;The share is 25 % instead of 50 %. 2026-05-01 10:00: Anna set all sellers at once. 2 sellers were given as the whole set.;25,00;50,00;-250,00;SEK;-25,00".replace(/ %/g, "\u00a0%").replace("25\u00a0% instead of 50\u00a0%", "25 % instead of 50 %"));
    button("Download as Excel").click();
    await vi.waitFor(() => expect(given.save.mock.lastCall?.[0]).toBe("commission-2026-Q1-Anna.xlsx"));
    given.workbook.mockRejectedValueOnce(new Error("workbook.js"));
    button("Download as Excel").click();
    await vi.waitFor(() => expect(plain(root.querySelector(".message")?.textContent)).toBe("workbook.js"));
  });
});

describe("C12: the files", () => {
  const told = { texts, format, reasons, currencies };
  const sheet = () => sheetOf(answer(lines, null).statements, closed(), told);

  it("hold all statements one after the other, a line a row", () => {
    const csv = csvOf(sheet(), ".").split("\r\n");
    expect(csv.map((each) => each.split(",").slice(1, 3).join())).toEqual(["Seller,Kind", "Anna,won", "Anna,Correction", "Bo,won", "Unallocated,won", ""]);
  });

  it("the workbook has numbers as numbers and days as days, to be added up", async () => {
    const files = unzipSync(new Uint8Array(await (await workbookOf("2026/Q1: all", sheet())).arrayBuffer()));
    const xml = strFromU8(files["xl/worksheets/sheet1.xml"]!);
    expect(strFromU8(files["xl/workbook.xml"]!)).toContain('name="2026 Q1  all"');
    expect(xml.match(/<row /g)).toHaveLength(5);
    expect(xml).toMatch(/<c r="K3"[^>]*><v>-250<\/v>/);
    expect(xml).toMatch(/<c r="F2"[^>]*><v>46063<\/v>/);
  });
});

describe("what a statement is read from", () => {
  const id = "0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10";

  function source(answers: Record<string, Row[][]>) {
    const asked: [string, string][] = [];
    const api: RowApi = {
      retrieveRecord: (table, of, options = "") => {
        asked.push([table, of + options]);
        return Promise.resolve({ opps_commissionperiodid: of, opps_name: "2026 Q2", opps_state: 847213002 });
      },
      retrieveMultipleRecords: (table, options = "") => {
        asked.push([table, decodeURIComponent(options)]);
        return Promise.resolve({ entities: answers[table]?.shift() ?? [] });
      },
    };
    return { source: { WebApi: api }, asked };
  }

  const row = (more: Row) => ({
    opps_opportunitykey: "k1", _opps_opportunityid_value: "o1", opps_sellerkey: anna, opps_sellername: "Anna", opps_amount: 1, createdon: "2026-07-02T08:00:00Z", ...more,
  });

  it("is the period, the seller's lines that count with what is unallocated, and of corrections the journal", async () => {
    const corrected = row({ opps_kind: 847213011, opps_cause: 847213020, opps_percent: 25, opps_percentbefore: 50, _opps_correctsid_value: "q1" });
    const { source: from, asked } = source({
      opps_commissionline: [[row({ opps_opportunitykey: "k2" }), corrected, row({ opps_sellerkey: unallocated, opps_opportunitykey: "k3" })], [{ opps_opportunitykey: "k1", _opps_periodid_value: "q1", createdon: "2026-04-02T08:00:00Z" }]],
      opps_sharechange: [[{ opps_sharechangeid: "late", _opps_opportunityid_value: "o1", createdon: "2026-05-01T08:00:00Z" }, { opps_sharechangeid: "early", _opps_opportunityid_value: "o1", createdon: "2026-04-01T08:00:00Z" }]],
    });
    const { statements } = await readStatements(from, { periodId: id, sellerKey: anna }, new Map([[euro.id, euro]]));
    expect(statements.map(({ sellerName, sales, differences, rest: nobodys }) => [sellerName, sales.length, differences.map(({ entries }) => entries.map((each) => each.id)), nobodys.length])).toEqual([["Anna", 1, [["late"]], 0]]);
    expect(asked[1]![1]).toContain(`$filter=_opps_periodid_value eq ${id} and opps_iswithdrawn ne true and (opps_sellerkey eq '${anna}' or opps_sellerkey eq '${unallocated}')`);
    expect(asked.slice(2).map(([, options]) => /\$filter=(.*?)(&|$)/.exec(options)?.[1])).toEqual([
      `_opps_periodid_value ne ${id} and opps_iswithdrawn ne true and Microsoft.Dynamics.CRM.In(PropertyName='opps_opportunitykey',PropertyValues=['k1'])`,
      "Microsoft.Dynamics.CRM.In(PropertyName='opps_opportunityid',PropertyValues=['o1'])",
    ]);
  });

  it("without corrections asks for nothing more", async () => {
    const { source: from, asked } = source({ opps_commissionline: [[row({})]] });
    await readStatements(from, { periodId: id, sellerKey: null }, new Map());
    expect(asked.map(([table]) => table)).toEqual(["opps_commissionperiod", "opps_commissionline"]);
  });
});

describe("the command of a commission line", () => {
  it("opens the statement of its period and seller", async () => {
    const navigateTo = vi.fn(() => Promise.resolve());
    const { xrm } = platform({ WebApi: { retrieveRecord: () => Promise.resolve({ _opps_periodid_value: "q1", opps_sellerkey: anna }) as never }, Navigation: { navigateTo: navigateTo as never } });
    await openStatement(xrm, "{A0}");
    expect(navigateTo.mock.lastCall).toEqual([{ pageType: "webresource", webresourceName: "opps_/pages/statement.html", data: `period=q1&seller=${anna}` }]);
  });

  it("shows what is refused", async () => {
    const openErrorDialog = vi.fn(() => Promise.resolve());
    const { xrm } = platform({ WebApi: { retrieveRecord: () => Promise.reject(new Error("No rights.")) as never }, Navigation: { openErrorDialog: openErrorDialog as never } });
    await openStatement(xrm, "{A0}");
    expect(openErrorDialog).toHaveBeenCalledWith({ message: "No rights." });
  });
});
