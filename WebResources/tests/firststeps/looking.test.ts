import { describe, expect, it } from "vitest";
import type { Shipped } from "../../src/firststeps/findings";
import { looksOf } from "../../src/firststeps/looking";
import type { StepName } from "../../src/firststeps/steps";
import { texts } from "../fakes/texts";

type Row = Record<string, unknown>;

const steps = ["11111111-0000-0000-0000-000000000001", "11111111-0000-0000-0000-000000000002"];
const names = { opps_opportunitytype: 2, opps_opportunitysource: 1, opps_opportunitystage: 1, opps_rejectionreason: 1 };
const words = (index: number) => ({ 1033: `Option ${index}`, 1053: `Val ${index}` });
const lists = Object.fromEntries(Object.entries(names).map(([list, count]) => [list, Array.from({ length: count }, (_, index) => words(index))])) as unknown as Shipped["lists"];
const seller = "21a5dd60-65cc-4036-bc5b-26c2362dd294";
const manager = "cd82554f-1464-4de6-a1c5-bbd934fbdeb4";

function option(index: number, more: Row = {}, labels: Record<string, string> = { 1033: `Option ${index}`, 1053: `Val ${index}`, 1035: "Muu" }): Row {
  return { Value: 847210000 + index, Color: null, IsManaged: true, Label: { LocalizedLabels: Object.entries(labels).map(([code, label]) => ({ LanguageCode: Number(code), Label: label })) }, ...more };
}

/** Answers by what an address begins with or holds. */
function look(step: StepName, answers: Readonly<Record<string, Row | Row[]>>) {
  const asked: string[] = [];
  const answer = (path: string): Promise<Row> => {
    const address = decodeURIComponent(path);
    asked.push(address);
    const found = Object.entries(answers).find(([part]) => address.includes(part))?.[1];
    return found ? Promise.resolve(found as Row) : Promise.reject(new Error(`Nothing answers ${address}`));
  };
  const client = {
    service: { get: answer, send: () => Promise.reject(new Error("Nothing is written.")) },
    WebApi: {
      retrieveRecord: (table: string, id: string, options = "") => answer(`${table}(${id})${options}`),
      retrieveMultipleRecords: async (table: string, options = "") => ({ entities: (await answer(table + options)) as unknown as Row[] }),
    },
  };
  return { found: looksOf(client, { steps, lists }, texts)[step](), asked };
}

describe("what is found of a step", () => {
  const step = (state: number) => ({ statecode: state });

  it.each<[string, Row[], boolean, string]>([
    ["all enabled", [step(0), step(0)], true, "All 2 are enabled."],
    ["one disabled", [step(0), step(1)], false, "1 of 2 are disabled."],
    ["one missing, one disabled", [step(1)], false, "1 of 2 are missing. Import the solution again."],
  ])("plug-in steps, %s", async (_, rows, isDone, text) => {
    const { found, asked } = look("plugins", { sdkmessageprocessingstep: rows });
    expect(await found).toEqual({ isDone, text });
    expect(asked).toEqual([`sdkmessageprocessingstep?$select=statecode&$filter=Microsoft.Dynamics.CRM.In(PropertyName='sdkmessageprocessingstepid',PropertyValues=["${steps.join('","')}"])`]);
  });

  it.each<[string | null, boolean, string]>([
    ["Active", true, "The key is active."],
    ["Pending", false, "The key is still being built."],
    ["Failed", false, "The key could not be built"],
    [null, false, "There is no such key."],
  ])("key %s", async (state, isDone, text) => {
    const found = await look("key", { "EntityDefinitions(LogicalName='opps_sellershare')/Keys": { value: state === null ? [] : [{ EntityKeyIndexStatus: state }] } }).found;
    expect([found.isDone, found.text]).toEqual([isDone, expect.stringContaining(text)]);
  });

  it("roles: each that a person or a team has, in whichever business unit", async () => {
    const roles = [{ roleid: seller, name: "Seller" }, { roleid: manager, name: "Manager" }];
    const held = (by: Row[], teams: Row[]) => look("roles", { "$filter": roles, systemuserroles: by, teamroles: teams }).found;
    expect(await held([{ roleid: "of another unit", _parentrootroleid_value: seller }], [])).toEqual({ isDone: false, text: "Nobody has: Manager." });
    expect(await held([{ roleid: seller, _parentrootroleid_value: seller }], [{ roleid: manager, _parentrootroleid_value: manager }])).toEqual({ isDone: true, text: "Each role has members." });
    const { found, asked } = look("roles", { "$filter": roles, systemuserroles: [], teamroles: [] });
    expect((await found).text).toBe("Nobody has: Seller, Manager.");
    expect(asked.some((query) => query.includes(`attribute="isdisabled" operator="eq" value="0"`))).toBe(true);
  });

  it.each([true, false])("search: our view is the default, %s", async (isdefault) => {
    expect((await look("search", { "savedquery(e351f9c2-9165-4569-bbef-9e2a81a05c32)?$select=isdefault": { isdefault } }).found).isDone).toBe(isdefault);
  });

  it.each([true, false])("closing: quick create forms, %s", async (IsQuickCreateEnabled) => {
    expect((await look("closing", { "EntityDefinitions(LogicalName='opportunityclose')?$select=IsQuickCreateEnabled": { IsQuickCreateEnabled } }).found).isDone).toBe(IsQuickCreateEnabled);
  });

  const shippedLists: Record<string, Row> = Object.fromEntries(Object.entries(names).map(([list, count]) => [`'${list}'`, { Options: Array.from({ length: count }, (_, index) => option(index)) }]));
  const withTypes = (...options: Row[]) => ({ ...shippedLists, "'opps_opportunitytype'": { Options: options } });

  it.each<[string, Record<string, Row>, string]>([
    ["as shipped", shippedLists, "As they came with the solution: Types, Sources, Stages, Rejection reasons."],
    ["an option more", withTypes(option(0), option(1), { ...option(2), Value: 100000000 }), "As they came with the solution: Sources, Stages, Rejection reasons."],
    ["one retired", withTypes(option(0)), "As they came with the solution: Sources, Stages, Rejection reasons."],
    ["another order", withTypes(option(1), option(0)), "As they came with the solution: Sources, Stages, Rejection reasons."],
    ["a colour", withTypes(option(0), option(1, { Color: "#102030" })), "As they came with the solution: Sources, Stages, Rejection reasons."],
    ["renamed in one language", withTypes(option(0), option(1, {}, { 1033: "Option 1", 1053: "Annat" })), "As they came with the solution: Sources, Stages, Rejection reasons."],
    ["words in a language that we have none in", withTypes(option(0), option(1, {}, { 1033: "Option 1", 1035: "Jotain" })), "As they came with the solution: Types, Sources, Stages, Rejection reasons."],
  ])("lists, %s", async (_, answers, text) => {
    expect(await look("lists", answers).found).toEqual({ isDone: false, text });
  });

  it("lists, each changed", async () => {
    const changed = Object.fromEntries(Object.keys(names).map((list) => [`'${list}'`, { Options: [] }]));
    expect(await look("lists", changed).found).toEqual({ isDone: true, text: "Each list has been made yours." });
  });

  it("stages: a row that says nothing brings nothing along", async () => {
    const row = { opps_stagesettingid: "1", opps_stage: 847210000 };
    expect(await look("stages", { opps_stagesetting: [row] }).found).toEqual({ isDone: false, text: "No stage brings anything along." });
    expect(await look("stages", { opps_stagesetting: [row, { ...row, opps_probability: 0 }] }).found).toEqual({ isDone: true, text: "Stages that bring something along: 1." });
  });

  it.each<[string, Row[], boolean]>([
    ["no row", [], false],
    ["a row that is there for the first steps alone", [{ opps_firststeps: "all" }], false],
    ["a row that says the default", [{ opps_sumwhenwon: 847212000, opps_tolerance: 0 }], false],
    ["a tolerance", [{ opps_tolerance: 0.01 }], true],
  ])("settings, %s", async (_, rows, isDone) => {
    expect((await look("settings", { opps_setting: rows }).found).isDone).toBe(isDone);
  });

  it("sellers: open opportunities of a person without any", async () => {
    const { found, asked } = look("sellers", { opportunity: [{ opportunityid: "1" }] });
    expect([await found, asked[0]]).toEqual([{ isDone: false, text: "There are open opportunities without sellers." }, expect.stringContaining(`<link-entity name="systemuser" from="systemuserid" to="ownerid"/>`)]);
    expect((await look("sellers", { opportunity: [] }).found).isDone).toBe(true);
  });
});
