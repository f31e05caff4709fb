import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ReplaceAnswer } from "../../src/dataverse/actions";
import { connect, serve } from "../../src/ui/channel";
import type { Replacement } from "../../src/replace/preview";
import { overChannel, type ReplaceMethods, type ReplaceStart } from "../../src/replace/protocol";
import { ReplacePage } from "../../src/replace/replacepage";
import { replaceSeller } from "../../src/opportunity.commands";
import { textKeys, type TextKey } from "../../src/texts";
import { strict } from "../fakes/strict";
import { resourceOf, texts } from "../fakes/texts";
import { platform, type Asked } from "../fakes/xrm";

const english = resourceOf(1033);
const replacement: Replacement = { opportunityId: "a", name: "New platform", given: 33_33, had: null, after: 33_33, isBlocked: false };

const start: ReplaceStart = {
  texts: Object.fromEntries(textKeys.map((key) => [key, english.get(key)])) as Record<TextKey, string>,
  language: "en",
  format: { decimal: ".", group: ",", groupSizes: [3], negative: 1, currency: 0, negativeCurrency: 1 },
  marked: { sellers: [{ id: "from", name: "Anna Ek" }], opportunityIds: ["a"] },
  isReasonRequired: false,
};

const answer = (changed: number, left: number, message = ""): ReplaceAnswer => ({ changed, left, message });

/** Calls that are answered when the test says so. */
function calls() {
  const waiting: ((answered: ReplaceAnswer | Error) => void)[] = [];
  const replace = () =>
    new Promise<ReplaceAnswer>((resolve, reject) => waiting.push((answered) => (answered instanceof Error ? reject(answered) : resolve(answered))));
  const answered = async (next: ReplaceAnswer | Error) => {
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    waiting.shift()!(next);
  };
  return { replace, answered, waiting };
}

let root: HTMLElement;

const text = (selector: string) => root.querySelector(selector)?.textContent;
const button = () => root.querySelector<HTMLButtonElement>(".dialog-actions button.primary")!;
const isEnabled = () => button().getAttribute("aria-disabled") === "false";
const cancel = () => root.querySelector<HTMLButtonElement>(".dialog-actions button:not(.primary)")!;
const cells = () => Array.from(root.querySelectorAll("tbody tr"), (row) => Array.from(row.children, (cell) => cell.textContent.trim()));

function host(replacements: Replacement[]) {
  return {
    start: () => Promise.resolve(start),
    find: vi.fn(() => Promise.resolve([{ id: "to", name: "Bo Ny", detail: "" }])),
    preview: vi.fn(() => Promise.resolve(replacements)),
    replace: vi.fn(() => Promise.resolve(answer(1, 0))),
  } satisfies ReplaceMethods;
}

async function choose(): Promise<void> {
  const search = root.querySelector<HTMLInputElement>("[role=combobox]")!;
  search.focus();
  search.value = "bo";
  search.dispatchEvent(new Event("input"));
  await vi.waitFor(() => expect(root.querySelector("[role=option]")).not.toBeNull());
  root.querySelector<HTMLElement>("[role=option]")!.click();
}

beforeEach(() => {
  root = document.createElement("main");
  document.body.replaceChildren(root);
});

describe("the page that replaces a seller", () => {
  it("says what it acts on, shows what will change, and does nothing before", async () => {
    const server = host([replacement, { ...replacement, opportunityId: "b", name: "Renewal", had: 20_00, after: 53_33 }]);
    new ReplacePage(root, start, server);
    expect(isEnabled()).toBe(false);
    await choose();
    await vi.waitFor(() => expect(isEnabled()).toBe(true));
    expect(server.find).toHaveBeenCalledWith("bo", ["from"]);
    expect(text(".scope")).toBe("Anna Ek is replaced on every open opportunity that you can see, not only on those you marked.");
    expect(text(".preview-heading")).toBe("2 open opportunities are changed");
    expect(cells()).toEqual([
      ["New platform Marked", "33.33 %", "–", "33.33 %"],
      ["Renewal", "33.33 %", "20.00 %", "53.33 %"],
    ]);
    expect(server.replace).not.toHaveBeenCalled();
    button().click();
    await vi.waitFor(() => expect(text(".message")).toBe(texts("Replace_DoneOne")));
    expect(server.replace).toHaveBeenCalledExactlyOnceWith("from", "to", null);
    expect(isEnabled()).toBe(false);
  });

  it("a reason is asked for where administrators want one, and goes along with each call", async () => {
    const server = host([replacement]);
    server.replace.mockResolvedValueOnce(answer(1, 1));
    new ReplacePage(root, { ...start, isReasonRequired: true }, server);
    await choose();
    const field = root.querySelector<HTMLInputElement>(".note input")!;
    expect([field.labels?.[0]?.textContent, field.required]).toEqual(["Reason", true]);
    field.value = "Anna is on leave.";
    await vi.waitFor(() => expect(isEnabled()).toBe(true));
    button().click();
    await vi.waitFor(() => expect(server.replace.mock.calls).toEqual([1, 2].map(() => ["from", "to", "Anna is on leave."])));
  });

  it("P21: what the server would leave as it is is told, and not counted", async () => {
    new ReplacePage(root, start, host([replacement, { ...replacement, opportunityId: "b", name: "Renewal", after: 120_00, isBlocked: true }]));
    await choose();
    await vi.waitFor(() => expect(text("[role=alert]")).toBe(texts("Replace_Blocked", "Bo Ny")));
    expect(text(".preview-heading")).toBe("One open opportunity is changed");
    expect(root.querySelectorAll("tr.blocked")).toHaveLength(1);
    expect(isEnabled()).toBe(true);
  });

  it("P21: where the server would change nothing it can't be asked to", async () => {
    new ReplacePage(root, start, host([{ ...replacement, after: 120_00, isBlocked: true }]));
    await choose();
    await vi.waitFor(() => expect(text("[role=alert]")).toBe(texts("Replace_Blocked", "Bo Ny")));
    expect(isEnabled()).toBe(false);
  });

  it("says when there is nothing to replace", async () => {
    new ReplacePage(root, start, host([]));
    await choose();
    await vi.waitFor(() => expect(text(".message")).toBe(texts("Replace_NothingOpen", "Anna Ek")));
    expect(isEnabled()).toBe(false);
  });

  it("Cancel leaves the dialog before anything is done; where that isn't possible, it says what the person can do", async () => {
    const leave = vi.spyOn(window, "close").mockImplementation(() => undefined);
    const server = host([replacement]);
    new ReplacePage(root, start, server);
    expect(cancel().textContent).toBe("Cancel");
    cancel().click();
    expect(leave).toHaveBeenCalledOnce();
    expect(server.replace).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(text(".message")).toBe("You can close this window."));
  });

  it("says why the button can't be used", async () => {
    new ReplacePage(root, start, host([replacement]));
    const why = () => button().getAttribute("aria-describedby")!.split(" ").map((id) => root.querySelector(`#${id}`)!.textContent).join("");
    expect(why()).toBe("Choose who takes over first.");
    await choose();
    await vi.waitFor(() => expect(isEnabled()).toBe(true));
    expect(why()).toBe("");
  });

  it("says when nobody was marked, and leaves nobody out of the search then", async () => {
    const server = host([]);
    new ReplacePage(root, { ...start, marked: { sellers: [], opportunityIds: [] } }, server);
    expect(text(".message")).toBe(texts("Replace_NoSellers"));
    const search = root.querySelector<HTMLInputElement>("input")!;
    search.value = "nils";
    search.dispatchEvent(new Event("input"));
    await vi.waitFor(() => expect(server.find).toHaveBeenCalledWith("nils", []));
  });

  it("shows the server's refusal, and can be tried again", async () => {
    const server = host([replacement]);
    server.replace.mockRejectedValueOnce(new Error("Not now."));
    new ReplacePage(root, start, server);
    await choose();
    await vi.waitFor(() => expect(isEnabled()).toBe(true));
    button().click();
    await vi.waitFor(() => expect(text("[role=alert]")).toBe("Not now."));
    expect(isEnabled()).toBe(true);
  });

  it("goes on until none is left, with its progress, and says who is left out", async () => {
    const { replace, answered } = calls();
    new ReplacePage(root, start, { ...host([replacement, replacement, replacement]), replace });
    await choose();
    await vi.waitFor(() => expect(isEnabled()).toBe(true));
    button().click();
    expect(text(".progress")).toBe("0 of 3 opportunities changed");
    expect(root.querySelector("select")?.disabled).toBe(true);
    expect(root.querySelector(".person-search")?.hasAttribute("inert")).toBe(true);
    await answered(answer(100, 50, "Left as they are: A."));
    await vi.waitFor(() => expect(text(".progress")).toBe("100 of 150 opportunities changed"));
    const bar = root.querySelector("progress")!;
    expect([Number(bar.getAttribute("value")), Number(bar.getAttribute("max"))]).toEqual([100, 150]);
    await answered(answer(50, 0, "Left as they are: A and B."));
    await vi.waitFor(() => expect(text("[role=alert]")).toBe("150 opportunities were changed. Left as they are: A and B."));
    expect(text(".progress")).toBe("");
    expect(isEnabled()).toBe(false);
    expect(root.querySelector("select")?.disabled).toBe(false);
    expect(root.querySelector(".person-search")?.hasAttribute("inert")).toBe(false);
    expect([cancel().textContent, document.activeElement]).toEqual(["Close", cancel()]);
  });

  it("is stopped between two calls by Cancel: what is changed stays, and it can go on", async () => {
    const { replace, answered, waiting } = calls();
    const server = { ...host([replacement, replacement]), replace };
    new ReplacePage(root, start, server);
    await choose();
    await vi.waitFor(() => expect(isEnabled()).toBe(true));
    button().click();
    cancel().focus();
    cancel().click();
    expect(cancel().textContent).toBe("Stopping …");
    server.preview.mockResolvedValue([replacement]);
    await answered(answer(1, 1));
    await vi.waitFor(() => expect(text(".message")).toBe("One opportunity was changed. One opportunity is left."));
    expect(waiting).toHaveLength(0);
    expect(text(".preview-heading")).toBe("One open opportunity is changed");
    expect(document.activeElement).toBe(button());
    expect(isEnabled()).toBe(true);
    button().click();
    expect(cancel().textContent).toBe("Cancel");
    await answered(answer(1, 0));
    await vi.waitFor(() => expect(text(".message")).toBe("One opportunity was changed."));
  });

  it("a call that fails ends it: what the calls before have changed is told", async () => {
    const { replace, answered } = calls();
    new ReplacePage(root, start, { ...host([replacement]), replace });
    await choose();
    await vi.waitFor(() => expect(isEnabled()).toBe(true));
    button().click();
    await answered(answer(100, 50));
    await answered(new Error("Not now."));
    await vi.waitFor(() => expect(text("[role=alert]")).toBe("100 opportunities were changed. Not now."));
    expect(isEnabled()).toBe(true);
  });

  it("a call that changes nothing is the last, whatever it says is left", async () => {
    const server = host([replacement]);
    server.replace.mockResolvedValue(answer(0, 2));
    new ReplacePage(root, start, server);
    await choose();
    await vi.waitFor(() => expect(isEnabled()).toBe(true));
    button().click();
    await vi.waitFor(() => expect(text(".message")).toBe("0 opportunities were changed. 2 opportunities are left."));
    expect(server.replace).toHaveBeenCalledOnce();
  });
});

describe("the channel between the page and the script that opened it", () => {
  it("carries calls, answers and refusals", async () => {
    const stop = serve<Pick<ReplaceMethods, "preview" | "replace">>("test-channel", {
      preview: (from, to) => Promise.resolve([{ ...replacement, name: `${from} ${to}` }]),
      replace: () => Promise.reject(new Error("Not now.")),
    });
    const page = overChannel(connect("test-channel"));
    expect(await page.preview("x", "y")).toMatchObject([{ name: "x y" }]);
    await expect(page.replace("x", "y", "z")).rejects.toThrow("Not now.");
    stop();
  });

  it("the command opens the page, answers it, and refreshes the list when it is closed", async () => {
    let close: () => void = () => undefined;
    const navigateTo = vi.fn<Asked>(() => new Promise<void>((resolve) => (close = resolve)));
    const retrieveMultipleRecords = () =>
      Promise.resolve({ entities: [{ _opps_sellerid_value: "u", "_opps_sellerid_value@OData.Community.Display.V1.FormattedValue": "Una", _opps_opportunityid_value: "a" }] });
    const { xrm } = platform({
      Navigation: { navigateTo: navigateTo as never },
      WebApi: { retrieveMultipleRecords, retrieveRecord: () => Promise.resolve({}) } as never,
    });
    vi.stubGlobal("Xrm", xrm);
    const refresh = vi.fn();
    const done = replaceSeller(strict<Xrm.Controls.GridControl>("list", { refresh }), [{ Id: "{A}", Name: "", TypeName: "opportunity" }]);
    const [page, how] = navigateTo.mock.lastCall as [{ webresourceName: string; data: string }, object];
    expect(page.webresourceName).toBe("opps_/pages/replaceseller.html");
    expect(how).toMatchObject({ target: 2, title: "Replace seller" });
    expect(page.data).toMatch(/^[\w.]+$/);
    const begun = await overChannel(connect(page.data)).start();
    expect(begun.marked.sellers).toEqual([{ id: "u", name: "Una" }]);
    expect(begun.texts.Replace_Run).toBe("Replace");
    expect(refresh).not.toHaveBeenCalled();
    close();
    await done;
    expect(refresh).toHaveBeenCalledOnce();
  });
});
