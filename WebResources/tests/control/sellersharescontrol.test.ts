import { beforeEach, describe, expect, it, vi } from "vitest";
import { SellerSharesControl } from "../../src/control/sellersharescontrol";
import { formWanted, type FormFacts, type SellersLink } from "../../src/form/sellerslink";
import type { FormState, SellerEditorHost } from "../../src/panel/sellereditor";
import { strict, type Part } from "../fakes/strict";

type Context = Parameters<SellerSharesControl["updateView"]>[0];

const id = "11111111-1111-1111-1111-111111111111";
const draft = '{"version":1,"from":[],"sellers":[]}';
const other = '{"version":1,"from":[],"sellers":[{"seller":"x"}]}';
const facts: FormFacts = { owner: { id: "u1", name: "Anna" }, isOwnerChanged: false, amount: null, undo: () => Promise.resolve() };

/** The editor as the control sees it: what it was told, and what a test has it hand over. */
class Editor {
  readonly states: FormState[] = [];
  readonly calls: string[] = [];
  problem: string | null = null;
  isDestroyed = false;

  constructor(
    readonly container: HTMLElement,
    readonly host: SellerEditorHost,
  ) {}

  update(state: FormState): void {
    this.states.push(state);
  }

  async refresh(): Promise<void> {
    this.calls.push("refresh");
    return Promise.resolve();
  }

  async readAgain(): Promise<void> {
    this.calls.push("readAgain");
    return Promise.resolve();
  }

  async restart(): Promise<void> {
    this.calls.push("restart");
    return Promise.resolve();
  }

  async saved(saved: string): Promise<void> {
    this.calls.push(`saved ${saved}`);
    return Promise.resolve();
  }

  destroy(): void {
    this.isDestroyed = true;
  }
}

/** A form with the control on it, as the platform runs it. */
class Form {
  held: string | null = null;
  savedOn: Date | null = new Date("2026-11-29T10:00:00Z");
  entityId: string | undefined = `{${id.toUpperCase()}}`;
  isDisabled = false;
  isEditable = true;
  links: SellersLink[] = [];
  hasEvents = true;
  changes: object[] = [];
  readonly requests: string[] = [];
  readonly notified = vi.fn();
  readonly container = document.createElement("div");
  editor!: Editor;
  readonly control = new SellerSharesControl((container, host) => (this.editor = new Editor(container, host)) as never);

  open(): this {
    document.body.append(this.container);
    this.control.init(this.context, this.notified, {}, this.container);
    this.control.updateView(this.context);
    return this;
  }

  /** The platform takes what the control hands out, and shows the form again. */
  take(): void {
    this.held = this.control.getOutputs().draft ?? null;
    this.show();
  }

  saved(): void {
    this.held = null;
    this.savedOn = new Date(this.savedOn!.getTime() + 1000);
    this.show();
  }

  show(): void {
    this.control.updateView(this.context);
  }

  get state(): FormState {
    return this.editor.states.at(-1)!;
  }

  private get context(): Context {
    const members: Part<Context> = {
      parameters: { draft: { raw: this.held, security: { editable: this.isEditable, readable: true, secured: false } }, savedOn: { raw: this.savedOn } },
      mode: { isControlDisabled: this.isDisabled, contextInfo: { entityId: this.entityId } } as never,
      userSettings: {
        userId: "{DDDDDDDD-0000-0000-0000-000000000001}",
        userName: "Dora",
        numberFormattingInfo: {
          numberDecimalSeparator: ",",
          numberGroupSeparator: " ",
          numberGroupSizes: [3],
          numberNegativePattern: 1,
          currencyPositivePattern: 3,
          currencyNegativePattern: 8,
        },
      },
      resources: { getString: (key: string) => `${key} {0}` },
      webAPI: {
        retrieveRecord: (table: string, row: string, options?: string) => this.answer(`${table} ${row} ${options ?? ""}`, { currencysymbol: "€", currencyprecision: 2 }),
        retrieveMultipleRecords: (table: string) => this.answer(table, { entities: table === "opps_sharechange" ? this.changes : [{ systemuserid: "u7", fullname: "Bo" }] }),
      } as never,
      events: (this.hasEvents ? { [formWanted]: (link: SellersLink) => this.links.push(link) } : undefined),
    };
    return strict<Context>("context", members);
  }

  private answer(request: string, row: object): Promise<unknown> {
    this.requests.push(request);
    return Promise.resolve(row);
  }
}

beforeEach(() => {
  document.body.replaceChildren();
});

describe("what the editor is given", () => {
  it("texts, number format and the held draft, in an element whose styles are its own", () => {
    const form = new Form();
    form.held = draft;
    form.open();
    const { container, host } = form.editor;
    expect(container.className).toBe("opps");
    expect(container.parentElement).toBe(form.container);
    expect(host.texts("List_Label", "x")).toBe("List_Label x");
    expect(host.format).toEqual({ decimal: ",", group: " ", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 });
    expect(host.initialDraft).toBe(draft);
    expect(form.editor.calls).toEqual([]);
  });

  it("the row of the form, and none on the form that creates", () => {
    expect(new Form().open().state.opportunityId).toBe(id);
    const form = new Form();
    form.entityId = undefined;
    expect(form.open().state).toEqual({ opportunityId: null, isReadOnly: false, owner: { id: "dddddddd-0000-0000-0000-000000000001", name: "Dora" }, isOwnerChanged: true });
  });

  it.each([
    ["the form is", { isDisabled: true }],
    ["the column is", { isEditable: false }],
  ])("read-only where %s", (_, members) => {
    expect(Object.assign(new Form(), members).open().state.isReadOnly).toBe(true);
    expect(new Form().open().state.isReadOnly).toBe(false);
  });

  it("rows by the context's own Web API", async () => {
    const { editor, requests } = new Form().open();
    await editor.host.read(id).catch(() => undefined);
    await editor.host.find("Bo", []);
    expect(await editor.host.nameOf("u7")).toBe("Bo");
    expect(requests.map((request) => request.split(" ")[0])).toEqual(["opportunity", "systemuser", "systemuser"]);
  });
});

describe("the newest change of the sellers", () => {
  it("is told where it is the signed-in user's own", async () => {
    const form = new Form().open();
    const { host } = form.editor;
    expect(await host.ownLastChange(id)).toBeNull();
    form.changes = [{ opps_sharechangeid: "c1", _opps_byid_value: "dddddddd-0000-0000-0000-000000000001" }];
    expect(await host.ownLastChange(id)).toMatchObject({ id: "c1", before: [], after: [] });
    form.changes = [{ opps_sharechangeid: "c2", _opps_byid_value: "u7" }];
    expect(await host.ownLastChange(id)).toBeNull();
  });

  it("is undone by the form, where that can", () => {
    const form = new Form().open();
    expect(form.editor.host.undo).toBeNull();
    form.links.at(-1)!.tell(facts);
    expect(form.editor.host.undo).toBe(facts.undo);
  });
});

describe("what the form's script tells", () => {
  it("is asked for until it comes", () => {
    const form = new Form().open();
    form.show();
    expect(form.links).toHaveLength(2);
    form.links[0]!.tell(facts);
    form.show();
    expect(form.links).toHaveLength(2);
    expect(form.state).toEqual({ opportunityId: id, isReadOnly: false, owner: facts.owner, isOwnerChanged: false });
  });

  it("an amount in another currency is shown once that is read, which is done once", async () => {
    const form = new Form().open();
    form.links[0]!.tell({ ...facts, amount: { value: 80000.5, currencyId: "c1" } });
    expect(form.state).not.toHaveProperty("amount");
    await vi.waitFor(() => expect(form.state.amount).toEqual({ value: 8000050n, currency: { symbol: "€", decimals: 2 } }));
    form.links[0]!.tell({ ...facts, amount: { value: null, currencyId: "c1" } });
    expect(form.state.amount).toBeNull();
    expect(form.requests).toEqual(["transactioncurrency c1 ?$select=currencysymbol,currencyprecision"]);
  });

  it("an amount without a currency is none", () => {
    const form = new Form().open();
    form.links[0]!.tell({ ...facts, amount: { value: 1, currencyId: "" } });
    expect(form.state.amount).toBeNull();
    expect(form.requests).toEqual([]);
  });

  it("where controls raise no events yet the control does without", () => {
    const form = new Form();
    form.hasEvents = false;
    expect(form.open().state.owner).toBeNull();
  });

  it("in return the form is told what can't be saved, and can have the rows read again", () => {
    const form = new Form().open();
    expect(form.links[0]!.problem).toBeNull();
    form.editor.problem = "No number.";
    expect(form.links[0]!.problem).toBe("No number.");
    form.links[0]!.refresh();
    form.links[0]!.readAgain();
    expect(form.editor.calls).toEqual(["refresh", "readAgain"]);
  });
});

describe("one save", () => {
  it("a draft goes to the form, and the form's showing it changes nothing", () => {
    const form = new Form().open();
    form.editor.host.draftChanged(draft);
    expect(form.notified).toHaveBeenCalledOnce();
    expect(form.control.getOutputs()).toEqual({ draft });
    form.show();
    form.take();
    form.show();
    expect(form.editor.calls).toEqual([]);
  });

  it("the emptied column means saved: what is stored is read again, and nothing is handed out", () => {
    const form = new Form().open();
    form.editor.host.draftChanged(draft);
    form.take();
    form.saved();
    expect(form.editor.calls).toEqual(["restart"]);
    expect(form.control.getOutputs()).toEqual({ draft: null });
    form.show();
    expect(form.editor.calls).toEqual(["restart"]);
  });

  it("so does a form that was read again without saving", () => {
    const form = new Form().open();
    form.editor.host.draftChanged(draft);
    form.take();
    form.held = null;
    form.show();
    expect(form.editor.calls).toEqual(["restart"]);
  });

  it("a save of something else reads again too: it may have moved the sellers", () => {
    const form = new Form().open();
    form.saved();
    expect(form.editor.calls).toEqual(["restart"]);
  });

  it("what was changed while a save was under way is kept, and handed over again", () => {
    const form = new Form().open();
    form.editor.host.draftChanged(draft);
    form.take();
    form.editor.host.draftChanged(other);
    form.notified.mockClear();
    form.saved();
    expect(form.editor.calls).toEqual([`saved ${draft}`]);
    expect(form.notified).toHaveBeenCalledOnce();
    expect(form.control.getOutputs()).toEqual({ draft: other });
  });

  it("taking everything back empties the column and keeps the steps", () => {
    const form = new Form().open();
    form.editor.host.draftChanged(draft);
    form.take();
    form.editor.host.draftChanged(null);
    form.take();
    expect(form.held).toBeNull();
    expect(form.editor.calls).toEqual([]);
  });

  it("the first save gives the form a row, which the editor itself notices", () => {
    const form = new Form();
    form.entityId = undefined;
    form.savedOn = null;
    form.open();
    form.editor.host.draftChanged(draft);
    form.take();
    form.entityId = id;
    form.savedOn = new Date("2026-11-29T10:00:00Z");
    form.held = null;
    form.show();
    expect([form.state.opportunityId, form.editor.calls]).toEqual([id, []]);
  });
});

it("goes with its form", () => {
  const form = new Form().open();
  form.control.destroy();
  expect(form.editor.isDestroyed).toBe(true);
});
