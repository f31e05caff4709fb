import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Row, RowApi } from "../../src/dataverse/rows";
import { MyCommissionPage } from "../../src/mycommission/mypage";
import type { MyHost } from "../../src/mycommission/myhost";
import type { Shares } from "../../src/mycommission/people";
import { currentSpan, readOwnCurrency, readOwnPeriods, readShares, readsOthers } from "../../src/mycommission/reader";
import { shareOf, type MyShare } from "../../src/mycommission/share";
import { closed, currencies, format, kronor, period } from "../commission/sample";
import { euro, krona } from "../fakes/currencies";
import { texts } from "../fakes/texts";

let root: HTMLElement;

const annaId = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
const boId = "bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb";
const share = (more: Partial<MyShare> = {}): MyShare => ({
  sellerId: annaId, sellerName: "Anna", opportunityId: "crane", name: "Crane", customer: "Harbour", day: "2026-06-30", percent: 50_00, amount: 500_00n, probability: 40, expected: 200_00n, reason: "",
  isExpired: false, ...more,
});
const shares: Shares = {
  open: [share(), share({ sellerId: boId, sellerName: "Bo", probability: null, expected: null })],
  won: [share({ amount: 70_00n })],
  lost: [share({ reason: "Price", amount: null }), share({ isExpired: true })],
};

function host(more: Partial<MyHost> = {}) {
  const stubs = {
    texts, format, dayPattern: "yyyy-MM-dd", currency: krona, currencies, userId: annaId, readsOthers: false, periods: [], span: { first: "2026-04-01", last: "2026-06-30", name: "2026 Q2" },
    shares: vi.fn<MyHost["shares"]>((sellerId) => Promise.resolve(sellerId === null ? shares : { ...shares, open: shares.open.slice(0, 1) })),
    ownPeriods: vi.fn<MyHost["ownPeriods"]>(() => Promise.resolve([{ period: closed(), lines: 3, base: kronor(90) }])),
    addressOf: (id: string) => `/opportunity/${id}`,
    statementOf: (id: string, key: string) => `/statement/${id}/${key}`,
  } satisfies MyHost;
  return Object.assign(stubs, more) as typeof stubs;
}

async function open(given: MyHost): Promise<void> {
  new MyCommissionPage(root, given);
  await shown();
}

const shown = () => vi.waitFor(() => expect(root.getAttribute("aria-busy")).toBe("false"));
const plain = (text: string | null | undefined) => (text ?? "").replace(/\u00a0/g, " ").trim();
const rows = (index: number) => Array.from(root.querySelectorAll("table")[index]!.querySelectorAll("tbody tr, tfoot tr"), (row) => Array.from(row.children, (cell) => plain(cell.textContent)));
const figures = () => Array.from(root.querySelectorAll("dd"), (each) => plain(each.textContent));

beforeEach(() => {
  root = document.createElement("main");
  document.body.replaceChildren(root);
});

describe("my commission", () => {
  it("is what is open in full and weighted, won, by statements, and lost with why", async () => {
    const given = host();
    await open(given);
    expect(given.shares.mock.calls).toEqual([[annaId]]);
    expect(figures()).toEqual(["500,00 kr", "200,00 kr", "70,00 kr", "500,00 kr"]);
    expect(rows(0)).toEqual([["CraneHarbour", "2026-06-30", "50,00 %", "500,00 kr", "40 %", "200,00 kr"], ["All together", "", "", "500,00 kr", "", "200,00 kr"]]);
    expect(rows(1)[0]).toEqual(["CraneHarbour", "2026-06-30", "50,00 %", "70,00 kr"]);
    expect(rows(2)).toEqual([["2026 Q12026-01-01 – 2026-03-31", "3", "90,00 EUR"]]);
    expect(root.querySelectorAll("table")[2]!.querySelector("a")?.getAttribute("href")).toBe(`/statement/q1/${"a".repeat(32)}`);
    expect(rows(3).slice(0, 2)).toEqual([["CraneHarbour", "2026-06-30", "Price", "50,00 %", "–"], ["CraneHarbour", "2026-06-30", "Expired", "50,00 %", "500,00 kr"]]);
    expect(Array.from(root.querySelectorAll("h2"), (each) => each.textContent)).toEqual(["Open opportunities", "Won in 2026 Q2", "Last statements", "Lost in 2026 Q2"]);
    expect(root.querySelector<HTMLElement>(".switch")!.hidden).toBe(true);
  });

  it("says what there is none of, and what isn't known", async () => {
    const nothing = { open: [share({ probability: null, expected: null, day: "" })], won: [], lost: [share()] };
    await open(host({ shares: () => Promise.resolve(nothing), ownPeriods: () => Promise.resolve([]), span: { first: "2026-04-01", last: "2026-04-30", name: "" } }));
    expect(rows(0)[0]!.slice(1)).toEqual(["–", "50,00 %", "500,00 kr", "–", "–"]);
    expect(figures()[1]).toBe("–");
    expect(plain(root.textContent)).toContain("Won in 2026-04-01 – 2026-04-30");
    expect(plain(root.textContent)).toContain("There is no statement yet");
    expect(rows(1)[0]![2]).toBe("No reason given");
  });

  it("C11: by person, for whoever reads others'; each opens, and leads back", async () => {
    const given = host({ readsOthers: true });
    await open(given);
    root.querySelector<HTMLElement>("[role=switch]")!.click();
    await shown();
    expect(given.shares.mock.lastCall).toEqual([null]);
    expect(rows(0)).toEqual([["Anna", "1", "500,00 kr", "200,00 kr", "70,00 kr", "500,00 kr"], ["Bo", "1", "500,00 kr", "–", "0,00 kr", "0,00 kr"], ["All together", "", "1 000,00 kr", "200,00 kr", "70,00 kr", "500,00 kr"]]);
    Array.from(root.querySelectorAll<HTMLElement>("button.link"))[1]!.click();
    await shown();
    expect([given.ownPeriods.mock.lastCall, figures()[0]]).toEqual([[boId], "500,00 kr"]);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Bo"));
    Array.from(root.querySelectorAll("button")).find((each) => each.textContent === "Everybody")!.click();
    await shown();
    expect(rows(0)).toHaveLength(3);
  });

  it("what can't be read is told", async () => {
    await open(host({ shares: () => Promise.reject(new Error("No rights.")) }));
    expect(plain(root.textContent)).toContain("No rights.");
  });
});

describe("a share of the seller's", () => {
  const row = (more: Row = {}, parent: Row = {}): Row => ({
    _opps_sellerid_value: annaId, opps_percent: 50, opps_amount: 1000, opps_amount_base: 100, opps_expectedamount: 400, opps_expectedamount_base: 40, _transactioncurrencyid_value: "sek",
    opps_OpportunityId: { opportunityid: "crane", name: "Crane", statecode: 0, closeprobability: 40, estimatedclosedate: "2026-06-30", actualclosedate: "2026-07-01", ...parent }, ...more,
  });

  it("is as stored in its own currency, else converted by way of the base currency", () => {
    expect([shareOf(row(), krona)?.amount, shareOf(row(), euro)?.amount, shareOf(row({ _transactioncurrencyid_value: "usd" }), krona)?.amount]).toEqual([1000_00n, 100_00n, 1000_00n]);
    expect([shareOf(row(), krona)?.expected, shareOf(row(), euro)?.expected]).toEqual([400_00n, 40_00n]);
    expect(shareOf(row({ opps_amount: null, opps_amount_base: null, opps_expectedamount: null, opps_expectedamount_base: null }), krona)).toMatchObject({ amount: null, expected: null });
  });

  it("has the day that it is expected on, or was closed; and none of an opportunity that can't be read", () => {
    expect([shareOf(row(), krona)?.day, shareOf(row({}, { statecode: 2, statuscode: 847210001 }), krona)]).toMatchObject(["2026-06-30", { day: "2026-07-01", isExpired: true }]);
    expect(shareOf(row({ opps_OpportunityId: null }), krona)).toBeNull();
  });
});

describe("what is asked of the platform", () => {
  it("the days are those of the open period, or of the quarter", () => {
    expect(currentSpan([period({ id: "later", first: "2027-01-01" }), period({ name: "Spring" }), closed()], "2026-02-10").name).toBe("Spring");
    expect(currentSpan([closed()], "2026-08-10")).toEqual({ first: "2026-07-01", last: "2026-09-30", name: "2026 Q3" });
  });

  function source(entities: Row[] = [], record: Row = {}) {
    const asked: string[] = [];
    const api: RowApi = {
      retrieveRecord: () => Promise.resolve(record),
      retrieveMultipleRecords: (_table, options = "") => {
        asked.push(decodeURIComponent(options));
        return Promise.resolve({ entities });
      },
    };
    return { source: { WebApi: api }, asked };
  }

  it("shares are those of a seller, or all; what is won and lost is of the days", async () => {
    const span = { first: "2026-04-01", last: "2026-06-30", name: "" };
    const { source: from, asked } = source();
    await readShares(from, annaId, span, krona);
    await readShares(from, null, span, krona);
    const days = " and opps_OpportunityId/actualclosedate ge 2026-04-01 and opps_OpportunityId/actualclosedate le 2026-06-30";
    const own = `_opps_sellerid_value eq ${annaId} and `;
    const states = ["opps_OpportunityId/statecode eq 0", `opps_OpportunityId/statecode eq 1${days}`, `opps_OpportunityId/statecode eq 2${days}`];
    expect(asked.map((options) => options.split("$filter=")[1])).toEqual([...states.map((each) => own + each), ...states]);
  });

  it("statements are of periods that the seller has lines of", async () => {
    const { source: from, asked } = source([{ period: "q1", lines: 3, base: 90 }]);
    expect(await readOwnPeriods(from, annaId, [period({ id: "q2" }), closed()])).toMatchObject([{ period: { id: "q1" }, lines: 3, base: kronor(90) }]);
    expect(asked[0]).toContain(`<condition attribute="opps_sellerkey" operator="eq" value="${"a".repeat(32)}"/>`);
  });

  it("the currency is the user's own, else the base currency", async () => {
    const known = new Map([[krona.id, krona], [euro.id, euro]]);
    expect(await readOwnCurrency(source([], { _transactioncurrencyid_value: "sek" }).source, "{A}", known, euro)).toBe(krona);
    expect(await readOwnCurrency(source().source, "{A}", known, euro)).toBe(euro);
    const refused: RowApi = { ...source().source.WebApi, retrieveRecord: () => Promise.reject(new Error("No rights.")) };
    expect(await readOwnCurrency({ WebApi: refused }, "{A}", known, euro)).toBe(euro);
  });

  it("C11: where the platform doesn't say who reads others', their own is shown", async () => {
    expect(await readsOthers({ get: () => Promise.reject(new Error("Not found.")), send: () => Promise.reject(new Error("none")) }, annaId)).toBe(false);
  });

  it.each([[[{ Depth: "Basic" }], false], [[{ Depth: "Basic" }, { Depth: "Deep" }], true], [[], false]])("C11: others are read by whose roles reach further: %j", async (RolePrivileges, reads) => {
    const get = vi.fn(() => Promise.resolve({ RolePrivileges }));
    expect(await readsOthers({ get, send: () => Promise.reject(new Error("none")) }, `{${annaId.toUpperCase()}}`)).toBe(reads);
    expect(get.mock.lastCall).toEqual([`systemusers(${annaId})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvReadopps_CommissionLine')`]);
  });
});
