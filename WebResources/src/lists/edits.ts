import { wordsOf, type Labels, type ListOption } from "./options";

/** An option while it is edited. */
export interface EditedOption {
  /** Its own on the page, also before it has a value. */
  key: string;
  /** As it was loaded; null for a new one. */
  loaded: ListOption | null;
  labels: Labels;
  colour: string;
  isRetired: boolean;
}

/** A list while it is edited: what it was, and its options in the order wanted. */
export interface EditedList {
  loaded: readonly ListOption[];
  options: readonly EditedOption[];
}

export interface Change {
  option: EditedOption;
  /** Only the languages touched. */
  labels: Labels;
  /** Null for untouched. */
  colour: string | null;
}

/** What has to be sent so that a list becomes as it was edited. */
export interface ListChanges {
  inserts: EditedOption[];
  updates: Change[];
  deletes: EditedOption[];
  isMoved: boolean;
}

export type Problem = "colour" | "words" | "taken";

export function edited(loaded: readonly ListOption[]): EditedList {
  return { loaded, options: loaded.map((option) => ({ key: String(option.value), loaded: option, labels: option.labels, colour: option.colour, isRetired: false })) };
}

export function changeOption(list: EditedList, key: string, change: Partial<Pick<EditedOption, "labels" | "colour" | "isRetired">>): EditedList {
  return { ...list, options: list.options.map((option) => (option.key === key ? { ...option, ...change } : option)) };
}

export function addOption(list: EditedList, key: string): EditedList {
  return { ...list, options: [...list.options, { key, loaded: null, labels: {}, colour: "", isRetired: false }] };
}

/** A new one is simply gone, another one is retired when the list is saved. */
export function retireOption(list: EditedList, key: string): EditedList {
  const isNew = list.options.some((option) => option.key === key && !option.loaded);
  return isNew ? { ...list, options: list.options.filter((option) => option.key !== key) } : changeOption(list, key, { isRetired: true });
}

/** To a place counted from 0; beyond the ends it stays at them. */
export function moveOption(list: EditedList, key: string, place: number): EditedList {
  const from = list.options.findIndex((option) => option.key === key);
  const to = Math.max(0, Math.min(list.options.length - 1, place));
  if (from < 0 || from === to) {
    return list;
  }

  const options = [...list.options];
  options.splice(to, 0, ...options.splice(from, 1));
  return { ...list, options };
}

export function changesOf({ loaded, options }: EditedList): ListChanges {
  const kept = options.filter((option) => !option.isRetired);
  const updates = kept.flatMap((option) => {
    const change = option.loaded ? changeOf(option, option.loaded) : null;
    return change ? [change] : [];
  });
  const left = kept.flatMap((option) => (option.loaded ? [option.loaded.value] : []));
  const inserts = kept.filter((option) => !option.loaded);
  // What is new stands at the end by itself.
  const wanted = kept.map((option) => option.key).join();
  const comes = [...loaded.map(({ value }) => value).filter((value) => left.includes(value)), ...inserts.map((option) => option.key)].join();
  return { inserts, updates, deletes: options.filter((option) => option.isRetired), isMoved: wanted !== comes };
}

/** How many there are, for a person: an order is one. */
export function countOf({ inserts, updates, deletes, isMoved }: ListChanges): number {
  return inserts.length + updates.length + deletes.length + (isMoved ? 1 : 0);
}

function changeOf(option: EditedOption, loaded: ListOption): Change | null {
  const labels: Record<number, string> = {};
  for (const [language, words] of Object.entries(option.labels)) {
    if (words.trim() !== (loaded.labels[Number(language)] ?? "").trim()) {
      labels[Number(language)] = words.trim();
    }
  }

  const colour = option.colour.toUpperCase() === loaded.colour.toUpperCase() ? null : option.colour;
  return Object.keys(labels).length > 0 || colour !== null ? { option, labels, colour } : null;
}

/** #RRGGBB, or nothing. */
export function isColour(text: string): boolean {
  return /^(#[0-9a-f]{6})?$/i.test(text);
}

/**
 * Why an option can't be sent as it is; null for no reason. It needs words in the environment's own language, and words that were
 * there can be changed but not taken away: merged labels keep what isn't sent.
 */
export function problemOf(option: EditedOption, baseLanguage: number): Problem | null {
  if (option.isRetired) {
    return null;
  }

  if (!isColour(option.colour)) {
    return "colour";
  }

  if (wordsOf(option.labels, [baseLanguage]) === "") {
    return "words";
  }

  return Object.entries(option.loaded?.labels ?? {}).some(([language, words]) => words.trim() !== "" && wordsOf(option.labels, [Number(language)]) === "") ? "taken" : null;
}

/** The order to send: all that is there after the rest was done, in the order wanted; what isn't known here comes last. */
export function orderOf(wanted: readonly number[], present: readonly number[]): number[] {
  const known = wanted.filter((value) => present.includes(value));
  return [...known, ...present.filter((value) => !known.includes(value))];
}
