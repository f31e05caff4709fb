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

describe("split evenly", () => {
  it("saves what the person has changed once it is confirmed, and not before", async () => {
    const answers = [false, true, true];
    const { requests } = use(platform({ Navigation: { openConfirmDialog: () => Promise.resolve({ confirmed: answers.shift() }) as never } }, { answer: { Sum: 100, Message: "" } }));
    const form = new FakeForm({});
    form.isDirty = true;
    await commands.splitEvenly(form.context);
    expect([form.saved.mock.calls.length, form.isDirty, requests.length]).toEqual([0, true, 0]);
    form.saved.mockImplementationOnce(() => {
      throw new Error("Topic is missing.");
    });
    await commands.splitEvenly(form.context);
    expect(requests).toEqual([]);
    await commands.splitEvenly(form.context);
    expect([form.isDirty, requests.length]).toEqual([false, 1]);
  });

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
