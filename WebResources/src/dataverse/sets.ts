import { commissionLine, commissionPeriod, opportunity, sellerShare, setting, shareChange, stageSetting } from "./names";

/** What addresses of the Web API call the rows of a table, where the client API isn't there to know it. */
export const sets: Readonly<Record<string, string>> = {
  opportunity: opportunity.set,
  opps_commissionline: commissionLine.set,
  opps_commissionperiod: commissionPeriod.set,
  opps_setting: setting.set,
  opps_sellershare: sellerShare.set,
  opps_sharechange: shareChange.set,
  opps_stagesetting: stageSetting.set,
  organization: "organizations",
  role: "roles",
  savedquery: "savedqueries",
  sdkmessageprocessingstep: "sdkmessageprocessingsteps",
  systemuser: "systemusers",
  transactioncurrency: "transactioncurrencies",
  usersettings: "usersettingscollection",
};
