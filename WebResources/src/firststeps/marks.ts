import { stepNames, type StepName } from "./steps";

/** What administrators have said of the first steps: the same for all of them. */
export interface Marks {
  /** Whether the page isn't shown at the start any more. */
  readonly isPutAway: boolean;
  readonly left: readonly StepName[];
  /** What another version of the solution has stored. */
  readonly others: readonly string[];
}

export const noMarks: Marks = { isPutAway: false, left: [], others: [] };

const putAway = "all";

/** Stored are words with commas between: "lists,stages", or "all". */
export function marksIn(stored: string): Marks {
  const words = stored.split(",").map((word) => word.trim()).filter((word) => word !== "");
  const isStep = (word: string): word is StepName => (stepNames as readonly string[]).includes(word);
  return { isPutAway: words.includes(putAway), left: stepNames.filter((name) => words.includes(name)), others: words.filter((word) => word !== putAway && !isStep(word)) };
}

/** Null for nothing to store. */
export function storedOf({ isPutAway, left, others }: Marks): string | null {
  return [...(isPutAway ? [putAway] : []), ...stepNames.filter((name) => left.includes(name)), ...others].join(",") || null;
}

export function withLeft(marks: Marks, step: StepName, isLeft: boolean): Marks {
  const left = marks.left.filter((name) => name !== step);
  return { ...marks, left: isLeft ? [...left, step] : left };
}
