import { beforeEach, describe, expect, it, vi } from "vitest";
import { followStage, type OpenClosing } from "../../src/form/stageoffer";
import { FakeForm } from "../fakes/form";
import { platform } from "../fakes/xrm";

const [won, lost, expired] = [847212010, 847212011, 847212012];

let open: ReturnType<typeof vi.fn<OpenClosing>>;
let read: ReturnType<typeof vi.fn<(table: string, options: string) => Promise<{ entities: unknown[] }>>>;
let form: FakeForm;

function follow(columns: Record<string, unknown> = { opps_stage: 1, statecode: 0 }): void {
  form = new FakeForm(columns);
  followStage(platform({ WebApi: { retrieveMultipleRecords: read } as never }).xrm, form.context, open);
}

const offered = () => form.recommended.get("opps_stage");

async function choose(stage: number | null): Promise<void> {
  form.change("opps_stage", stage);
  await new Promise((resolve) => setTimeout(resolve));
}

beforeEach(() => {
  open = vi.fn();
  read = vi.fn((_table, options) => {
    const stage = Number(/eq (\d+)/.exec(options)?.[1]);
    const rows: Record<number, unknown> = {
      2: { opps_statusoffered: won, opps_rejection: null },
      3: { opps_statusoffered: lost, opps_rejection: 7 },
      4: { opps_statusoffered: expired, opps_rejection: null },
      5: { opps_statusoffered: null, opps_rejection: null },
    };
    return Promise.resolve({ entities: rows[stage] === undefined ? [] : [rows[stage]] });
  });
});

describe("G2: a stage that offers closing", () => {
  it.each([
    [2, "At this stage the opportunity can be closed as won.", "Close as Won", ["won", null]],
    [3, "At this stage the opportunity can be closed as lost.", "Close as Lost", ["lost", 7]],
    [4, "At this stage the opportunity can be closed as expired.", "Close as Expired", ["expired", null]],
  ])("%i: is offered when it is chosen, and closes nothing by itself", async (stage, said, action, asked) => {
    follow();
    expect(read).not.toHaveBeenCalled();
    await choose(stage);
    expect([offered()?.messages, offered()?.notificationLevel, offered()?.actions?.[0]?.message, open.mock.calls]).toEqual([[said], "RECOMMENDATION", action, []]);
    offered()?.actions?.[0]?.actions.forEach((act) => act());
    expect(open.mock.calls).toEqual([asked]);
  });

  it("is gone when the stage changes again, also to one that offers nothing (G3), and to none", async () => {
    follow();
    for (const next of [1, 5, null]) {
      await choose(3);
      expect(offered()).toBeDefined();
      await choose(next);
      expect(offered()).toBeUndefined();
    }

    expect(read).toHaveBeenCalledTimes(5);
  });

  it("is gone once the opportunity is closed, and stays through a save", async () => {
    follow();
    await choose(2);
    form.loadData();
    expect(offered()).toBeDefined();
    form.columns["statecode"] = 1;
    form.loadData();
    expect(offered()).toBeUndefined();
  });

  it("an answer that comes after another stage was chosen is dropped", async () => {
    follow();
    form.change("opps_stage", 3);
    await choose(1);
    expect(offered()).toBeUndefined();
  });

  it.each([
    ["a new one, which can't be closed yet", { id: "" }, {}],
    ["a closed one", {}, { statecode: 2 }],
  ])("isn't asked for on %s", async (_, members, columns) => {
    follow({ opps_stage: 1, statecode: 0, ...columns });
    Object.assign(form, members);
    await choose(3);
    expect([offered(), read.mock.calls]).toEqual([undefined, []]);
  });

  it("what can't be read stops nobody, nor does a form without the stage", async () => {
    read.mockRejectedValue(new Error("No."));
    follow();
    await choose(3);
    expect(offered()).toBeUndefined();
    follow({ statecode: 0 });
  });
});
