import { beforeEach, describe, expect, it, vi } from "vitest";
import { onLoad } from "../../src/opportunityclose.form";
import { FakeForm } from "../fakes/form";
import { platform } from "../fakes/xrm";

function closeForm(opportunitystatecode: number, opportunitystatuscode: number): FakeForm {
  return new FakeForm({ opportunitystatecode, opportunitystatuscode, opps_rejection: null, actualend: null });
}

beforeEach(() => {
  vi.stubGlobal("Xrm", platform().xrm);
});

describe("the form that closes an opportunity", () => {
  it("O3: asks for a rejection when lost", () => {
    const form = closeForm(2, 4);
    onLoad(form.executionContext);
    expect(form.visible.get("opps_rejection")).toBe(true);
  });

  it.each([
    ["won", 1, 3],
    ["expired", 2, 847210001],
  ])("O3: does not ask when %s", (_, state, status) => {
    const form = closeForm(state, status);
    onLoad(form.executionContext);
    expect(form.visible.get("opps_rejection")).toBe(false);
  });

  it("a reason that is hidden again is taken away", () => {
    const form = closeForm(2, 4);
    onLoad(form.executionContext);
    form.columns["opps_rejection"] = 847210000;
    form.change("opportunitystatuscode", 847210001);
    expect(form.columns["opps_rejection"]).toBeNull();
  });

  it("is closed today unless another date is given", () => {
    const form = closeForm(1, 3);
    onLoad(form.executionContext);
    expect(form.columns["actualend"]).toBeInstanceOf(Date);
    const given = new Date(2024, 0, 1);
    const other = new FakeForm({ ...closeForm(1, 3).columns, actualend: given });
    onLoad(other.executionContext);
    expect(other.columns["actualend"]).toBe(given);
  });

  it("offers the state it is closed with, and its status reasons", async () => {
    const form = closeForm(2, 4);
    form.options = { opportunitystatecode: [0, 1, 2], opportunitystatuscode: [1, 2, 3, 4, 5, 847210001] };
    onLoad(form.executionContext);
    await vi.waitFor(() => expect(form.options["opportunitystatuscode"]).toEqual([4, 5, 847210001]));
    expect(form.options["opportunitystatecode"]).toEqual([2]);
  });
});
