import { opportunity, setting, shareChange, stageSetting } from "./names";

/** What addresses of the Web API call the rows of a table, where the client API isn't there to know it. */
export const sets: Readonly<Record<string, string>> = {
  opportunity: opportunity.set,
  opps_setting: setting.set,
  opps_sharechange: shareChange.set,
  opps_stagesetting: stageSetting.set,
  role: "roles",
  savedquery: "savedqueries",
  sdkmessageprocessingstep: "sdkmessageprocessingsteps",
  systemuser: "systemusers",
  transactioncurrency: "transactioncurrencies",
  usersettings: "usersettingscollection",
};
