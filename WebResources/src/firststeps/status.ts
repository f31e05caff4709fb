import type { Finding } from "./findings";
import type { Marks } from "./marks";
import { mayBeLeft, stepNames, type StepName } from "./steps";

/** What was found of a step, or why it couldn't be looked at. */
export type Looked = Finding | { problem: string };

export type Status = "done" | "left" | "todo" | "unknown";

/** What is done is done, whatever somebody has said of it before. */
export function statusOf(step: StepName, looked: ReadonlyMap<StepName, Looked>, { left }: Marks): Status {
  const found = looked.get(step);
  const isLeft = left.includes(step) && mayBeLeft(step);
  return found && "isDone" in found && found.isDone ? "done" : isLeft ? "left" : found && "isDone" in found ? "todo" : "unknown";
}

/** Whether there is nothing to show at the start. */
export function isOver(looked: ReadonlyMap<StepName, Looked>, marks: Marks): boolean {
  return marks.isPutAway || stepNames.every((step) => ["done", "left"].includes(statusOf(step, looked, marks)));
}
