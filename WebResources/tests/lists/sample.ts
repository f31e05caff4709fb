import { vi } from "vitest";
import { each, type Lists, type ListService } from "../../src/lists/listservice";
import { listNames, type Labels, type ListName, type ListOption } from "../../src/lists/options";
import type { StoredStage } from "../../src/lists/stages";

export const option = (value: number, english: string, more: Partial<ListOption> = {}): ListOption => ({ value, labels: { 1033: english, 1053: `${english} sv` }, colour: "", isManaged: true, ...more });

export const [direct, google, referral] = [option(847210000, "Direct Mail"), option(847210001, "Google"), option(847210002, "Referral")];

/** The platform, as far as lists go: drafts and what is published, and what it refuses, by message and value. */
export class FakeLists {
  drafts: Record<ListName, ListOption[]> = each((list) => (list === "opps_opportunitysource" ? [direct, google, referral] : [option(847210000, list)]));
  published: Lists;
  refuses: Record<string, string> = {};
  publishes: "all" | "first" | "nothing" = "all";
  stages: StoredStage[] = [];
  readonly asked: string[] = [];
  private next = 100;

  constructor() {
    this.published = structuredClone(this.drafts);
  }

  readonly service: ListService = {
    languages: () => Promise.resolve([1033, 1053]),
    drafts: () => Promise.resolve(structuredClone(this.drafts)),
    published: () => Promise.resolve(structuredClone(this.published)),
    count: vi.fn<ListService["count"]>((_list, values) => Promise.resolve(new Map(values.map((value, index) => [value, index === 0 ? ("many" as const) : index])))),
    insert: (list, labels, colour) => {
      this.ask(`insert ${labels[1033] ?? ""}`, list, labels);
      this.next += 1;
      this.drafts[list] = [...this.drafts[list], { value: this.next, labels, colour, isManaged: false }];
      return Promise.resolve(this.next);
    },
    update: (list, value, labels, colour) => {
      this.ask(`update ${value}`, list, { ...labels, colour });
      this.drafts[list] = this.drafts[list].map((each) => (each.value === value ? { ...each, labels: { ...each.labels, ...labels }, colour: colour ?? each.colour } : each));
      return Promise.resolve();
    },
    remove: (list, value) => {
      this.ask(`remove ${value}`, list);
      this.drafts[list] = this.drafts[list].filter((each) => each.value !== value);
      return Promise.resolve();
    },
    order: (list, values) => {
      this.ask(`order ${values.join()}`, list);
      this.drafts[list] = values.map((value) => this.drafts[list].find((each) => each.value === value)!);
      return Promise.resolve();
    },
    publish: (touched) => {
      this.asked.push(`publish ${touched.join()}`);
      const done = this.publishes === "all" ? touched : this.publishes === "first" ? touched.slice(0, 1) : [];
      this.published = { ...this.published, ...Object.fromEntries(done.map((list) => [list, structuredClone(this.drafts[list])])) };
      return this.publishes === "all" ? Promise.resolve() : Promise.reject(new Error("The publishing stopped."));
    },
    stages: () => Promise.resolve(this.stages),
    storeStage: ({ kind, id }, stage, name, defaults) => {
      this.ask(`stage ${kind} ${stage}`, "opps_opportunitystage", { name, ...defaults });
      const others = this.stages.filter((each) => each.stage !== stage);
      this.stages = kind === "delete" ? others : [...others, { ...defaults, id: id || "new", stage, version: "v" }];
      return Promise.resolve();
    },
  };

  private ask(what: string, list: ListName, more?: Labels | object): void {
    this.asked.push([what, list.replace("opps_", ""), ...(more ? [JSON.stringify(more)] : [])].join(" "));
    const refusal = this.refuses[what];
    if (refusal !== undefined) {
      throw new Error(refusal);
    }
  }
}

export { listNames };
