import type { Texts } from "../texts";
import { changeOption, type EditedList, type EditedOption } from "./edits";
import { listNames, wordsOf, type ListName } from "./options";
import type { Edits, Outcome } from "./saving";
import type { StageDefaults } from "./stages";

/** What the lists are called. */
export const listTitles = {
  opps_opportunitytype: "Lists_Types",
  opps_opportunitysource: "Lists_Sources",
  opps_opportunitystage: "Lists_Stages",
  opps_rejectionreason: "Lists_Rejections",
} as const;

export function namesOf(lists: readonly ListName[], texts: Texts): string {
  return lists.map((list) => texts(listTitles[list])).join(", ");
}

/**
 * What is still to be edited: what was refused is still wanted, and stands in the fresh lists as it was edited.
 * @returns The edits, and what is told at an option, by list and key.
 */
export function afterSaving(before: Edits, fresh: Edits, { refused, meanwhile, inserted }: Outcome, texts: Texts, languages: readonly number[]): { edits: Edits; told: Map<string, string> } {
  const stages = new Map<string, StageDefaults>();
  const told = new Map<string, string>();
  const lists = { ...fresh.lists };
  for (const list of listNames) {
    for (const [key, words] of refused.get(list) ?? []) {
      const option = before.lists[list].options.find((each) => each.key === key);
      const value = inserted.get(list)?.get(key);
      // What was new and is there now has its value for a key: then it was its defaults that were refused.
      const keyNow = value === undefined ? key : String(value);
      const isThere = lists[list].options.some((each) => each.key === keyNow);
      if (option && (isThere || !option.loaded)) {
        lists[list] = value !== undefined ? lists[list] : isThere ? again(lists[list], before.lists[list], option) : { ...lists[list], options: [...lists[list].options, option] };
        told.set(`${list} ${keyNow}`, words);
        const defaults = before.stages.get(key);
        if (defaults) {
          stages.set(keyNow, defaults);
        }
      }
    }

    for (const [key, what] of meanwhile.get(list) ?? []) {
      if (what !== "gone") {
        told.set(`${list} ${key}`, what === "defaults" ? texts("Lists_DefaultsMeanwhile") : texts("Lists_Meanwhile", nameIn(before, list, key, languages)));
      }
    }
  }

  return { edits: { ...fresh, lists, stages }, told };
}

/** What is told of all that wasn't done. */
export function notesOf(before: Edits, { refused, meanwhile, unordered, orderRefused }: Outcome, texts: Texts, languages: readonly number[]): string[] {
  const notes = Array.from(meanwhile).flatMap(([list, ofList]) => Array.from(ofList, ([key, what]) => ({ what, name: nameIn(before, list, key, languages) })));
  const gone = notes.filter(({ what }) => what === "gone").map(({ name }) => name);
  return [
    ...(refused.size > 0 ? [texts("Lists_Refused", namesOf(Array.from(refused.keys()), texts))] : []),
    ...(gone.length < notes.length ? [texts("Lists_ChangedMeanwhile")] : []),
    ...(gone.length > 0 ? [texts("Lists_Gone", gone.join(", "))] : []),
    ...(unordered.length > 0 ? [texts("Lists_Unordered", namesOf(unordered, texts))] : []),
    ...Array.from(orderRefused, ([list, words]) => `${namesOf([list], texts)}: ${words}`),
  ];
}

function nameIn({ lists }: Edits, list: ListName, key: string, languages: readonly number[]): string {
  return wordsOf(lists[list].options.find((option) => option.key === key)?.labels ?? {}, languages);
}

/** The same edits on what is there now. */
function again(now: EditedList, before: EditedList, { key, labels, colour, isRetired }: EditedOption): EditedList {
  const was = before.options.find((option) => option.key === key)?.loaded;
  const touched = Object.fromEntries(Object.entries(labels).filter(([language, words]) => words !== (was?.labels[Number(language)] ?? "")));
  const current = now.options.find((option) => option.key === key);
  return changeOption(now, key, { labels: { ...current?.labels, ...touched }, colour: colour === was?.colour ? (current?.colour ?? "") : colour, isRetired });
}
