import { messageOf } from "../dataverse/errors";
import { changesOf, orderOf, type Change, type EditedList, type EditedOption } from "./edits";
import { isChangedMeanwhile, type Lists, type ListService } from "./listservice";
import { isSame, listNames, wordsOf, type ListName, type ListOption } from "./options";
import { stageStep, type StageDefaults, type StoredStage } from "./stages";

/** Everything that somebody has edited. */
export interface Edits {
  lists: Readonly<Record<ListName, EditedList>>;
  /** By the key of the stage's option; what isn't there is as stored. */
  stages: ReadonlyMap<string, StageDefaults>;
  storedStages: readonly StoredStage[];
}

/** Why something was left as it is, where that isn't the platform's refusal. */
export type Meanwhile = "gone" | "changed" | "defaults";

export interface Outcome {
  /** What was refused, by list and key of the option, in the platform's own words. */
  refused: Map<ListName, Map<string, string>>;
  /** Options of which somebody has changed the same thing meanwhile, or that are gone. */
  meanwhile: Map<ListName, Map<string, Meanwhile>>;
  /** The values that new options have got, by list and key. */
  inserted: Map<ListName, Map<string, number>>;
  /** Lists whose order wasn't sent, as they have changed meanwhile (L4). */
  unordered: ListName[];
  /** Lists whose order the platform refused, with its words. */
  orderRefused: Map<ListName, string>;
  /** The lists to publish. */
  touched: ListName[];
}

interface Step {
  run: () => Promise<void>;
  failed: (words: string, isMeanwhile: boolean) => void;
}

/** Tells how far it is; both count steps. */
export type Tell = (done: number, all: number) => void;

/** Sends all but the publishing. What is refused is noted, and the rest goes on. */
export async function sendEdits(service: ListService, edits: Edits, tell: Tell, languages: readonly number[]): Promise<Outcome> {
  const outcome: Outcome = { refused: new Map(), meanwhile: new Map(), inserted: new Map(), unordered: [], orderRefused: new Map(), touched: [] };
  const present = await service.drafts();
  const touched = new Set<ListName>();
  const failed = new Set<string>();
  const steps: Step[] = [];
  for (const list of listNames) {
    steps.push(...stepsOf(list));
  }

  steps.push(...listNames.flatMap(orderStep));
  steps.push(...stageSteps());
  for (const [index, { run, failed: tellOf }] of steps.entries()) {
    tell(index, steps.length);
    try {
      await run();
    } catch (refusal) {
      tellOf(messageOf(refusal), isChangedMeanwhile(refusal));
    }
  }

  tell(steps.length, steps.length);
  outcome.touched = listNames.filter((list) => touched.has(list));
  return outcome;

  function stepsOf(list: ListName): Step[] {
    const { inserts, updates, deletes } = changesOf(edits.lists[list]);
    const step = (option: EditedOption, run: () => Promise<void>): Step => ({
      run: async () => {
        await run();
        touched.add(list);
      },
      failed: (words) => {
        failed.add(`${list} ${option.key}`);
        note(outcome.refused, list, option.key, words);
      },
    });
    return [
      ...inserts.map((option) =>
        step(option, async () => {
          note(outcome.inserted, list, option.key, await service.insert(list, filledIn(option.labels), option.colour));
        }),
      ),
      ...updates.flatMap((change) => {
        const value = change.option.loaded?.value ?? 0;
        const problem = meanwhileOf(change, present[list].find((option) => option.value === value));
        if (problem) {
          note(outcome.meanwhile, list, change.option.key, problem);
          return [];
        }

        return [step(change.option, () => service.update(list, value, change.labels, change.colour))];
      }),
      // Gone is what was wanted, whoever did it.
      ...deletes.flatMap((option) => {
        const value = option.loaded?.value ?? 0;
        return present[list].some((each) => each.value === value) ? [step(option, () => service.remove(list, value))] : [];
      }),
    ];
  }

  /** Whole, after the rest of the list, or not at all. */
  function orderStep(list: ListName): Step[] {
    const { loaded, options } = edits.lists[list];
    if (!changesOf(edits.lists[list]).isMoved) {
      return [];
    }

    if (placesOf(present[list]) !== placesOf(loaded)) {
      outcome.unordered.push(list);
      return [];
    }

    return [
      {
        run: async () => {
          const wanted = options
            .filter((option) => !option.isRetired || failed.has(`${list} ${option.key}`))
            .flatMap((option) => option.loaded?.value ?? outcome.inserted.get(list)?.get(option.key) ?? []);
          const deleted = options.filter((option) => option.isRetired && !failed.has(`${list} ${option.key}`)).map((option) => option.loaded?.value);
          const there = [...loaded.map(({ value }) => value).filter((value) => !deleted.includes(value)), ...wanted.filter((value) => !loaded.some((option) => option.value === value))];
          await service.order(list, orderOf(wanted, there));
          touched.add(list);
        },
        failed: (words) => outcome.orderRefused.set(list, words),
      },
    ];
  }

  function stageSteps(): Step[] {
    const list = "opps_opportunitystage";
    return edits.lists[list].options.flatMap((option) => {
      const stored = storedOf(edits.storedStages, option);
      const wanted = edits.stages.get(option.key);
      const step = wanted && !option.isRetired ? stageStep(stored, wanted) : null;
      if (!step || !wanted) {
        return [];
      }

      return [
        {
          run: async () => {
            const stage = option.loaded?.value ?? outcome.inserted.get(list)?.get(option.key);
            // A stage that was refused has nothing to bring along.
            if (stage !== undefined) {
              await service.storeStage(step, stage, wordsOf(option.labels, languages), wanted);
            }
          },
          failed: (words: string, isMeanwhile: boolean) => (isMeanwhile ? note(outcome.meanwhile, list, option.key, "defaults") : note(outcome.refused, list, option.key, words)),
        },
      ];
    });
  }
}

/** How many stages bring something else along than is stored. */
export function changedStages({ lists, stages, storedStages }: Edits): number {
  return lists.opps_opportunitystage.options.filter((option) => {
    const wanted = stages.get(option.key);
    return !option.isRetired && wanted !== undefined && stageStep(storedOf(storedStages, option), wanted) !== null;
  }).length;
}

export function storedOf(stored: readonly StoredStage[], option: EditedOption): StoredStage | null {
  return stored.find(({ stage }) => stage === option.loaded?.value) ?? null;
}

/** Lists that people see otherwise than they will once published. */
export function unpublished(drafts: Lists, published: Lists): ListName[] {
  return listNames.filter((list) => !isSame(drafts[list], published[list]));
}

function placesOf(options: readonly ListOption[]): string {
  return options.map(({ value }) => value).join();
}

/** Nothing where nobody has touched the same. */
function meanwhileOf({ option, labels, colour }: Change, present: ListOption | undefined): Meanwhile | null {
  if (!present) {
    return "gone";
  }

  const languages = Object.keys(labels).map(Number);
  const hasOther = languages.some((language) => (present.labels[language] ?? "") !== (option.loaded?.labels[language] ?? ""));
  return hasOther || (colour !== null && present.colour !== option.loaded?.colour) ? "changed" : null;
}

function filledIn(labels: EditedOption["labels"]): EditedOption["labels"] {
  return Object.fromEntries(Object.entries(labels).flatMap(([language, words]) => (words.trim() === "" ? [] : [[language, words.trim()]])));
}

function note<Value>(notes: Map<ListName, Map<string, Value>>, list: ListName, key: string, value: Value): void {
  const of = notes.get(list) ?? new Map<string, Value>();
  of.set(key, value);
  notes.set(list, of);
}
