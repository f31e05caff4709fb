import { beforeEach, describe, expect, it, vi } from "vitest";
import { sumExample } from "../../src/settings/example";
import { SettingsPage, type SettingsHost } from "../../src/settings/settingspage";
import { settingsService, type SettingsService } from "../../src/settings/settingsservice";
import { defaultTerms, mayBeWon, rowOf, termsIn, type Terms } from "../../src/settings/terms";
import { Refusal, type Service } from "../../src/ui/standalone";
import { texts } from "../fakes/texts";

const format = { decimal: ".", group: ",", groupSizes: [3], negative: 1, currency: 0, negativeCurrency: 1 };
const id = "0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10";
const refusing: Terms = { ...defaultTerms, refusesSum: true, tolerance: 1, refusesNobody: true };

describe("what may be won", () => {
  it.each([
    ["T1: the default never refuses", defaultTerms, [10_00], true],
    ["T1: nor where nobody is there", defaultTerms, [], true],
    ["T2: 99.99 passes at 0.01", refusing, [33_33, 33_33, 33_33], true],
    ["T2: 100.01 passes at 0.01", refusing, [100_01], true],
    ["T2: 99.98 doesn't", refusing, [99_98], false],
    ["nobody, where that is refused", refusing, [], false],
    ["nobody, where only the sum is refused", { ...refusing, refusesNobody: false }, [], true],
  ])("%s", (_, terms, shares, may) => {
    expect(mayBeWon(terms, shares)).toBe(may);
  });

  it.each([
    [{ ...refusing, tolerance: 0 }, "With tolerance 0.00, neither 33.33 × 3 nor 33 × 3 can be won."],
    [refusing, "With tolerance 0.01, 33.33 × 3 can be won; 33 × 3 can't."],
    [{ ...refusing, tolerance: 1_00 }, "With tolerance 1.00, 33.33 × 3 can be won, and so can 33 × 3."],
    [defaultTerms, "33.33 × 3 and 33 × 3 can both be won; the form says that the sum is 99.99 % or 99 %."],
  ])("is said by an example", (terms, said) => {
    expect(sumExample(terms, texts, format)).toBe(said);
  });
});

describe("how settings are stored", () => {
  const others = { opps_periodsum: null, opps_changereason: null, opps_customersellers: null };
  const row = { opps_name: "Settings", opps_sumwhenwon: 847212001, opps_tolerance: 0.01, opps_wonwithoutsellers: 847212001, ...others };

  it("a default is stored as nothing, and nothing is the default", () => {
    expect([rowOf(refusing), termsIn(row)]).toEqual([row, refusing]);
    expect(rowOf(defaultTerms)).toEqual({ opps_name: "Settings", opps_sumwhenwon: null, opps_tolerance: null, opps_wonwithoutsellers: null, ...others });
    expect([termsIn(null), termsIn({ opps_sumwhenwon: 847212000 })]).toEqual([defaultTerms, defaultTerms]);
  });

  it.each([
    ["refusesPeriod", "opps_periodsum", 847212001],
    ["requiresReason", "opps_changereason", 847212021],
    ["givesCustomerSellers", "opps_customersellers", 847212031],
  ])("%s is one option of its column, and any other is the default", (term, column, value) => {
    expect(rowOf({ ...defaultTerms, [term]: true })[column]).toBe(value);
    expect([termsIn({ [column]: value }), termsIn({ [column]: value - 1 })]).toEqual([{ ...defaultTerms, [term]: true }, defaultTerms]);
  });

  const service = (send: Service["send"], entities: Record<string, unknown>[] = []) =>
    settingsService({ service: { get: () => Promise.reject(new Error("none")), send }, WebApi: { retrieveRecord: () => Promise.reject(new Error("none")), retrieveMultipleRecords: () => Promise.resolve({ entities }) } });

  it("by PATCH to the fixed id: created where there is no row, changed only as it was read", async () => {
    const send = vi.fn<Service["send"]>(() => Promise.resolve(null));
    expect(await service(send).read()).toEqual({ terms: defaultTerms, version: "" });
    expect(await service(send, [{ ...row, "@odata.etag": 'W/"7"' }]).read()).toEqual({ terms: refusing, version: 'W/"7"' });
    await service(send).write(refusing, "");
    await service(send).write(refusing, 'W/"7"');
    expect(send.mock.calls).toEqual([
      ["PATCH", `opps_settings(${id})`, row, { "If-None-Match": "*" }],
      ["PATCH", `opps_settings(${id})`, row, { "If-Match": 'W/"7"' }],
    ]);
  });

  it("somebody else's change meanwhile is no failure; a refusal is", async () => {
    expect(await service(() => Promise.reject(new Refusal("Changed.", 412, ""))).write(refusing, "")).toBe(false);
    await expect(service(() => Promise.reject(new Refusal("No.", 403, ""))).write(refusing, "")).rejects.toThrow("No.");
  });
});

describe("the page of the settings", () => {
  let root: HTMLElement;
  let isUnsaved: () => boolean;
  let write: ReturnType<typeof vi.fn<SettingsService["write"]>>;
  let stored: Terms;

  async function open(more: Partial<SettingsHost> = {}): Promise<void> {
    new SettingsPage(root, { texts, format, lacking: [], firstSteps: "/first", warnBeforeLeaving: (asked) => (isUnsaved = asked), service: { read: () => Promise.resolve({ terms: stored, version: "" }), write }, ...more });
    await idle();
  }

  const idle = () => vi.waitFor(() => expect(root.getAttribute("aria-busy")).toBe("false"));
  const radios = () => Array.from(root.querySelectorAll<HTMLInputElement>("[type=radio]"));
  const tolerance = () => root.querySelector<HTMLInputElement>("[inputmode=decimal]")!;
  const examples = () => Array.from(root.querySelectorAll(".example"), (each) => each.textContent);
  const buttons = () => Array.from(root.querySelectorAll("button"));
  const save = () => buttons().find(({ textContent }) => textContent === "Save")!;
  const message = () => root.querySelector(".save-bar .messages")?.textContent;

  function choose(index: number): void {
    radios()[index]!.checked = true;
    radios()[index]!.dispatchEvent(new Event("change"));
  }

  function type(text: string): void {
    tolerance().value = text;
    tolerance().dispatchEvent(new Event("input"));
  }

  beforeEach(() => {
    root = document.createElement("main");
    document.body.replaceChildren(root);
    stored = defaultTerms;
    write = vi.fn((terms: Terms) => {
      stored = terms;
      return Promise.resolve(true);
    });
  });

  it("computes its examples as one types, and saves once", async () => {
    await open();
    expect([examples()[1], save().getAttribute("aria-disabled")]).toEqual(["An opportunity without sellers can be won.", "true"]);
    choose(1);
    type("0,01");
    choose(3);
    expect(examples().slice(0, 2)).toEqual(["With tolerance 0.01, 33.33 × 3 can be won; 33 × 3 can't.", "An opportunity without sellers can't be won; it can be lost or expire."]);
    expect(isUnsaved()).toBe(true);
    save().click();
    save().click();
    await idle();
    expect([write.mock.calls, message(), isUnsaved()]).toEqual([[[refusing, ""]], "Saved. It holds from now on.", false]);
  });

  it.each([
    [5, "refusesPeriod", "An opportunity won at 90 % is named, and 10 % of it stand as not allocated.", "A period with an opportunity won at 90 % can't be closed."],
    [7, "requiresReason", "Anna changes Bo's share from 40 to 30 %: saved, with or without a reason.", "Anna changes Bo's share from 40 to 30 %: refused until she says why. Her own share she changes without."],
    [9, "givesCustomerSellers", "The customer has Anna 60 % and Bo 40 %. Cecilia creates an opportunity: she gets 100 %.", "The customer has Anna 60 % and Bo 40 %. Cecilia creates an opportunity: Anna gets 60 %, Bo 40 %, and she none."],
  ])("T4: option %d is %s, and shows what it comes to", async (index, term, usual, other) => {
    await open();
    expect(examples()).toContain(usual);
    choose(index);
    expect(examples()).toContain(other);
    save().click();
    await idle();
    expect(write.mock.calls[0]?.[0]).toEqual({ ...defaultTerms, [term]: true });
  });

  it("goes back to a default, one by one", async () => {
    stored = { ...refusing, refusesPeriod: true, requiresReason: true, givesCustomerSellers: true };
    await open();
    for (const button of buttons().filter(({ textContent }) => textContent === "Back to default")) {
      button.click();
    }

    save().click();
    await idle();
    expect(write.mock.calls[0]?.[0]).toEqual(defaultTerms);
  });

  it.each(["abc", "-1", "100.01"])("the tolerance '%s' is refused", async (text) => {
    await open();
    type(text);
    expect([root.querySelector(".problem")?.textContent, save().getAttribute("aria-disabled"), isUnsaved()]).toEqual([
      "The tolerance is a number from 0 to 100 with at most two decimals, such as 0.01.", "true", true,
    ]);
  });

  it("somebody else's change meanwhile, and a refusal, are told", async () => {
    await open();
    choose(1);
    write.mockImplementationOnce(() => {
      stored = { ...refusing, tolerance: 5_00 };
      return Promise.resolve(false);
    });
    save().click();
    await idle();
    expect([message(), tolerance().value]).toEqual(["Somebody else has changed the settings meanwhile. They are shown as they are now; yours were not saved.", "5.00"]);
    type("6");
    write.mockRejectedValueOnce(new Error("No."));
    save().click();
    await idle();
    expect([message(), tolerance().value]).toEqual(["No.", "6"]);
  });

  it("who may not is told why, and is offered nothing that writes", async () => {
    await open({ lacking: ["prvWriteopps_Setting"] });
    expect(root.querySelector(".messages")?.textContent).toContain("your roles lack prvWriteopps_Setting");
    expect([radios().every(({ disabled }) => disabled), tolerance().readOnly, buttons().filter((button) => !button.closest("[hidden]"))]).toEqual([true, true, []]);
  });

  it("what can't be read is told", async () => {
    await open({ service: { read: () => Promise.reject(new Error("Not now.")), write } });
    expect(message()).toBe("Not now.");
  });
});
