import { firstShipped, lists } from "../dataverse/names";

export type ListName = keyof typeof lists;

export const listNames = Object.keys(lists) as ListName[];

/** Words by language, as LCID. */
export type Labels = Readonly<Record<number, string>>;

/** An option as the platform has it. */
export interface ListOption {
  value: number;
  labels: Labels;
  /** Empty for none. */
  colour: string;
  isManaged: boolean;
}

export type Origin = "ours" | "yours" | "others";

/** Who made an option: the values that the solution ships are known, all others a managed solution has brought, or somebody here. */
export function originOf(list: ListName, { value, isManaged }: Pick<ListOption, "value" | "isManaged">): Origin {
  const isShipped = value >= firstShipped && value < firstShipped + lists[list].shipped;
  return isShipped ? "ours" : isManaged ? "others" : "yours";
}

/** The words in a language, or else in the first that has any. */
export function wordsOf(labels: Labels, languages: readonly number[]): string {
  return languages.map((language) => (labels[language] ?? "").trim()).find((words) => words !== "") ?? "";
}

/** Whether two states of a list are the same to everybody who sees it. */
export function isSame(one: readonly ListOption[], other: readonly ListOption[]): boolean {
  return describe(one) === describe(other);
}

function describe(options: readonly ListOption[]): string {
  return JSON.stringify(options.map(({ value, labels, colour }) => [value, colour.toUpperCase(), Object.entries(labels)]));
}
