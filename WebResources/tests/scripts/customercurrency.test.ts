import { describe, expect, it, vi } from "vitest";
import { onLoadQuickCreate } from "../../src/opportunity.form";
import { FakeForm } from "../fakes/form";
import { platform } from "../fakes/xrm";

const create = 1;
const krona = [{ id: "sek", name: "Svensk krona", entityType: "transactioncurrency" }];
const euro = [{ id: "eur", name: "Euro", entityType: "transactioncurrency" }];
const customer = (id: string) => [{ id: `{${id.toUpperCase()}}`, name: id, entityType: "account" }];

function start(columns: Record<string, unknown>, formType = create): FakeForm {
  const currencies: Record<string, string | null> = { nordhamn: "sek", without: null };
  const retrieveRecord = (table: string, id: string) =>
    table === "account" && id in currencies
      ? Promise.resolve({ _transactioncurrencyid_value: currencies[id], "_transactioncurrencyid_value@OData.Community.Display.V1.FormattedValue": "Svensk krona" })
      : Promise.reject(new Error("No rights."));
  vi.stubGlobal("Xrm", platform({ WebApi: { retrieveRecord } as never }).xrm);
  const form = new FakeForm({ customerid: null, transactioncurrencyid: euro, ...columns });
  form.formType = formType;
  onLoadQuickCreate(form.executionContext);
  return form;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("the currency of a new opportunity", () => {
  it("is the customer's, whether it came along or is chosen", async () => {
    const brought = start({ customerid: customer("nordhamn") });
    await vi.waitFor(() => expect(brought.columns["transactioncurrencyid"]).toEqual(krona));
    const chosen = start({});
    chosen.change("customerid", customer("nordhamn"));
    await vi.waitFor(() => expect(chosen.columns["transactioncurrencyid"]).toEqual(krona));
  });

  it.each([["a customer without one", customer("without")], ["a customer who can't be read", customer("secret")], ["no customer", null]])(
    "stays the user's with %s",
    async (_, chosen) => {
      const form = start({});
      form.change("customerid", chosen);
      await settled();
      expect(form.columns["transactioncurrencyid"]).toEqual(euro);
    },
  );

  it("stays what the person has chosen", async () => {
    const form = start({});
    form.change("transactioncurrencyid", euro);
    form.change("customerid", customer("nordhamn"));
    await settled();
    expect(form.columns["transactioncurrencyid"]).toEqual(euro);
  });

  it("of a stored one is not touched", async () => {
    const form = start({ customerid: customer("nordhamn") }, 2);
    await settled();
    expect(form.columns["transactioncurrencyid"]).toEqual(euro);
  });
});
