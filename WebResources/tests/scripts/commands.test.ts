import { describe, expect, it, vi } from "vitest";
import * as commands from "../../src/opportunity.commands";
import { FakeForm } from "../fakes/form";
import { strict } from "../fakes/strict";
import { platform, type Platform } from "../fakes/xrm";

const id = "11111111-1111-1111-1111-111111111111";
const reference = { Id: `{${id.toUpperCase()}}`, Name: "New platform", TypeName: "opportunity" };

function use(given: Platform): Platform {
  vi.stubGlobal("Xrm", given.xrm);
  return given;
}

function listOf(fetchXml: string): Xrm.Controls.GridControl {
  return strict<Xrm.Controls.GridControl>("list", { getFetchXml: () => fetchXml, refresh: vi.fn() });
}

describe("closing", () => {
  const columns = { estimatedvalue: 1000.5, transactioncurrencyid: [{ id: "{CCC}", name: "Krona", entityType: "transactioncurrency" }] };

  it.each([
    ["win", "1", "3", "Won: New platform"],
    ["lose", "2", "4", "Lost: New platform"],
  ] as const)("%s opens our form with what it is closed with, and reads the opportunity again", async (command, state, status, subject) => {
    const openForm = vi.fn(() => Promise.resolve({ savedEntityReference: [{ id: "x", entityType: "opportunityclose" }] }));
    use(platform({ Navigation: { openForm: openForm as never } }));
    const form = new FakeForm(columns);
    await commands[command](form.context);
    expect(openForm).toHaveBeenCalledWith(
      {
        entityName: "opportunityclose",
        useQuickCreateForm: true,
        formId: "a14d4fd3-fd4c-4908-b712-1aed692882bf",
        createFromEntity: { entityType: "opportunity", id: form.id, name: "New platform" },
      },
      {
        opportunityid: id,
        opportunityidname: "New platform",
        opportunitystatecode: state,
        opportunitystatuscode: status,
        subject,
        transactioncurrencyid: "ccc",
        transactioncurrencyidname: "Krona",
        ...(command === "win" && { actualrevenue: "1000.5" }),
      },
    );
    expect(form.refreshed).toEqual(["form"]);
  });

  it("a form that is left without saving changes nothing", async () => {
    use(platform({ Navigation: { openForm: () => Promise.resolve(undefined) as never } }));
    const form = new FakeForm(columns);
    await commands.win(form.context);
    expect(form.refreshed).toEqual([]);
  });

  it("what the person has changed is saved first, and what can't be saved stops the command", async () => {
    const openForm = vi.fn(() => Promise.resolve(undefined));
    use(platform({ Navigation: { openForm: openForm as never } }));
    const form = new FakeForm(columns);
    form.isDirty = true;
    form.saved.mockImplementationOnce(() => {
      throw new Error("Topic is missing.");
    });
    await commands.lose(form.context);
    expect(openForm).not.toHaveBeenCalled();
    await commands.lose(form.context);
    expect(openForm).toHaveBeenCalledOnce();
  });

  it("expire closes as lost with the one status reason that says so", async () => {
    const { requests, metadata } = use(platform());
    const form = new FakeForm(columns);
    await commands.expire(form.context);
    expect(metadata).toEqual([
      {
        boundParameter: null,
        operationType: 0,
        operationName: "LoseOpportunity",
        parameterTypes: {
          OpportunityClose: { typeName: "mscrm.opportunityclose", structuralProperty: 5 },
          Status: { typeName: "Edm.Int32", structuralProperty: 1 },
        },
      },
    ]);
    expect(requests).toEqual([
      {
        Status: 847210001,
        OpportunityClose: {
          "@odata.type": "Microsoft.Dynamics.CRM.opportunityclose",
          "opportunityid@odata.bind": `/opportunities(${id})`,
          subject: "Expired: New platform",
        },
      },
    ]);
    expect(form.refreshed).toEqual(["form"]);
  });

  it("reopen sets the state with its own status reason", async () => {
    const updateRecord = vi.fn(() => Promise.resolve({}));
    use(platform({ WebApi: { updateRecord } as never }));
    const form = new FakeForm(columns);
    await commands.reopen(form.context);
    expect(updateRecord).toHaveBeenCalledWith("opportunity", id, { statecode: 0, statuscode: 1 });
    expect(form.refreshed).toEqual(["form"]);
  });

  it("nothing is done unless it is confirmed", async () => {
    const { requests } = use(platform({ Navigation: { openConfirmDialog: () => Promise.resolve({ confirmed: false }) as never } }));
    const form = new FakeForm(columns);
    await commands.expire(form.context);
    await commands.reopen(form.context);
    await commands.splitEvenly(form.context);
    expect(requests).toEqual([]);
    expect(form.refreshed).toEqual([]);
  });

  it("the server's refusal is shown in its own words", async () => {
    const { errors, xrm } = use(platform({}, { fault: "The opportunity is already closed." }));
    const form = new FakeForm(columns);
    await commands.expire(form.context);
    expect(errors).toEqual(["The opportunity is already closed."]);
    expect(form.refreshed).toEqual([]);
    expect(xrm.Utility.closeProgressIndicator).toHaveBeenCalledOnce();
  });
});

describe("split evenly", () => {
  it("asks the server for it, then shows the sellers anew", async () => {
    const { requests, metadata } = use(platform({}, { answer: { Sum: 100, Message: "" } }));
    const form = new FakeForm({});
    await commands.splitEvenly(form.context);
    expect(metadata).toEqual([
      {
        boundParameter: "entity",
        operationType: 0,
        operationName: "opps_SplitSellerSharesEqually",
        parameterTypes: { entity: { typeName: "mscrm.opportunity", structuralProperty: 5 } },
      },
    ]);
    expect(requests).toEqual([{ entity: { entityType: "opportunity", id } }]);
    expect(form.refreshed).toEqual(["form"]);
  });
});

describe("rules of the commands", () => {
  it.each([
    ["open", { statecode: 0, opps_sellercount: 2 }, 2, [true, false, true]],
    ["open with one seller", { statecode: 0, opps_sellercount: 1 }, 2, [true, false, false]],
    ["open, number of sellers not on the form", { statecode: 0 }, 2, [true, false, true]],
    ["won", { statecode: 1, opps_sellercount: 2 }, 4, [false, true, false]],
    ["lost", { statecode: 2, opps_sellercount: 2 }, 4, [false, true, false]],
    ["closed, status not on the form", {}, 4, [false, true, false]],
    ["open, status not on the form", {}, 2, [true, false, true]],
  ])("%s", (_, columns, formType, expected) => {
    const form = new FakeForm(columns);
    form.formType = formType;
    expect([commands.isOpen(form.context), commands.isClosed(form.context), commands.canSplit(form.context)]).toEqual(expected);
  });

  it("none holds for an opportunity that is not saved", () => {
    const form = new FakeForm({ statecode: 0 });
    form.id = "";
    expect([commands.isOpen(form.context), commands.isClosed(form.context), commands.canSplit(form.context)]).toEqual([false, false, false]);
  });
});

describe("opening", () => {
  const search = '<fetch><entity name="opportunity"><filter type="or" isquickfindfields="1"><condition attribute="name" operator="like" value="new%"/></filter></entity></fetch>';
  const view = '<fetch><entity name="opportunity"><filter type="and"><condition attribute="statecode" operator="eq" value="0"/></filter></entity></fetch>';
  const customer = { _customerid_value: "22222222-2222-2222-2222-222222222222", "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account" };

  function opening(row: Record<string, unknown>): ReturnType<typeof vi.fn> {
    const openForm = vi.fn(() => Promise.resolve({}));
    use(platform({ Navigation: { openForm: openForm as never }, WebApi: { retrieveRecord: () => Promise.resolve(row) } as never }));
    return openForm;
  }

  it("what a search has found is shown with its customer", async () => {
    const openForm = opening(customer);
    await commands.openRecord(listOf(search), [reference]);
    expect(openForm).toHaveBeenCalledWith(
      { entityName: "account", entityId: "22222222-2222-2222-2222-222222222222", formId: "876d0f22-c5f8-417d-ac5c-f53d1afc6b12" },
      { opps_found: id },
    );
  });

  it.each([view, '<fetch><entity name="opportunity"><filter type="or" isquickfindfields="1"/></entity></fetch>', ""])(
    "what a view lists is opened itself: %s",
    async (fetchXml) => {
      const openForm = opening(customer);
      await commands.openRecord(listOf(fetchXml), [reference]);
      expect(openForm).toHaveBeenCalledWith({ entityName: "opportunity", entityId: id });
    },
  );

  it("open in customer takes our form of a contact", async () => {
    const openForm = opening({ ...customer, "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact" });
    await commands.openInCustomer(listOf(view), [reference]);
    expect(openForm.mock.lastCall?.[0]).toMatchObject({ entityName: "contact", formId: "8f354193-5000-490c-a038-ad3d27708420" });
  });

  it("an opportunity without a customer is opened itself", async () => {
    const openForm = opening({ _customerid_value: null });
    await commands.openInCustomer(listOf(view), [reference]);
    expect(openForm).toHaveBeenCalledWith({ entityName: "opportunity", entityId: id });
  });

  it("nothing selected, nothing done; a failure is shown", async () => {
    const { errors } = use(platform({ WebApi: { retrieveRecord: () => Promise.reject(new Error("No rights.")) } as never }));
    await commands.openInCustomer(listOf(view), []);
    await commands.openRecord(listOf(search), []);
    await commands.openInCustomer(listOf(view), [reference]);
    expect(errors).toEqual(["No rights."]);
  });
});
