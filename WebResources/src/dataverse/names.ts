/** What the solution and Sales call things. The one place where code knows them. */

export const opportunity = {
  table: "opportunity",
  set: "opportunities",
  name: "name",
  customer: "customerid",
  owner: "ownerid",
  state: "statecode",
  status: "statuscode",
  currency: "transactioncurrencyid",
  estimatedValue: "estimatedvalue",
  actualValue: "actualvalue",
  actualCloseDate: "actualclosedate",
  closeProbability: "closeprobability",
  estimatedCloseDate: "estimatedclosedate",
  rejection: "opps_rejection",
  stage: "opps_stage",
  sellerCount: "opps_sellercount",
  sellerDraft: "opps_sellerdraft",
} as const;

export const sellerShare = {
  table: "opps_sellershare",
  set: "opps_sellershares",
  id: "opps_sellershareid",
  name: "opps_name",
  opportunity: "opps_opportunityid",
  seller: "opps_sellerid",
  percent: "opps_percent",
  isFixed: "opps_isfixed",
  amount: "opps_amount",
  expectedAmount: "opps_expectedamount",
  currency: "transactioncurrencyid",
  /** Case matters: these are the names of navigation properties. */
  toOpportunity: "opps_OpportunityId",
  toSeller: "opps_SellerId",
  ofOpportunity: "opps_opportunity_sellershare",
} as const;

/** An entry of the journal (H1). */
export const shareChange = {
  table: "opps_sharechange",
  set: "opps_sharechanges",
  id: "opps_sharechangeid",
  /** Its number: later entries have higher ones. */
  number: "opps_name",
  opportunity: "opps_opportunityid",
  by: "opps_byid",
  cause: "opps_cause",
  rule: "opps_rule",
  reason: "opps_reason",
  figures: "opps_figures",
  before: "opps_before",
  after: "opps_after",
  note: "opps_note",
  createdOn: "createdon",
} as const;

export const opportunityClose = {
  table: "opportunityclose",
  opportunity: "opportunityid",
  subject: "subject",
  description: "description",
  actualRevenue: "actualrevenue",
  actualEnd: "actualend",
  rejection: "opps_rejection",
} as const;

/** What of the settings the control of the sellers reads: names of their own, so that it carries no others along. */
export const settingTable = "opps_setting";
export const changeReason = "opps_changereason";
export const reasonRequired = 847212021;

/** The one row of settings; no row, or an empty column, is the default. */
export const setting = {
  table: settingTable,
  set: "opps_settings",
  id: "0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10",
  name: "opps_name",
  sumWhenWon: "opps_sumwhenwon",
  tolerance: "opps_tolerance",
  wonWithoutSellers: "opps_wonwithoutsellers",
  /** What administrators said of the first steps; no setting. */
  firstSteps: "opps_firststeps",
  periodSum: "opps_periodsum",
  changeReason,
  customerSellers: "opps_customersellers",
  tell: 847212000,
  refuse: 847212001,
  required: reasonRequired,
  on: 847212031,
} as const;

/** A commission period (C1). */
export const commissionPeriod = {
  table: "opps_commissionperiod",
  set: "opps_commissionperiods",
  id: "opps_commissionperiodid",
  name: "opps_name",
  firstDay: "opps_firstday",
  lastDay: "opps_lastday",
  state: "opps_state",
  found: "opps_found",
  done: "opps_done",
  lines: "opps_lines",
  baseTotal: "opps_basetotal",
  baseCurrency: "opps_basecurrency",
  closedOn: "opps_closedon",
  closedBy: "opps_closedbyid",
  paidOn: "opps_paidon",
  reopenedOn: "opps_reopenedon",
  reopenReason: "opps_reopenreason",
  /** Empty is open, too. */
  open: 847213000,
  closing: 847213001,
  closed: 847213002,
  paid: 847213003,
  reopening: 847213004,
  writePrivilege: "prvWriteopps_CommissionPeriod",
} as const;

/** A frozen line of a period (C3, C5). */
export const commissionLine = {
  table: "opps_commissionline",
  set: "opps_commissionlines",
  id: "opps_commissionlineid",
  opportunityName: "opps_name",
  period: "opps_periodid",
  corrects: "opps_correctsid",
  opportunity: "opps_opportunityid",
  opportunityKey: "opps_opportunitykey",
  customerName: "opps_customername",
  seller: "opps_sellerid",
  /** Zeros for what is unallocated. */
  sellerKey: "opps_sellerkey",
  sellerName: "opps_sellername",
  kind: "opps_kind",
  cause: "opps_cause",
  percent: "opps_percent",
  percentBefore: "opps_percentbefore",
  amount: "opps_amount",
  before: "opps_before",
  currency: "opps_currencyid",
  currencyCode: "opps_currencycode",
  baseAmount: "opps_baseamount",
  closeDate: "opps_closedate",
  isWithdrawn: "opps_iswithdrawn",
  createdOn: "createdon",
  difference: 847213011,
  readPrivilege: "prvReadopps_CommissionLine",
} as const;

/** A customer's seller, for new opportunities (D1). */
export const defaultShare = {
  table: "opps_defaultshare",
  account: "opps_accountid",
  contact: "opps_contactid",
  percent: "opps_percent",
  isFixed: "opps_isfixed",
} as const;

/** What a stage brings along (G1, G2). */
export const stageSetting = {
  table: "opps_stagesetting",
  set: "opps_stagesettings",
  id: "opps_stagesettingid",
  name: "opps_name",
  stage: "opps_stage",
  probability: "opps_probability",
  statusOffered: "opps_statusoffered",
  rejection: "opps_rejection",
  won: 847212010,
  lost: 847212011,
  expired: 847212012,
} as const;

/** The lists that administrators look after: each with its column of the opportunity, and how many values it ships with from the first on. */
export const lists = {
  opps_opportunitytype: { column: "opps_type", shipped: 3 },
  opps_opportunitysource: { column: "opps_source", shipped: 3 },
  opps_opportunitystage: { column: "opps_stage", shipped: 5 },
  opps_rejectionreason: { column: "opps_rejection", shipped: 5 },
} as const;

/** Of all values of ours. */
export const firstShipped = 847210000;

/** The app and what of it is known by name. */
export const app = {
  name: "opps_Opportunities",
  /** What it starts with for everybody who isn't shown the first steps. */
  dashboard: "174377be-3ce1-4e8d-ba93-288f37cec112",
  quickFind: "e351f9c2-9165-4569-bbef-9e2a81a05c32",
  /** Opportunities whose shares are not 100 %. */
  notWhole: "9b2733fb-807b-4b11-8de3-946a3f51214b",
  roles: ["21a5dd60-65cc-4036-bc5b-26c2362dd294", "cd82554f-1464-4de6-a1c5-bbd934fbdeb4", "c53e3bbb-5662-45da-a788-0f12f6467e21"],
  firstSteps: "opps_/pages/firststeps.html",
  lists: "opps_/pages/lists.html",
  settings: "opps_/pages/settings.html",
} as const;

/** The platform's states of an opportunity (O2). */
export const state = { open: 0, won: 1, lost: 2 } as const;

/** The one status reason that code knows: closed as lost, but expired (O2). */
export const expired = 847210001;

/** Forms of ours that are asked for by name: an environment may have others, which lack what we hand over. */
export const forms = {
  /** Only these declare the parameter opps_found. */
  customer: {
    account: "876d0f22-c5f8-417d-ac5c-f53d1afc6b12",
    contact: "8f354193-5000-490c-a038-ad3d27708420",
  },
} as const;
