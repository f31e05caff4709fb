import { describe, expect, it, vi } from "vitest";
import { overChannel, type Closing } from "../../src/close/protocol";
import * as commands from "../../src/opportunity.commands";
import { connect } from "../../src/ui/channel";
import { FakeForm } from "../fakes/form";
import { platform, type Asked } from "../fakes/xrm";

const id = "11111111-1111-1111-1111-111111111111";
const columns = { name: "New platform", estimatedvalue: 1000.5, opps_rejection: null, statuscode: 1 };
const stored = {
  statecode: 0,
  estimatedvalue: 1000.5,
  transactioncurrencyid: { currencysymbol: "kr", currencyprecision: 2 },
  opps_opportunity_sellershare: [
    { opps_sellershareid: "a", _opps_sellerid_value: "anna", opps_name: "Anna Ek", opps_percent: 60, opps_isfixed: false, createdon: "1" },
    { opps_sellershareid: "b", _opps_sellerid_value: "bo", opps_name: "Bo Ny", opps_percent: 50, opps_isfixed: true, createdon: "2" },
  ],
};

const closing: Closing = { status: null, amount: null, day: "2026-01-31", rejection: null, description: "" };

/** The command's page, until it is closed. */
function opened(command: "win" | "lose" | "expire", form: FakeForm, answer: { fault?: string } = {}, shares: unknown[] = stored.opps_opportunity_sellershare) {
  let leave: () => void = () => undefined;
  const navigateTo = vi.fn<Asked>(() => new Promise<void>((resolve) => (leave = resolve)));
  const seen = platform(
    {
      Navigation: { navigateTo: navigateTo as never },
      WebApi: {
        retrieveRecord: (table: string) => Promise.resolve(table === "opportunity" ? { ...stored, opps_opportunity_sellershare: [...shares] } : {}),
        retrieveMultipleRecords: () => Promise.resolve({ entities: [{ systemuserid: "cecilia", fullname: "Cecilia Ros" }] }),
      } as never,
    },
    answer,
  );
  vi.stubGlobal("Xrm", seen.xrm);
  const done = commands[command](form.context);
  const [page, how] = navigateTo.mock.lastCall as [{ webresourceName: string; data: string }, { title: string }];
  const methods = overChannel(connect(page.data));
  const left = async () => {
    leave();
    await done;
  };
  return { ...seen, page, how, methods, left };
}

describe("closing", () => {
  it.each([
    ["win", "Close as Won"],
    ["lose", "Close as Lost"],
    ["expire", "Close as Expired"],
  ] as const)("%s opens a page that says what is done and who gets what; leaving it leaves everything as it was", async (command, title) => {
    const form = new FakeForm(columns);
    form.isDirty = true;
    const { page, how, methods, left, requests } = opened(command, form);
    expect([page.webresourceName, how.title]).toEqual(["opps_/pages/closeopportunity.html", title]);
    const start = await methods.start();
    expect(start.sellers).toEqual([{ name: "Anna Ek", percent: 60_00 }, { name: "Bo Ny", percent: 50_00 }]);
    expect([start.name, start.amount, start.currency]).toEqual(["New platform", BigInt(1000_50), { symbol: "kr", decimals: 2 }]);
    await left();
    expect([form.saved.mock.calls.length, form.isDirty, requests.length, form.refreshed]).toEqual([0, true, 0, []]);
  });

  it.each([
    ["as the draft states them", [{ seller: "{BO}", percent: 25 }, { row: "A", percent: 70.5 }, { seller: "CECILIA" }], [["Bo Ny", 25_00], ["Anna Ek", 70_50], ["Cecilia Ros", 4_50]]],
    ["as the rules answer it (P5)", [{ seller: "anna" }, { seller: "bo", percent: 50 }, { seller: "cecilia", percent: 20 }], [["Anna Ek", 30_00], ["Bo Ny", 50_00], ["Cecilia Ros", 20_00]]],
    ["the owner where nobody is left (P14)", [], [["Olle Ås", 100_00]]],
  ])("shows the sellers %s", async (_, sellers, expected) => {
    const from = [{ row: "a", seller: "anna", percent: 60, fixed: false }, { row: "b", seller: "bo", percent: 50, fixed: true }];
    const form = new FakeForm({ ...columns, opps_sellerdraft: JSON.stringify({ version: 1, from, sellers }), ownerid: [{ id: "{OLLE}", name: "Olle Ås", entityType: "systemuser" }] });
    const { methods, left } = opened("win", form);
    expect((await methods.start()).sellers.map(({ name, percent }) => [name, percent])).toEqual(expected);
    await left();
  });

  it("P15: the new owner where the form's owner has changed and there is one seller", async () => {
    const form = new FakeForm({ ...columns, opps_sellerdraft: "", ownerid: [{ id: "{OLLE}", name: "Olle Ås", entityType: "systemuser" }] });
    form.dirtyColumns = ["ownerid"];
    const { methods, left } = opened("lose", form, {}, stored.opps_opportunity_sellershare.slice(0, 1));
    expect((await methods.start()).sellers).toEqual([{ name: "Olle Ås", percent: 100_00 }]);
    await left();
  });

  it("O3: a lost one is asked for its rejection, and for a reason that is not Expired", async () => {
    const form = new FakeForm(columns);
    form.options = { opps_rejection: [847210000, 847210001], statuscode: [1, 2, 3, 4, 5, 847210001] };
    const { methods, left } = opened("lose", form);
    const start = await methods.start();
    expect([start.rejections.map(({ value }) => value), start.reasons.map(({ value }) => value)]).toEqual([[847210000, 847210001], [4, 5]]);
    await left();
  });

  it.each(["win", "expire"] as const)("O3: %s asks for neither", async (command) => {
    const form = new FakeForm(columns);
    form.options = { opps_rejection: [847210000], statuscode: [1, 2, 3, 4, 5, 847210001] };
    const { methods, left } = opened(command, form);
    const start = await methods.start();
    expect([start.rejections, start.reasons]).toEqual([[], []]);
    await left();
  });

  it.each([
    ["win", { amount: 900.25, description: "Signed." }, "WinOpportunity", 3, "Won: New platform", { actualrevenue: 900.25, description: "Signed." }],
    ["lose", { status: 5, rejection: 847210000 }, "LoseOpportunity", 5, "Lost: New platform", { opps_rejection: 847210000 }],
    ["lose", {}, "LoseOpportunity", 4, "Lost: New platform", {}],
    ["expire", {}, "LoseOpportunity", 847210001, "Expired: New platform", {}],
  ] as const)("%s saves what was changed, then closes with what was said: %j", async (command, said, operationName, status, subject, values) => {
    const form = new FakeForm(columns);
    form.isDirty = true;
    const { methods, left, requests, metadata } = opened(command, form);
    expect(await methods.close({ ...closing, ...said })).toBe(true);
    expect([form.isDirty, metadata[0]?.["operationName"], form.refreshed]).toEqual([false, operationName, []]);
    expect(requests).toEqual([
      {
        Status: status,
        OpportunityClose: {
          "@odata.type": "Microsoft.Dynamics.CRM.opportunityclose",
          "opportunityid@odata.bind": `/opportunities(${id})`,
          subject,
          actualend: "2026-01-31T12:00:00Z",
          ...values,
        },
      },
    ]);
    await left();
    expect(form.refreshed).toEqual(["form"]);
  });

  it("what is closed today is closed now", async () => {
    vi.useFakeTimers({ now: new Date(2026, 4, 3, 9, 30), toFake: ["Date"] });
    const { methods, left, requests } = opened("win", new FakeForm(columns));
    await methods.close({ ...closing, day: "2026-05-03" });
    expect((requests[0]?.["OpportunityClose"] as Record<string, unknown>)["actualend"]).toBe(new Date(2026, 4, 3, 9, 30).toISOString());
    await left();
    vi.useRealTimers();
  });

  it("what can't be saved is not closed; the form says why", async () => {
    const form = new FakeForm(columns);
    form.isDirty = true;
    form.saved.mockImplementationOnce(() => {
      throw new Error("Topic is missing.");
    });
    const { methods, left, requests } = opened("lose", form);
    expect(await methods.close(closing)).toBe(false);
    await left();
    expect([requests, form.refreshed]).toEqual([[], []]);
  });

  it("the server's refusal reaches the page in its own words", async () => {
    const form = new FakeForm(columns);
    const { methods, left } = opened("expire", form, { fault: "The opportunity is already closed." });
    await expect(methods.close(closing)).rejects.toThrow("The opportunity is already closed.");
    await left();
    expect(form.refreshed).toEqual([]);
  });
});

describe("reopening", () => {
  it("sets the state with its own status reason, once it is confirmed", async () => {
    const updateRecord = vi.fn(() => Promise.resolve({}));
    const answers = [false, true];
    const { xrm } = platform({ Navigation: { openConfirmDialog: () => Promise.resolve({ confirmed: answers.shift() }) as never }, WebApi: { updateRecord } as never });
    vi.stubGlobal("Xrm", xrm);
    const form = new FakeForm(columns);
    await commands.reopen(form.context);
    expect(updateRecord).not.toHaveBeenCalled();
    await commands.reopen(form.context);
    expect(updateRecord).toHaveBeenCalledWith("opportunity", id, { statecode: 0, statuscode: 1 });
    expect(form.refreshed).toEqual(["form"]);
  });

  it("shows the server's refusal in its own words", async () => {
    const { xrm, errors } = platform({ WebApi: { updateRecord: () => Promise.reject(new Error("Not now.")) } as never });
    vi.stubGlobal("Xrm", xrm);
    await commands.reopen(new FakeForm(columns).context);
    expect(errors).toEqual(["Not now."]);
    expect(xrm.Utility.closeProgressIndicator).toHaveBeenCalledOnce();
  });
});
