import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SharePreview } from "../../src/dataverse/actions";
import { takeCustomerSellers } from "../../src/opportunity.commands";
import { overChannel, type TakeoverMethods, type TakeoverStart } from "../../src/takeover/protocol";
import { openTakeover } from "../../src/takeover/takeoverpage";
import { textKeys, type TextKey } from "../../src/texts";
import { connect } from "../../src/ui/channel";
import { FakeForm } from "../fakes/form";
import { resourceOf } from "../fakes/texts";
import { platform, type Asked } from "../fakes/xrm";
import { set } from "../journal/sets";

const english = resourceOf(1033);
const start: TakeoverStart = {
  texts: Object.fromEntries(textKeys.map((key) => [key, english.get(key)])) as Record<TextKey, string>,
  language: "en",
  format: { decimal: ".", group: ",", groupSizes: [3], negative: 1, currency: 0, negativeCurrency: 1 },
  present: set("Anna 100"),
  hasUnsaved: false,
  isReasonRequired: false,
};

let root: HTMLElement;
const close = vi.fn<() => void>();

const plain = (text: string | undefined | null) => text?.replace(/\u00a0/g, " ").trim();
const button = (text: string) => Array.from(root.querySelectorAll("button")).find((each) => each.textContent === text)!;
const rows = () => Array.from(root.querySelectorAll("tbody tr"), (row) => Array.from(row.children, (cell) => plain(cell.textContent)));

function open(more: Partial<TakeoverStart> = {}, preview: Partial<SharePreview> = {}) {
  const host = {
    start: () => Promise.resolve(start),
    preview: vi.fn(() => Promise.resolve({ shares: set("Bo 60 Cid 30"), reason: "The customer's 2 sellers are taken over. (D4)", message: "The shares add up to 90 %.", ...preview })),
    take: vi.fn<TakeoverMethods["take"]>(() => Promise.resolve("")),
  } satisfies TakeoverMethods;
  openTakeover(root, { ...start, ...more }, host);
  return host;
}

beforeEach(() => {
  root = document.createElement("main");
  document.body.replaceChildren(root);
  close.mockClear();
  vi.spyOn(window, "close").mockImplementation(close);
});

describe("the page that takes the customer's sellers over", () => {
  it("D4: shows who comes and who goes, with the rule and the sum, and does nothing before", async () => {
    const host = open();
    await vi.waitFor(() => expect(rows()).toEqual([["Anna", "100.00 %", "–"], ["Bo", "–", "60.00 %"], ["Cid", "–", "30.00 %"]]));
    expect([root.querySelector("h1")?.textContent, plain(root.querySelector(".sum-told")?.textContent)]).toEqual(["They take the place of the sellers that are there", "The shares add up to 90 %."]);
    expect(host.take).not.toHaveBeenCalled();
    button("Take").click();
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(host.take.mock.calls).toEqual([[null]]);
  });

  it("a reason goes along, and a refusal stands where it was asked for", async () => {
    const host = open({ isReasonRequired: true });
    await vi.waitFor(() => expect(rows()).toHaveLength(3));
    const field = root.querySelector<HTMLInputElement>(".note input")!;
    expect(field.required).toBe(true);
    host.take.mockRejectedValueOnce(new Error("Closed."));
    field.value = "Another customer.";
    button("Take").click();
    await vi.waitFor(() => expect(root.querySelector("[role=alert]")?.textContent).toBe("Closed."));
    expect([host.take.mock.calls, close.mock.calls.length]).toEqual([[["Another customer."]], 0]);
  });

  it("first wants what is unsaved saved or discarded, and takes nothing over that can't be previewed", async () => {
    const unsaved = open({ hasUnsaved: true });
    expect(root.querySelector("[role=alert]")?.textContent).toContain("not saved");
    expect(unsaved.preview).not.toHaveBeenCalled();
    const host = open();
    host.preview.mockClear();
    root.replaceChildren();
    const none = { start: () => Promise.resolve(start), preview: () => Promise.reject(new Error("No sellers.")), take: host.take };
    openTakeover(root, start, none);
    await vi.waitFor(() => expect(root.querySelector("[role=alert]")?.textContent).toBe("No sellers."));
    expect(button("Take").getAttribute("aria-disabled")).toBe("true");
    button("Cancel").click();
    expect(close).toHaveBeenCalledOnce();
  });
});

describe("the command", () => {
  it.each([true, false])("opens the page, and reads the form again where it has taken them over (%s)", async (takes) => {
    let closeDialog: () => void = () => undefined;
    const navigateTo = vi.fn<Asked>(() => new Promise<void>((resolve) => (closeDialog = resolve)));
    const { xrm, requests } = platform(
      {
        Navigation: { navigateTo: navigateTo as never },
        WebApi: { retrieveMultipleRecords: () => Promise.resolve({ entities: [] }), retrieveRecord: () => Promise.resolve({ statecode: 0, opps_opportunity_sellershare: [] }) } as never,
      },
      { answer: { Shares: [], Reason: "Because. (D4)", Message: "", Sum: 100 } },
    );
    vi.stubGlobal("Xrm", xrm);
    const form = new FakeForm({});
    const done = takeCustomerSellers(form.context);
    const [page] = navigateTo.mock.lastCall as [{ webresourceName: string; data: string }];
    expect(page.webresourceName).toBe("opps_/pages/customersellers.html");
    const host = overChannel(connect(page.data));
    expect(await host.start()).toMatchObject({ present: [], hasUnsaved: false, isReasonRequired: false });
    expect(await host.preview()).toEqual({ shares: [], reason: "Because. (D4)", message: "" });
    if (takes) {
      expect(await host.take("Why.")).toBe("");
    }

    closeDialog();
    await done;
    expect([requests.at(-1), form.refreshed]).toMatchObject(takes ? [{ Note: "Why." }, ["form"]] : [{ Step: "customer" }, []]);
  });
});
