import { fromNumber, toNumber } from "../shares/percent";
import { opportunity, opportunityClose, sellerShare, shareChange, state } from "./names";
import type { StoredShare } from "./opportunityshares";
import { idIn, numberIn, textIn, type Row } from "./rows";

/** opps_SplitSellerSharesEqually: the free sellers share what the fixed ones leave. */
export async function splitSellerSharesEqually(xrm: Xrm.XrmStatic, opportunityId: string): Promise<void> {
  const bound = { entity: { entityType: opportunity.table, id: opportunityId } };
  // Its answer is read, as one that is not keeps its connection.
  await execute(xrm, action("opps_SplitSellerSharesEqually", "entity", { entity: entity(opportunity.table) }, bound));
}

/** The answer of opps_ReplaceSeller: how many were changed and are left, and a sentence that names those it can't change. */
export interface ReplaceAnswer {
  changed: number;
  left: number;
  message: string;
}

/** opps_ReplaceSeller: on open opportunities one person takes over another's share. A call changes some, and says how many are left. */
export async function replaceSeller(xrm: Xrm.XrmStatic, fromId: string, toId: string, note: string | null): Promise<ReplaceAnswer> {
  const user = entity("systemuser");
  const parameters = { From: reference("systemuser", fromId), To: reference("systemuser", toId), ...noteIn(note) };
  const answer = await execute(xrm, action("opps_ReplaceSeller", null, { From: user, To: user, ...(note !== null && { Note: text }) }, parameters));
  return { changed: answer["Changed"] as number, left: answer["Left"] as number, message: (answer["Message"] as string | null) ?? "" };
}

/** opps_ExplainShare: why a share is what it is, in the user's language: a sentence for each change of it, the first one first. */
export async function explainShare(xrm: Xrm.XrmStatic, shareId: string): Promise<string[]> {
  const bound = { entity: { entityType: sellerShare.table, id: shareId } };
  const answer = await execute(xrm, action("opps_ExplainShare", "entity", { entity: entity(sellerShare.table) }, bound));
  const steps = (answer["Steps"] as Row[] | undefined) ?? [];
  return steps.length === 0 ? [textIn(answer, "Text")] : steps.map((step) => textIn(step, shareChange.number));
}

/** What a step would come to. */
export interface SharePreview {
  shares: StoredShare[];
  /** The rule's sentence, with its number. */
  reason: string;
  /** Empty at 100. */
  message: string;
}

/** opps_PreviewShares: what this set would come to; nothing is written. */
export function previewSet(xrm: Xrm.XrmStatic, opportunityId: string, sellers: readonly StoredShare[]): Promise<SharePreview> {
  return preview(xrm, opportunityId, { Step: "set", Shares: sellers.map(wantedShare) }, { Step: text, Shares: entities(sellerShare.table) });
}

/** The same of the customer's sellers (D4). */
export function previewCustomerSellers(xrm: Xrm.XrmStatic, opportunityId: string): Promise<SharePreview> {
  return preview(xrm, opportunityId, { Step: "customer" }, { Step: text });
}

/** opps_TakeCustomerSellers: the customer's sellers take the place of those that are there; answers a sentence where the sum isn't 100. */
export async function takeCustomerSellers(xrm: Xrm.XrmStatic, opportunityId: string, note: string | null): Promise<string> {
  const bound = { entity: { entityType: opportunity.table, id: opportunityId }, ...noteIn(note) };
  const types = { entity: entity(opportunity.table), ...(note !== null && { Note: text }) };
  return textIn(await execute(xrm, action("opps_TakeCustomerSellers", "entity", types, bound)), "Message");
}

async function preview(xrm: Xrm.XrmStatic, opportunityId: string, asked: Parameters, askedTypes: Record<string, ParameterType>): Promise<SharePreview> {
  const bound = { entity: { entityType: opportunity.table, id: opportunityId }, ...asked };
  const types = { entity: entity(opportunity.table), ...askedTypes };
  const answer = await execute(xrm, action("opps_PreviewShares", "entity", types, bound));
  return {
    shares: ((answer["Shares"] as Row[] | undefined) ?? []).map(previewedShare),
    reason: textIn(answer, "Reason"),
    message: textIn(answer, "Message"),
  };
}

/** opps_RestoreShares: the set that a change has left, or the one before it; answers a sentence where the sum isn't 100. */
export async function restoreShares(xrm: Xrm.XrmStatic, opportunityId: string, changeId: string, before: boolean, note: string | null): Promise<string> {
  const bound = { entity: { entityType: opportunity.table, id: opportunityId }, Change: reference(shareChange.table, changeId), Before: before, ...noteIn(note) };
  const types = { entity: entity(opportunity.table), Change: entity(shareChange.table), Before: yesOrNo, ...(note !== null && { Note: text }) };
  return textIn(await execute(xrm, action("opps_RestoreShares", "entity", types, bound)), "Message");
}

/** Why it is done; left out where nothing was said. */
function noteIn(note: string | null): Parameters {
  return note === null ? {} : { Note: note };
}

/** By the person; by the row where there is no user. */
function wantedShare({ shareId, sellerId, percent, isFixed }: StoredShare): Parameters {
  return {
    "@odata.type": `Microsoft.Dynamics.CRM.${sellerShare.table}`,
    ...(sellerId === null ? { [sellerShare.id]: shareId } : { [`${sellerShare.toSeller}@odata.bind`]: `/systemusers(${sellerId})` }),
    [sellerShare.percent]: toNumber(percent),
    [sellerShare.isFixed]: isFixed,
  };
}

function previewedShare(row: Row): StoredShare {
  return {
    shareId: textIn(row, sellerShare.id),
    sellerId: idIn(row, sellerShare.seller) || null,
    name: textIn(row, sellerShare.name),
    percent: fromNumber(numberIn(row, sellerShare.percent)),
    isFixed: row[sellerShare.isFixed] === true,
  };
}

/** WinOpportunity or LoseOpportunity with a status reason of that state; the values are those of the closing's own row. */
export async function closeOpportunity(
  xrm: Xrm.XrmStatic,
  opportunityId: string,
  stateCode: 1 | 2,
  status: number,
  values: Record<string, unknown>,
): Promise<void> {
  const close = {
    "@odata.type": "Microsoft.Dynamics.CRM.opportunityclose",
    [`${opportunityClose.opportunity}@odata.bind`]: `/${opportunity.set}(${opportunityId})`,
    ...values,
  };
  await xrm.WebApi.online.execute(
    action(
      stateCode === state.won ? "WinOpportunity" : "LoseOpportunity",
      null,
      { OpportunityClose: entity(opportunityClose.table), Status: { typeName: "Edm.Int32", structuralProperty: 1 } },
      { OpportunityClose: close, Status: status },
    ),
  );
}

interface ParameterType {
  typeName: string;
  /** 1 a primitive type, 4 a collection, 5 a row of a table. */
  structuralProperty: 1 | 4 | 5;
}

type Parameters = Record<string, unknown>;

function entity(table: string): ParameterType {
  return { typeName: `mscrm.${table}`, structuralProperty: 5 };
}

function entities(table: string): ParameterType {
  return { typeName: `Collection(mscrm.${table})`, structuralProperty: 4 };
}

const text: ParameterType = { typeName: "Edm.String", structuralProperty: 1 };
const yesOrNo: ParameterType = { typeName: "Edm.Boolean", structuralProperty: 1 };

function reference(table: string, id: string): Parameters {
  return { "@odata.type": `Microsoft.Dynamics.CRM.${table}`, [`${table}id`]: id };
}

/** The platform takes every own property of a request for a parameter, so its description stands on the prototype. */
function action(
  operationName: string,
  boundParameter: "entity" | null,
  parameterTypes: Record<string, ParameterType>,
  parameters: Parameters,
): object {
  const getMetadata = () => ({ boundParameter, parameterTypes, operationType: 0, operationName });
  return Object.assign(Object.create({ getMetadata }) as object, parameters);
}

async function execute(xrm: Xrm.XrmStatic, request: object): Promise<Parameters> {
  const response = await xrm.WebApi.online.execute(request);
  return (await response.json()) as Parameters;
}
