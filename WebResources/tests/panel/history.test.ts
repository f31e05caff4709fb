import { describe, expect, it } from "vitest";
import { withPercent } from "../../src/panel/draft";
import { History } from "../../src/panel/history";
import { draftWith, percentsOf } from "./drafts";

describe("taking back", () => {
  it("goes step by step, to what was read", () => {
    const history = new History(draftWith(40_00, 60_00));
    history.change(withPercent(history.present, "s0", 50_00));
    history.change(withPercent(history.present, "s1", 50_00));
    history.undo();
    expect(percentsOf(history.present)).toEqual([50_00, 60_00]);
    history.undo();
    expect(percentsOf(history.present)).toEqual([40_00, 60_00]);
    expect(history.canUndo).toBe(false);
    expect(history.isChanged).toBe(false);
  });

  it("one drag is one step", () => {
    const history = new History(draftWith(40_00, 60_00));
    history.change(withPercent(history.present, "s0", 41_00), "move s0");
    history.change(withPercent(history.present, "s0", 42_00), "move s0");
    history.endStep();
    history.change(withPercent(history.present, "s0", 43_00), "move s0");
    history.undo();
    expect(percentsOf(history.present)).toEqual([42_00, 60_00]);
    history.undo();
    expect(percentsOf(history.present)).toEqual([40_00, 60_00]);
  });

  it("discarding can be taken back", () => {
    const history = new History(draftWith(40_00, 60_00));
    history.change(withPercent(history.present, "s0", 50_00));
    history.discard();
    expect(history.isChanged).toBe(false);
    history.undo();
    expect(percentsOf(history.present)).toEqual([50_00, 60_00]);
  });

  it("what comes back to where it was is no change", () => {
    const history = new History(draftWith(40_00, 60_00));
    history.change(withPercent(history.present, "s0", 50_00));
    history.change(withPercent(history.present, "s0", 40_00));
    expect(history.isChanged).toBe(false);
  });
});
