import { beforeEach, describe, expect, it, vi } from "vitest";
import { onLoad } from "../../src/customer.form";
import { icon } from "../../src/opportunity.found";
import { FakeForm } from "../fakes/form";
import { platform } from "../fakes/xrm";

const found = "{ABCDEF00-0000-0000-0000-000000000001}";
const row = (id: string) => JSON.stringify({ RowId: id, name: "New platform" });

beforeEach(() => {
  sessionStorage.clear();
  vi.stubGlobal("Xrm", platform({}, { language: 1053 }).xrm);
});

describe("the found opportunity", () => {
  it("the customer's form shows the tab of its opportunities, and the list marks the found one", () => {
    const form = new FakeForm({});
    form.parameters = { opps_found: found };
    onLoad(form.executionContext);
    expect(form.focusedTab).toBe("tab_opps_opportunities");
    expect(icon(row(found.toLowerCase()))).toEqual(["opps_/icons/found.svg", "Hittades av din sökning"]);
    expect(icon(row("{ABCDEF00-0000-0000-0000-000000000002}"))).toEqual(["", ""]);
  });

  it("a customer that is opened in another way has no mark", () => {
    const form = new FakeForm({});
    form.parameters = { opps_found: found };
    onLoad(form.executionContext);
    const other = new FakeForm({});
    onLoad(other.executionContext);
    expect(other.focusedTab).toBeNull();
    expect(icon(row(found))).toEqual(["", ""]);
  });

  it("a browser that keeps nothing shows the list without the mark", () => {
    vi.stubGlobal("sessionStorage", undefined);
    const form = new FakeForm({});
    form.parameters = { opps_found: found };
    onLoad(form.executionContext);
    expect(form.focusedTab).toBe("tab_opps_opportunities");
    expect(icon(row(found))).toEqual(["", ""]);
  });
});
