import { stageSetting } from "../dataverse/names";

/** What a stage brings along; a text of the probability is what somebody typed. */
export interface StageDefaults {
  probability: string;
  status: number | null;
  rejection: number | null;
}

/** A row of them, as stored. */
export interface StoredStage extends StageDefaults {
  id: string;
  stage: number;
  version: string;
}

export const noDefaults: StageDefaults = { probability: "", status: null, rejection: null };

/** Null for nothing typed, NaN for what is no whole number from 0 to 100. */
export function probabilityOf(text: string): number | null {
  const typed = text.replace(/[\s\u00a0%]/g, "");
  return typed === "" ? null : /^\d{1,3}$/.test(typed) && Number(typed) <= 100 ? Number(typed) : NaN;
}

export function isProbability(text: string): boolean {
  return !Number.isNaN(probabilityOf(text));
}

/** A rejection is offered with lost only. */
export function withStatus(defaults: StageDefaults, status: number | null): StageDefaults {
  return { ...defaults, status, rejection: status === stageSetting.lost ? defaults.rejection : null };
}

export function isEmpty({ probability, status }: StageDefaults): boolean {
  return probabilityOf(probability) === null && status === null;
}

export function isSameStage(one: StageDefaults, other: StageDefaults): boolean {
  return probabilityOf(one.probability) === probabilityOf(other.probability) && one.status === other.status && one.rejection === other.rejection;
}

export type StageStep = { kind: "create" | "update" | "delete"; id: string; version: string } | null;

/** What it takes to store them; null for nothing. A row that says nothing is deleted. */
export function stageStep(stored: StoredStage | null, wanted: StageDefaults): StageStep {
  if (!stored) {
    return isEmpty(wanted) ? null : { kind: "create", id: "", version: "" };
  }

  return isEmpty(wanted) ? { kind: "delete", id: stored.id, version: stored.version } : isSameStage(stored, wanted) ? null : { kind: "update", id: stored.id, version: stored.version };
}
