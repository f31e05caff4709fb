import { beforeEach, describe, expect, it, vi } from "vitest";
import { formWanted, type FormFacts, type SellersLink } from "../../src/form/sellerslink";
import { onLoad } from "../../src/opportunity.form";
import { FakeForm } from "../fakes/form";
import { platform, type Asked } from "../fakes/xrm";

const anna = { id: "{AAAAAAAA-0000-0000-0000-000000000001}", name: "Anna", entityType: "systemuser" };
const euro = { id: "{CCCCCCCC-0000-0000-0000-000000000001}", name: "Euro", entityType: "transactioncurrency" };

function start(columns: Record<string, unknown> = {}): FakeForm {
  vi.stubGlobal("Xrm", platform().xrm);
  const form = new FakeForm({ statecode: 0, statuscode: 1, opps_rejection: null, ownerid: [anna], estimatedvalue: 1000, transactioncurrencyid: [euro], ...columns });
  onLoad(form.executionContext);
  return form;
}

describe("what a closing has left", () => {
  it.each([
    ["open, or opened again", 0, 1, [false, false]],
    ["won", 1, 3, [true, true]],
    ["lost", 2, 4, [false, true]],
  ])("%s", (_, statecode, statuscode, expected) => {
    const form = start({ statecode, statuscode, actualvalue: 900, actualclosedate: new Date() });
    expect([form.visible.get("actualvalue"), form.visible.get("actualclosedate")]).toEqual(expected);
  });
});

describe("rejection", () => {
  it.each([
    ["open", 0, 1, false],
    ["won", 1, 3, false],
    ["lost", 2, 4, true],
    ["lost for a reason of the administrator's", 2, 847210007, true],
    ["expired", 2, 847210001, false],
  ])("O3: is shown for a lost opportunity only: %s", (_, statecode, statuscode, isVisible) => {
    expect(start({ statecode, statuscode }).visible.get("opps_rejection")).toBe(isVisible);
  });

  it("follows the status", () => {
    const form = start();
    form.columns["statuscode"] = 4;
    form.change("statecode", 2);
    expect(form.visible.get("opps_rejection")).toBe(true);
    form.change("statuscode", 847210001);
    expect(form.visible.get("opps_rejection")).toBe(false);
    form.columns["statuscode"] = 4;
    form.loadData();
    expect(form.visible.get("opps_rejection")).toBe(true);
  });

  it("a form without the columns is left alone", () => {
    vi.stubGlobal("Xrm", platform().xrm);
    const form = new FakeForm({});
    onLoad(form.executionContext);
    expect(form.visible.size).toBe(0);
  });
});

describe("the control of the sellers", () => {
  let told: Omit<FormFacts, "undo">[];
  let undone: FormFacts["undo"];
  let problem: string | null;
  const refresh = vi.fn();
  const readAgain = vi.fn();
  const link: SellersLink = {
    tell: ({ undo, ...facts }) => {
      undone = undo;
      told.push(facts);
    },
    refresh,
    readAgain,
    get problem() {
      return problem;
    },
  };

  beforeEach(() => {
    told = [];
    problem = null;
    refresh.mockReset();
    readAgain.mockReset();
  });

  it("is told owner and amount as soon as it asks", () => {
    start().raise(formWanted, link);
    expect(told).toEqual([{ owner: { id: "aaaaaaaa-0000-0000-0000-000000000001", name: "Anna" }, isOwnerChanged: false, amount: null }]);
  });

  it("is told again when one of them changes, and what is not saved yet", () => {
    const form = start();
    form.raise(formWanted, link);
    form.dirtyColumns = ["estimatedvalue"];
    form.change("estimatedvalue", 2500.5);
    form.dirtyColumns = ["ownerid"];
    form.change("ownerid", [{ ...anna, name: "Sales", entityType: "team" }]);
    form.dirtyColumns = ["transactioncurrencyid"];
    form.change("transactioncurrencyid", null);
    expect(told.slice(1)).toEqual([
      { owner: { id: "aaaaaaaa-0000-0000-0000-000000000001", name: "Anna" }, isOwnerChanged: false, amount: { value: 2500.5, currencyId: "cccccccc-0000-0000-0000-000000000001" } },
      { owner: null, isOwnerChanged: true, amount: null },
      { owner: null, isOwnerChanged: false, amount: { value: 2500.5, currencyId: "" } },
    ]);
  });

  it("is told of the currency that a new opportunity takes from its customer", async () => {
    const retrieveRecord = () => Promise.resolve({ _transactioncurrencyid_value: "sek", "_transactioncurrencyid_value@OData.Community.Display.V1.FormattedValue": "Krona" });
    vi.stubGlobal("Xrm", platform({ WebApi: { retrieveRecord } as never }).xrm);
    const form = new FakeForm({ customerid: [{ id: "{C}", name: "Nordhamn", entityType: "account" }], ownerid: [anna], estimatedvalue: 1000, transactioncurrencyid: [euro] });
    form.formType = 1;
    form.dirtyColumns = ["transactioncurrencyid"];
    onLoad(form.executionContext);
    form.raise(formWanted, link);
    await vi.waitFor(() => expect(told.at(-1)?.amount).toEqual({ value: 1000, currencyId: "sek" }));
  });

  it("is told when the form has read again, and only the newest one is", () => {
    const form = start();
    const old = vi.fn();
    form.raise(formWanted, { ...link, tell: old });
    form.raise(formWanted, link);
    form.loadData();
    expect([old.mock.calls.length, told.length]).toEqual([1, 2]);
    expect(readAgain).toHaveBeenCalledOnce();
  });

  it("keeps the form from being saved while something typed can't be read, and says what", () => {
    const form = start();
    form.raise(formWanted, link);
    problem = "Anna: 1 to 100, please.";
    expect(form.raiseSave(true)).toBe(true);
    expect([...form.notifications.values()]).toEqual([{ text: "Anna: 1 to 100, please.", level: "ERROR" }]);
    problem = null;
    expect(form.raiseSave(true)).toBe(false);
    expect(form.notifications.size).toBe(0);
  });

  it("looks again at what is stored when a save was refused, and only then", () => {
    const form = start();
    form.raise(formWanted, link);
    form.raiseSave(true);
    expect(refresh).not.toHaveBeenCalled();
    form.raiseSave(false);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("can undo a change: it is restored, then the form is read again", async () => {
    const { xrm, requests, errors } = platform({}, { answer: { Sum: 100, Message: "" } });
    vi.stubGlobal("Xrm", xrm);
    const form = new FakeForm({ statecode: 0, statuscode: 1 });
    onLoad(form.executionContext);
    form.raise(formWanted, link);
    await undone("change-id");
    expect(requests).toMatchObject([{ entity: { entityType: "opportunity", id: "11111111-1111-1111-1111-111111111111" }, Change: { opps_sharechangeid: "change-id" }, Before: true }]);
    expect([form.refreshed, errors]).toEqual([["form"], []]);
  });

  it("where a reason is asked for, undoing has one", async () => {
    const retrieveMultipleRecords = () => Promise.resolve({ entities: [{ opps_changereason: 847212021 }] });
    const { xrm, requests } = platform({ WebApi: { retrieveMultipleRecords } as never }, { answer: { Sum: 100, Message: "" } });
    vi.stubGlobal("Xrm", xrm);
    const form = new FakeForm({ statecode: 0, statuscode: 1 });
    onLoad(form.executionContext);
    form.raise(formWanted, link);
    await undone("change-id");
    expect(requests).toMatchObject([{ Note: "Undo" }]);
  });

  it("undoes nothing while the form holds what isn't saved, nor what the server refuses", async () => {
    const { xrm, requests, errors } = platform({}, { fault: "Closed." });
    vi.stubGlobal("Xrm", xrm);
    const form = new FakeForm({ statecode: 0, statuscode: 1 });
    onLoad(form.executionContext);
    form.raise(formWanted, link);
    form.isDirty = true;
    await undone("change-id");
    expect([requests, errors]).toEqual([[], ["The form has changes that are not saved. Save or discard them first."]]);
    form.isDirty = false;
    await undone("change-id");
    expect([form.refreshed, errors.at(-1)]).toEqual([[], "Closed."]);
  });

  it("need not be there", () => {
    const form = start();
    form.change("estimatedvalue", 1);
    expect(form.raiseSave(false)).toBe(false);
  });
});

describe("the page of the history", () => {
  const control = "WebResource_sellerhistory";

  function startWith(page: EventTarget): { form: FakeForm; xrm: Xrm.XrmStatic } {
    const { xrm } = platform();
    vi.stubGlobal("Xrm", xrm);
    const form = new FakeForm({ statecode: 0, statuscode: 1 });
    form.pages[control] = page;
    onLoad(form.executionContext);
    return { form, xrm };
  }

  it("is handed the form at the start, when its tab is opened, and when the form has read its row", async () => {
    const setClientApiContext = vi.fn<Asked>();
    const { form, xrm } = startWith(Object.assign(new EventTarget(), { setClientApiContext }));
    await vi.waitFor(() => expect(setClientApiContext.mock.calls).toEqual([[xrm, form.context]]));
    form.openTab("tab_sellerhistory");
    await vi.waitFor(() => expect(setClientApiContext).toHaveBeenCalledTimes(2));
    form.loadData();
    await vi.waitFor(() => expect(setClientApiContext).toHaveBeenCalledTimes(3));
  });

  it("is handed it once where the form has asked for it several times by then", async () => {
    const setClientApiContext = vi.fn<Asked>();
    const { form } = startWith(Object.assign(new EventTarget(), { setClientApiContext }));
    form.loadData();
    form.loadData();
    await vi.waitFor(() => expect(setClientApiContext).toHaveBeenCalled());
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(setClientApiContext).toHaveBeenCalledOnce();
  });

  it("isn't shown by a client that has no frames, and the form is none the worse for it", async () => {
    const form = new FakeForm({ statecode: 0, statuscode: 1 });
    vi.stubGlobal("Xrm", platform().xrm);
    form.pages[control] = null;
    onLoad(form.executionContext);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(form.notifications.size).toBe(0);
  });

  it("is waited for while its script hasn't run", async () => {
    const page = new EventTarget();
    const setClientApiContext = vi.fn<Asked>();
    const listening = vi.spyOn(page, "addEventListener");
    startWith(page);
    await vi.waitFor(() => expect(listening).toHaveBeenCalledOnce());
    Object.assign(page, { setClientApiContext });
    page.dispatchEvent(new Event("load"));
    expect(setClientApiContext).toHaveBeenCalledOnce();
  });
});
