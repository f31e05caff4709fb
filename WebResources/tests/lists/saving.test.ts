import { beforeEach, describe, expect, it } from "vitest";
import { addOption, changeOption, edited, moveOption, retireOption, type EditedList } from "../../src/lists/edits";
import { each } from "../../src/lists/listservice";
import { changedStages, sendEdits, unpublished, type Edits, type Outcome } from "../../src/lists/saving";
import { noDefaults } from "../../src/lists/stages";
import { Refusal } from "../../src/ui/standalone";
import { direct, FakeLists, google, option, referral } from "./sample";

const source = "opps_opportunitysource";
let fake: FakeLists;
let told: string[];

beforeEach(() => {
  fake = new FakeLists();
  told = [];
});

function editsOf(change: (now: EditedList) => EditedList, stages: Edits["stages"] = new Map()): Edits {
  const loaded = each((list) => edited(structuredClone(fake.drafts[list])));
  return { lists: { ...loaded, [source]: change(loaded[source]) }, stages, storedStages: fake.stages };
}

const send = (edits: Edits): Promise<Outcome> => sendEdits(fake.service, edits, (done, all) => told.push(`${done}/${all}`), [1033]);
const key = ({ value }: { value: number }) => String(value);

describe("saving", () => {
  it("sends what is new, then what has changed, then what is retired, then the order whole; and tells how far it is", async () => {
    const edits = editsOf((now) => {
      const added = changeOption(addOption(now, "n"), "n", { labels: { 1033: " Partner ", 1053: "" }, colour: "#123456" });
      const changed = changeOption(added, key(google), { labels: { ...google.labels, 1053: "Sök" } });
      return moveOption(retireOption(changed, key(direct)), "n", 0);
    });
    const { touched, refused } = await send(edits);
    expect(fake.asked).toEqual([
      'insert Partner opportunitysource {"1033":"Partner"}',
      `update ${google.value} opportunitysource {"1053":"Sök","colour":null}`,
      `remove ${direct.value} opportunitysource`,
      `order 101,${google.value},${referral.value} opportunitysource`,
    ]);
    expect([touched, refused.size, told]).toEqual([[source], 0, ["0/4", "1/4", "2/4", "3/4", "4/4"]]);
    expect(unpublished(fake.drafts, fake.published)).toEqual([source]);
  });

  it("nothing edited asks for nothing", async () => {
    expect((await send(editsOf((now) => now))).touched).toEqual([]);
    expect(fake.asked).toEqual([]);
  });

  it("L6: what the platform refuses is noted in its words, and the rest goes on, the order with what is still there", async () => {
    fake.refuses = { [`remove ${direct.value}`]: "The 'Delete' operation failed: managed.", "insert New": "No." };
    const edits = editsOf((now) => {
      const added = changeOption(addOption(now, "n"), "n", { labels: { 1033: "New" } });
      return moveOption(retireOption(moveOption(added, "n", 0), key(direct)), key(referral), 0);
    });
    const { refused, touched } = await send(edits);
    expect(refused.get(source)).toEqual(new Map([[key(direct), "The 'Delete' operation failed: managed."], ["n", "No."]]));
    expect(fake.asked[fake.asked.length - 1]).toBe(`order ${referral.value},${direct.value},${google.value} opportunitysource`);
    expect(touched).toEqual([source]);
  });

  it("L4: the order isn't sent where the list has changed meanwhile; the rest is", async () => {
    const edits = editsOf((now) => moveOption(changeOption(now, key(google), { colour: "#000000" }), key(google), 0));
    fake.drafts[source] = [direct, google, referral, option(99, "Theirs")];
    const { unordered, touched } = await send(edits);
    expect([unordered, touched, fake.asked.map((asked) => asked.split(" ")[0])]).toEqual([[source], [source], ["update"]]);
  });

  it("the same text changed meanwhile is left as it is; another language of it isn't in the way", async () => {
    const edits = editsOf((now) => changeOption(now, key(google), { labels: { ...google.labels, 1053: "Mitt" } }));
    fake.drafts[source] = [direct, { ...google, labels: { 1033: "Theirs", 1053: google.labels[1053]! } }, referral];
    expect((await send(edits)).meanwhile.size).toBe(0);
    fake.drafts[source] = [direct, { ...google, labels: { 1033: "Google", 1053: "Deras" } }, referral];
    expect((await send(edits)).meanwhile.get(source)).toEqual(new Map([[key(google), "changed"]]));
  });

  it("what somebody else has retired is gone: told where it was changed, fine where it was to go", async () => {
    const edits = editsOf((now) => retireOption(changeOption(now, key(google), { colour: "#000000" }), key(referral)));
    fake.drafts[source] = [direct];
    const { meanwhile, refused } = await send(edits);
    expect([meanwhile.get(source), refused.size, fake.asked]).toEqual([new Map([[key(google), "gone"]]), 0, []]);
  });

  it("an order that the platform refuses is told with its list", async () => {
    fake.refuses = { [`order ${google.value},${direct.value},${referral.value}`]: "Not now." };
    expect((await send(editsOf((now) => moveOption(now, key(google), 0)))).orderRefused).toEqual(new Map([[source, "Not now."]]));
  });
});

describe("the defaults of the stages", () => {
  const stage = "opps_opportunitystage";

  it("go along, also those of a new stage, under the value that it got", async () => {
    fake.stages = [{ id: "row", stage: 847210000, version: "v", probability: "10", status: null, rejection: null }];
    const edits = editsOf((now) => now, new Map([["847210000", { ...noDefaults, probability: "20" }], ["n", { ...noDefaults, status: 847212010 }]]));
    const withNew = { ...edits, lists: { ...edits.lists, [stage]: changeOption(addOption(edits.lists[stage], "n"), "n", { labels: { 1033: "Signed" } }) } };
    expect(changedStages(withNew)).toBe(2);
    await send(withNew);
    expect(fake.asked.slice(1)).toEqual([
      'stage update 847210000 opportunitystage {"name":"opps_opportunitystage","probability":"20","status":null,"rejection":null}',
      'stage create 101 opportunitystage {"name":"Signed","probability":"","status":847212010,"rejection":null}',
    ]);
  });

  it("that somebody else has changed meanwhile are left as they are", async () => {
    const storeStage = () => Promise.reject(new Refusal("The version doesn't match.", 412, ""));
    const edits = editsOf((now) => now, new Map([["847210000", { ...noDefaults, probability: "20" }]]));
    const { meanwhile, refused } = await sendEdits({ ...fake.service, storeStage }, edits, () => undefined, [1033]);
    expect([meanwhile.get(stage), refused.size]).toEqual([new Map([["847210000", "defaults"]]), 0]);
  });

  it("a stage that was refused brings nothing along, and defaults that are refused stand at their stage", async () => {
    fake.refuses = { "insert Signed": "No.", "stage create 847210000": "Out of range." };
    const edits = editsOf((now) => now, new Map([["847210000", { ...noDefaults, probability: "20" }], ["n", { ...noDefaults, status: 847212010 }]]));
    const { refused } = await send({ ...edits, lists: { ...edits.lists, [stage]: changeOption(addOption(edits.lists[stage], "n"), "n", { labels: { 1033: "Signed" } }) } });
    expect(refused.get(stage)).toEqual(new Map([["n", "No."], ["847210000", "Out of range."]]));
    expect(fake.asked).toHaveLength(2);
  });
});
