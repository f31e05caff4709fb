import type { TextKey } from "../texts";

/** The first steps, in their order: their names are stored ({@link ./marks}), so a name stays. */
export const stepNames = ["plugins", "key", "roles", "search", "closing", "lists", "stages", "settings", "sellers"] as const;

export type StepName = (typeof stepNames)[number];

/** What is said of a step whatever was found. */
export const stepTexts: Readonly<Record<StepName, { title: TextKey; meaning: TextKey }>> = {
  plugins: { title: "First_Plugins", meaning: "First_PluginsText" },
  key: { title: "First_Key", meaning: "First_KeyText" },
  roles: { title: "First_Roles", meaning: "First_RolesText" },
  search: { title: "First_Search", meaning: "First_SearchText" },
  closing: { title: "First_Closing", meaning: "First_ClosingText" },
  lists: { title: "First_Lists", meaning: "First_ListsText" },
  stages: { title: "First_Stages", meaning: "First_StagesText" },
  settings: { title: "First_Settings", meaning: "First_SettingsText" },
  sellers: { title: "First_Sellers", meaning: "First_SellersText" },
};

/** Without its plug-ins the solution does nothing: that is no way to leave it. */
export function mayBeLeft(step: StepName): boolean {
  return step !== "plugins";
}
