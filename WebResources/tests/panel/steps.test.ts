import { describe, expect, it } from "vitest";
import { withPercent } from "../../src/panel/edits";
import { Steps } from "../../src/panel/steps";
import { percentsOf, sellersWith } from "./sellers";

function change(steps: Steps, key: string, percent: number, step: string | null = null): void {
  steps.change(withPercent(steps.present, key, percent).sellers, `${key} ${percent}`, step);
}

describe("walking through the steps", () => {
  it("goes back one by one, to what was read, and forth again, with what was said", () => {
    const steps = new Steps(sellersWith(40_00, 60_00), "start");
    change(steps, "user-0", 50_00);
    change(steps, "user-1", 50_00);
    steps.undo();
    expect([percentsOf(steps.present), steps.told]).toEqual([[50_00, 60_00], "user-0 5000"]);
    steps.undo();
    expect([percentsOf(steps.present), steps.told, steps.canUndo, steps.isChanged]).toEqual([[40_00, 60_00], "start", false, false]);
    steps.undo();
    steps.redo();
    steps.redo();
    expect([percentsOf(steps.present), steps.canRedo]).toEqual([[50_00, 50_00], false]);
  });

  it("a new step ends what could be gone forth to", () => {
    const steps = new Steps(sellersWith(40_00, 60_00));
    change(steps, "user-0", 50_00);
    steps.undo();
    change(steps, "user-0", 30_00);
    expect(steps.canRedo).toBe(false);
  });

  it("one drag is one step, and starts from what was before it", () => {
    const steps = new Steps(sellersWith(40_00, 60_00));
    change(steps, "user-0", 41_00, "move");
    change(steps, "user-0", 42_00, "move");
    expect(percentsOf(steps.before("move"))).toEqual([40_00, 60_00]);
    expect(percentsOf(steps.before("other"))).toEqual([42_00, 60_00]);
    steps.endStep();
    change(steps, "user-0", 43_00, "move");
    steps.undo();
    expect(percentsOf(steps.present)).toEqual([42_00, 60_00]);
    steps.undo();
    expect(percentsOf(steps.present)).toEqual([40_00, 60_00]);
  });

  it("a step under way is cancelled as if it had not begun, an ended one isn't", () => {
    const steps = new Steps(sellersWith(40_00, 60_00));
    change(steps, "user-0", 41_00, "type");
    expect(steps.cancel("other")).toBe(false);
    expect(steps.cancel("type")).toBe(true);
    expect([percentsOf(steps.present), steps.canUndo, steps.canRedo]).toEqual([[40_00, 60_00], false, false]);
    change(steps, "user-0", 41_00, "type");
    steps.endStep();
    expect(steps.cancel("type")).toBe(false);
  });

  it("taking back everything is a step itself", () => {
    const steps = new Steps(sellersWith(40_00, 60_00));
    change(steps, "user-0", 50_00);
    steps.discard();
    expect(steps.isChanged).toBe(false);
    steps.undo();
    expect(percentsOf(steps.present)).toEqual([50_00, 60_00]);
  });

  it("what comes back to where it was is no change", () => {
    const steps = new Steps(sellersWith(40_00, 60_00));
    change(steps, "user-0", 50_00);
    change(steps, "user-0", 40_00);
    expect(steps.isChanged).toBe(false);
  });
});
