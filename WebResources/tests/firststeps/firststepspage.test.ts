import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Finding } from "../../src/firststeps/findings";
import { FirstStepsPage, type FirstStepsHost } from "../../src/firststeps/firststepspage";
import type { Looks } from "../../src/firststeps/looking";
import { noMarks, type Marks } from "../../src/firststeps/marks";
import { stepNames, type StepName } from "../../src/firststeps/steps";
import { waysOut } from "../../src/firststeps/waysout";
import { appAddress } from "../../src/ui/appaddress";
import { texts } from "../fakes/texts";

describe("the page of the first steps", () => {
  let root: HTMLElement;
  let stored: Marks;
  let todo: Partial<Record<StepName, Finding | Error>>;
  const goOn = vi.fn();
  const startPage = "https://here/main.aspx?appname=opps_Opportunities&pagetype=dashboard&id=174377be-3ce1-4e8d-ba93-288f37cec112";

  const looks = Object.fromEntries(
    stepNames.map((step) => [
      step,
      () => {
        const found = todo[step] ?? { isDone: true, text: "Fine." };
        return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
      },
    ]),
  ) as unknown as Looks;

  async function open(more: Partial<FirstStepsHost> = {}): Promise<void> {
    const marks: FirstStepsHost["marks"] = { read: () => Promise.resolve(stored), change: (how) => Promise.resolve((stored = how(stored))) };
    new FirstStepsPage(root, { texts, looks, marks, waysOut: waysOut(appAddress("https://here/")), startPage, lacking: [], isAskedFor: false, goOn, ...more });
    await vi.waitFor(() => expect(goOn.mock.calls.length > 0 || root.getAttribute("aria-busy") === "false").toBe(true));
  }

  const idle = () => vi.waitFor(() => expect(root.getAttribute("aria-busy")).toBe("false"));
  const item = (step: StepName) => root.querySelectorAll(".step")[stepNames.indexOf(step)]!;
  const status = (step: StepName) => item(step).querySelector(".badge")?.textContent;
  const summary = () => root.querySelector(".summary")?.textContent;
  const button = (text: string) => Array.from(root.querySelectorAll("button")).find(({ textContent }) => textContent === text)!;
  const shownButtons = () => Array.from(root.querySelectorAll("button")).filter((each) => !each.closest("[hidden]"));

  async function press(pressed: HTMLElement): Promise<void> {
    pressed.click();
    await idle();
  }

  beforeEach(() => {
    root = document.createElement("main");
    document.body.replaceChildren(root);
    stored = noMarks;
    todo = { lists: { isDone: false, text: "As they came." }, stages: { isDone: false, text: "None." } };
    goOn.mockReset();
  });

  it("says of each step how it stands, what it means and where it is put right", async () => {
    todo.roles = new Error("Principal lacks prvReadRole.");
    await open();
    expect([status("plugins"), status("lists"), status("roles"), summary()]).toEqual(["Done", "To do", "Not known", "Left to do: 3 of 9"]);
    expect(item("lists").textContent).toContain("As they came.Types, sources, stages and rejection reasons come filled with examples.");
    expect(item("roles").textContent).toContain("This could not be looked at: Principal lacks prvReadRole.");
    expect(item("lists").querySelector("a")?.href).toBe("https://here/main.aspx?appname=opps_Opportunities&pagetype=webresource&webresourceName=opps_/pages/lists.html");
    expect(item("sellers").querySelector("a")?.href).toContain("pagetype=entitylist&etn=opportunity&viewid=9b2733fb-807b-4b11-8de3-946a3f51214b");
    expect(Array.from(item("roles").querySelectorAll("a"), ({ target, rel }) => [target, rel])).toEqual([["_blank", "noopener noreferrer"]]);
    expect(goOn).not.toHaveBeenCalled();
  });

  it("a step is left as it is, and taken up again", async () => {
    await open();
    await press(item("lists").querySelector("button")!);
    expect([status("lists"), summary(), stored.left]).toEqual(["Left as it is", "Left to do: 1 of 9", ["lists"]]);
    await press(item("lists").querySelector("button")!);
    expect([status("lists"), stored.left]).toEqual(["To do", []]);
  });

  it("the last one leaves a page that says so, and the next start goes on", async () => {
    stored = { ...noMarks, left: ["stages"] };
    await open();
    await press(item("lists").querySelector("button")!);
    expect([summary(), goOn.mock.calls.length]).toEqual(["Nothing is left to do. From now on the app starts with its dashboard.", 0]);
    await open();
    expect(goOn).toHaveBeenCalledOnce();
  });

  it("plug-in steps are no matter of taste", async () => {
    todo.plugins = { isDone: false, text: "All are disabled." };
    await open();
    expect(item("plugins").querySelector("button")?.hidden).toBe(true);
  });

  it("put away it goes on at once, without looking, and is shown when it is asked for", async () => {
    await open();
    await press(button("Don't show this at the start"));
    expect([stored.isPutAway, goOn.mock.calls.length]).toEqual([true, 1]);
    await open({ looks: null as never });
    expect(goOn).toHaveBeenCalledTimes(2);
    goOn.mockReset();
    await open({ isAskedFor: true });
    expect(summary()).toBe("The app starts with its dashboard: this page isn't shown at the start any more.");
    await press(button("Show this at the start again"));
    expect([stored.isPutAway, goOn.mock.calls.length]).toEqual([false, 0]);
  });

  it("looks again", async () => {
    await open();
    todo = {};
    await press(button("Look again"));
    expect([status("lists"), status("stages")]).toEqual(["Done", "Done"]);
  });

  it("a mark that can't be stored is told, and not shown", async () => {
    await open({ marks: { read: () => Promise.resolve(stored), change: () => Promise.reject(new Error("No.")) } });
    await press(item("lists").querySelector("button")!);
    expect([root.querySelector(".bar .message")?.textContent, status("lists")]).toEqual(["No.", "To do"]);
  });

  it("others who are quicker each time are told of", async () => {
    await open({ marks: { read: () => Promise.resolve(stored), change: () => Promise.resolve(null) } });
    await press(button("Don't show this at the start"));
    expect([root.querySelector(".bar .message")?.textContent, goOn.mock.calls.length]).toEqual([texts("Settings_Meanwhile"), 0]);
  });

  it("marks that can't be read leave the steps", async () => {
    await open({ marks: { read: () => Promise.reject(new Error("Not now.")), change: () => Promise.resolve(null) } });
    expect([root.querySelector(".bar .message")?.textContent, status("lists")]).toEqual(["Not now.", "To do"]);
  });

  it("who may not mark is told why, and is offered nothing that writes", async () => {
    await open({ lacking: ["prvWriteopps_Setting"] });
    expect(root.querySelector(".messages")?.textContent).toContain("your roles lack prvWriteopps_Setting");
    expect(shownButtons().map(({ textContent }) => textContent)).toEqual(["Look again"]);
  });
});
