import { describe, expect, it, vi } from "vitest";
import { lackingPrivileges } from "../../src/dataverse/privileges";
import { keptEdits } from "../../src/lists/keptedits";
import { each, listService } from "../../src/lists/listservice";
import { edited } from "../../src/lists/edits";
import type { Row } from "../../src/dataverse/rows";
import { Refusal, type Service } from "../../src/ui/standalone";
import { direct } from "./sample";

const source = "opps_opportunitysource";
const label = (...texts: [number, string][]) => ({ LocalizedLabels: texts.map(([LanguageCode, Label]) => ({ Label, LanguageCode })) });
const written = { Options: [{ Value: 5, Label: label([1033, "A"], [1053, "B"]), Color: null, IsManaged: true }, { Value: 6, Label: label([1033, "C"]), Color: "#AABBCC", IsManaged: false }] };
const read = [
  { value: 5, labels: { 1033: "A", 1053: "B" }, colour: "", isManaged: true },
  { value: 6, labels: { 1033: "C" }, colour: "#AABBCC", isManaged: false },
];

function platform(answers: { get?: Row; rows?: Row[] | Error } = {}) {
  const get = vi.fn<Service["get"]>(() => Promise.resolve(answers.get ?? {}));
  const send = vi.fn<Service["send"]>((_method, path) => Promise.resolve(path === "InsertOptionValue" ? { NewOptionValue: 847210007 } : null));
  const rows = vi.fn<(table: string, options?: string) => Promise<{ entities: Row[] }>>(() => (answers.rows instanceof Error ? Promise.reject(answers.rows) : Promise.resolve({ entities: answers.rows ?? [] })));
  return { get, send, rows, service: listService({ service: { get, send }, WebApi: { retrieveRecord: () => Promise.reject(new Error("none")), retrieveMultipleRecords: rows } }) };
}

describe("the messages of lists, as Microsoft documents them", () => {
  it("RetrieveProvisionedLanguages", async () => {
    const { get, service } = platform({ get: { RetrieveProvisionedLanguages: [1033, 1035] } });
    expect(await service.languages()).toEqual([1033, 1035]);
    expect(get.mock.calls).toEqual([["RetrieveProvisionedLanguages()"]]);
  });

  it("GlobalOptionSetDefinitions tells what people see", async () => {
    const { get, service } = platform({ get: written });
    expect((await service.published())[source]).toEqual(read);
    expect(get.mock.calls[1]).toEqual(["GlobalOptionSetDefinitions(Name='opps_opportunitysource')"]);
  });

  it("RetrieveEntity as if published tells what is drafted, of all lists at once", async () => {
    const { get, service } = platform({ get: { EntityMetadata: { Attributes: [{ LogicalName: "name" }, { LogicalName: "opps_source", OptionSet: written }] } } });
    const drafts = await service.drafts();
    expect([drafts[source], drafts.opps_rejectionreason]).toEqual([read, []]);
    expect(get.mock.calls).toEqual([
      [
        "RetrieveEntity(EntityFilters=@f,LogicalName=@n,MetadataId=@i,RetrieveAsIfPublished=@p)" +
          "?@f=Microsoft.Dynamics.CRM.EntityFilters'Attributes'&@n='opportunity'&@i=00000000-0000-0000-0000-000000000000&@p=true",
      ],
    ]);
  });

  it("InsertOptionValue leaves the value to the platform (L2)", async () => {
    const { send, service } = platform();
    expect(await service.insert(source, { 1033: "Partner", 1053: "Partnerföretag" }, "")).toBe(847210007);
    expect(send.mock.calls[0]).toEqual(["POST", "InsertOptionValue", { OptionSetName: source, Label: written33("Partner", "Partnerföretag") }]);
    await service.insert(source, { 1033: "Partner" }, "#123456");
    expect(send.mock.calls[1]?.[2]).toMatchObject({ Color: "#123456" });
  });

  it("UpdateOptionValue merges the languages touched (L3)", async () => {
    const { send, service } = platform();
    await service.update(source, 5, { 1033: "A", 1053: "B" }, null);
    await service.update(source, 5, {}, "#000000");
    expect(send.mock.calls).toEqual([
      ["POST", "UpdateOptionValue", { OptionSetName: source, Value: 5, Label: written33("A", "B"), MergeLabels: true }],
      ["POST", "UpdateOptionValue", { OptionSetName: source, Value: 5, Color: "#000000", MergeLabels: true }],
    ]);
  });

  it("DeleteOptionValue, OrderOption and one PublishXml for all lists touched", async () => {
    const { send, service } = platform();
    await service.remove(source, 5);
    await service.order(source, [6, 5]);
    await service.publish([source, "opps_rejectionreason"]);
    expect(send.mock.calls).toEqual([
      ["POST", "DeleteOptionValue", { OptionSetName: source, Value: 5 }],
      ["POST", "OrderOption", { OptionSetName: source, Values: [6, 5] }],
      ["POST", "PublishXml", { ParameterXml: "<importexportxml><optionsets><optionset>opps_opportunitysource</optionset><optionset>opps_rejectionreason</optionset></optionsets></importexportxml>" }],
    ]);
  });

  it("counts are many where the platform stops; any other failure is one", async () => {
    expect(await platform({ rows: [{ option: 5, rows: 3 }] }).service.count(source, [5])).toEqual(new Map([[5, 3]]));
    expect(await platform({ rows: new Refusal("Too many.", 400, "0x8004E023") }).service.count(source, [5])).toEqual(new Map([[5, "many"]]));
    await expect(platform({ rows: new Refusal("No.", 403, "0x80040220") }).service.count(source, [5])).rejects.toThrow("No.");
  });

  it("the rows of the stages are read, created, changed and deleted", async () => {
    const { send, service } = platform({ rows: [{ "@odata.etag": "v", opps_stagesettingid: "row", opps_stage: 5, opps_probability: 40, opps_statusoffered: null, opps_rejection: null }] });
    expect(await service.stages()).toEqual([{ id: "row", stage: 5, version: "v", probability: "40", status: null, rejection: null }]);
    const defaults = { probability: "5 %", status: 847212011, rejection: 2 };
    await service.storeStage({ kind: "create", id: "", version: "" }, 5, "Closed", defaults);
    await service.storeStage({ kind: "update", id: "row", version: "v" }, 5, "Closed", defaults);
    await service.storeStage({ kind: "delete", id: "row", version: "v" }, 5, "Closed", defaults);
    const body = { opps_name: "Closed", opps_probability: 5, opps_statusoffered: 847212011, opps_rejection: 2 };
    expect(send.mock.calls).toEqual([
      ["POST", "opps_stagesettings", { ...body, opps_stage: 5 }],
      ["PATCH", "opps_stagesettings(row)", body, { "If-Match": "v" }],
      ["DELETE", "opps_stagesettings(row)", undefined, { "If-Match": "v" }],
    ]);
  });
});

function written33(english: string, swedish: string): Row {
  const type = { "@odata.type": "Microsoft.Dynamics.CRM.LocalizedLabel" };
  return { "@odata.type": "Microsoft.Dynamics.CRM.Label", LocalizedLabels: [{ ...type, Label: english, LanguageCode: 1033 }, { ...type, Label: swedish, LanguageCode: 1053 }] };
}

describe("who may not (L8)", () => {
  const ask = (answer: (path: string) => Promise<Row>) => lackingPrivileges({ get: answer, send: () => Promise.resolve(null) }, "{AB}", ["prvA", "prvB"]);

  it("is asked of the platform, privilege by privilege", async () => {
    const get = vi.fn((path: string) => Promise.resolve({ RolePrivileges: path.includes("'prvA'") ? [{}] : [] }));
    expect(await ask(get)).toEqual(["prvB"]);
    expect(get.mock.calls[0]).toEqual(["systemusers(ab)/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvA')"]);
  });

  it("where it doesn't say, it is left to refuse", async () => {
    expect(await ask(() => Promise.reject(new Error("unknown")))).toEqual([]);
  });
});

describe("edits that are kept in the window", () => {
  const edits = { lists: each(() => edited([direct])), stages: new Map([["5", { probability: "5", status: null, rejection: null }]]), storedStages: [] };

  it("are each user's own, and gone once there are none", () => {
    const kept = keptEdits("anna", window.sessionStorage);
    kept.write(edits);
    expect([kept.read(), keptEdits("bo", window.sessionStorage).read()]).toEqual([edits, null]);
    kept.write(null);
    expect(kept.read()).toBeNull();
  });

  it("a window that stores nothing, or something else, keeps nothing", () => {
    const fail = () => {
      throw new Error("full");
    };
    const kept = keptEdits("anna", { getItem: () => "{", setItem: fail, removeItem: fail });
    kept.write(edits);
    kept.write(null);
    expect(kept.read()).toBeNull();
  });
});
