import { describe, expect, it, vi } from "vitest";
import { marksIn, noMarks, storedOf, withLeft } from "../../src/firststeps/marks";
import { marksService } from "../../src/firststeps/marksservice";
import { isOver, statusOf, type Looked } from "../../src/firststeps/status";
import { stepNames, type StepName } from "../../src/firststeps/steps";

describe("what administrators have said of the first steps", () => {
  it("is stored as words, and nothing as nothing", () => {
    expect([marksIn(""), storedOf(noMarks)]).toEqual([noMarks, null]);
    const marks = { isPutAway: true, left: ["lists", "settings"] as const, others: [] };
    expect([storedOf(marks), marksIn("settings, all,lists")]).toEqual(["all,lists,settings", marks]);
  });

  it("keeps what another version has stored", () => {
    expect(storedOf(withLeft(marksIn("periods,lists"), "lists", false))).toBe("periods");
  });

  it("is written to the one row, which is made where there is none, and nothing else of it", async () => {
    const write = vi.fn(() => Promise.resolve(true));
    const service = marksService({ read: () => Promise.resolve({ values: null, version: "" }), write });
    expect(await service.change((marks) => withLeft(marks, "stages", true))).toEqual({ ...noMarks, left: ["stages"] });
    expect(write.mock.calls).toEqual([[{ opps_name: "Settings", opps_firststeps: "stages" }, ""]]);
  });

  it("two administrators at once: both marks stand", async () => {
    const stored = ["", "lists"];
    const read = vi.fn(() => Promise.resolve({ values: { opps_firststeps: stored.shift() }, version: String(stored.length) }));
    const write = vi.fn(() => Promise.resolve(write.mock.calls.length > 1));
    const changed = await marksService({ read, write }).change((marks) => withLeft(marks, "stages", true));
    expect([changed?.left, write.mock.calls]).toEqual([
      ["lists", "stages"],
      [
        [{ opps_name: "Settings", opps_firststeps: "stages" }, "1"],
        [{ opps_name: "Settings", opps_firststeps: "lists,stages" }, "0"],
      ],
    ]);
  });

  it("whoever is never quick enough is told so, and has written nothing", async () => {
    const service = marksService({ read: () => Promise.resolve({ values: null, version: "" }), write: () => Promise.resolve(false) });
    expect(await service.change((marks) => marks)).toBeNull();
  });
});

describe("how a step stands", () => {
  const done = { isDone: true, text: "" };
  const todo = { isDone: false, text: "" };
  const problem = { problem: "No." };
  const status = (step: StepName, found: Looked | null, left: readonly StepName[] = []) => statusOf(step, new Map(found ? [[step, found]] : []), { ...noMarks, left });

  it.each<[StepName, Looked | null, readonly StepName[], string]>([
    ["lists", done, ["lists"], "done"],
    ["lists", todo, ["lists"], "left"],
    ["lists", problem, ["lists"], "left"],
    ["lists", todo, ["stages"], "todo"],
    ["lists", problem, [], "unknown"],
    ["lists", null, [], "unknown"],
    ["plugins", todo, ["plugins"], "todo"],
  ])("%s, %o, left %o: %s", (step, found, left, expected) => {
    expect(status(step, found, left)).toBe(expected);
  });

  it("is over when each is done or left, or the whole is put away", () => {
    const all = new Map<StepName, Looked>(stepNames.map((step) => [step, step === "lists" ? todo : done]));
    expect([isOver(all, noMarks), isOver(all, { ...noMarks, left: ["lists"] }), isOver(new Map(), noMarks), isOver(new Map(), { ...noMarks, isPutAway: true })]).toEqual([false, true, false, true]);
  });
});
