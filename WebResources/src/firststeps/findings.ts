import { firstShipped } from "../dataverse/names";
import { numberIn, textIn, type Row } from "../dataverse/rows";
import { namesOf } from "../lists/aftersaving";
import type { Lists } from "../lists/listservice";
import { listNames, type Labels, type ListName, type ListOption } from "../lists/options";
import { isEmpty, type StoredStage } from "../lists/stages";
import { defaultTerms, isSameTerms, type Terms } from "../settings/terms";
import type { Texts } from "../texts";

/** What was found of a step, in a sentence. */
export interface Finding {
  isDone: boolean;
  text: string;
}

/** What the build has read out of the solution: ids of the plug-in steps, and the lists' words, option by option. */
export interface Shipped {
  readonly steps: readonly string[];
  readonly lists: Readonly<Record<ListName, readonly Labels[]>>;
}

export function ofPlugins(shipped: readonly string[], rows: readonly Row[], texts: Texts): Finding {
  const enabled = 0;
  const missing = shipped.length - rows.length;
  const disabled = rows.filter((row) => numberIn(row, "statecode") !== enabled).length;
  const all = String(shipped.length);
  return missing > 0
    ? { isDone: false, text: texts("First_PluginsGone", String(missing), all) }
    : disabled > 0
      ? { isDone: false, text: texts("First_PluginsOff", String(disabled), all) }
      : { isDone: true, text: texts("First_PluginsDone", all) };
}

/** By the state of the index, as the platform calls it; null where there is no key. */
export function ofKey(state: string | null, texts: Texts): Finding {
  const key = state === null ? "First_KeyGone" : state === "Active" ? "First_KeyDone" : state === "Failed" ? "First_KeyFailed" : "First_KeyBuilding";
  return { isDone: state === "Active", text: texts(key) };
}

/**
 * @param roles Those of ours that are there.
 * @param held Rows of roles that somebody or a team has; each business unit has a role of its own, which knows the one it comes from.
 */
export function ofRoles(roles: readonly Row[], held: readonly Row[], texts: Texts): Finding {
  const known = new Set(held.map((row) => textIn(row, "_parentrootroleid_value") || textIn(row, "roleid")));
  const empty = roles.filter((role) => !known.has(textIn(role, "roleid"))).map((role) => textIn(role, "name"));
  return empty.length === 0 ? { isDone: true, text: texts("First_RolesDone") } : { isDone: false, text: texts("First_RolesEmpty", empty.join(", ")) };
}

export function ofSearch(view: Row, texts: Texts): Finding {
  const isDone = view["isdefault"] === true;
  return { isDone, text: texts(isDone ? "First_SearchDone" : "First_SearchOther") };
}

export function ofClosing(table: Row, texts: Texts): Finding {
  const isDone = table["IsQuickCreateEnabled"] === true;
  return { isDone, text: texts(isDone ? "First_ClosingDone" : "First_ClosingNot") };
}

export function ofLists(lists: Lists, shipped: Shipped["lists"], texts: Texts): Finding {
  const untouched = listNames.filter((list) => isUntouched(lists[list], shipped[list]));
  return untouched.length === 0 ? { isDone: true, text: texts("First_ListsDone") } : { isDone: false, text: texts("First_ListsAsShipped", namesOf(untouched, texts)) };
}

/** The same options in the same order, without colours, and with the same words in each language that both have. */
function isUntouched(options: readonly ListOption[], shipped: readonly Labels[]): boolean {
  return (
    options.length === shipped.length &&
    options.every(({ value, colour, labels }, index) => {
      const words = shipped[index] ?? {};
      return value === firstShipped + index && colour === "" && Object.entries(labels).every(([language, text]) => (words[Number(language)] ?? text) === text);
    })
  );
}

export function ofStages(stages: readonly StoredStage[], texts: Texts): Finding {
  const count = stages.filter((stage) => !isEmpty(stage)).length;
  return count > 0 ? { isDone: true, text: texts("First_StagesDone", String(count)) } : { isDone: false, text: texts("First_StagesNone") };
}

/** A row that is there for another reason than settings is at its defaults too. */
export function ofSettings(terms: Terms, texts: Texts): Finding {
  const isDone = !isSameTerms(terms, defaultTerms);
  return { isDone, text: texts(isDone ? "First_SettingsDone" : "First_SettingsDefault") };
}

/** @param rows Open opportunities of people that have no sellers. */
export function ofSellers(rows: readonly Row[], texts: Texts): Finding {
  return rows.length === 0 ? { isDone: true, text: texts("First_SellersDone") } : { isDone: false, text: texts("First_SellersMissing") };
}
