import { fromNumber, toNumber, type Hundredths } from "../shares/percent";
import { opportunity, opportunityClose, sellerShare, state } from "./names";

/** One row of the whole set that is saved at once. */
export interface ShareToSave {
  /** Null where the user was deleted; the row is then told by its own id. */
  sellerId: string | null;
  shareId: string | null;
  percent: Hundredths;
  isFixed: boolean;
}

/** The answer of the custom APIs of one opportunity: the sum, and the sentence that tells it unless it is 100. */
export interface ShareAnswer {
  sum: Hundredths;
  message: string;
}

/** opps_SetSellerShares: the rows become the opportunity's sellers; whoever is missing goes. */
export async function setSellerShares(xrm: Xrm.XrmStatic, opportunityId: string, rows: readonly ShareToSave[]): Promise<ShareAnswer> {
  const parameterTypes = { Shares: collectionOf(sellerShare.table) };
  return shareAnswer(xrm, onOpportunity("opps_SetSellerShares", opportunityId, parameterTypes, { Shares: rows.map(rowOf) }));
}

/** opps_SplitSellerSharesEqually: the free sellers share what the fixed ones leave. */
export async function splitSellerSharesEqually(xrm: Xrm.XrmStatic, opportunityId: string): Promise<ShareAnswer> {
  return shareAnswer(xrm, onOpportunity("opps_SplitSellerSharesEqually", opportunityId, {}, {}));
}

/** The answer of opps_ReplaceSeller: how many were changed and are left, and a sentence that names those it can't change. */
export interface ReplaceAnswer {
  changed: number;
  left: number;
  message: string;
}

/** opps_ReplaceSeller: on open opportunities one person takes over another's share. A call changes some, and says how many are left. */
export async function replaceSeller(xrm: Xrm.XrmStatic, fromId: string, toId: string): Promise<ReplaceAnswer> {
  const user = entity("systemuser");
  const answer = await execute(
    xrm,
    action("opps_ReplaceSeller", null, { From: user, To: user }, { From: reference("systemuser", fromId), To: reference("systemuser", toId) }),
  );
  return { changed: answer["Changed"] as number, left: answer["Left"] as number, message: (answer["Message"] as string | null) ?? "" };
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

function collectionOf(table: string): ParameterType {
  return { typeName: `Collection(mscrm.${table})`, structuralProperty: 4 };
}

function reference(table: string, id: string): Parameters {
  return { "@odata.type": `Microsoft.Dynamics.CRM.${table}`, [`${table}id`]: id };
}

function rowOf(row: ShareToSave): Parameters {
  return {
    "@odata.type": `Microsoft.Dynamics.CRM.${sellerShare.table}`,
    ...(row.sellerId === null
      ? { [sellerShare.id]: row.shareId }
      : { [`${sellerShare.toSeller}@odata.bind`]: `/systemusers(${row.sellerId})` }),
    [sellerShare.percent]: toNumber(row.percent),
    [sellerShare.isFixed]: row.isFixed,
  };
}

function onOpportunity(name: string, id: string, parameterTypes: Record<string, ParameterType>, parameters: Parameters): object {
  return action(
    name,
    "entity",
    { entity: entity(opportunity.table), ...parameterTypes },
    { entity: { entityType: opportunity.table, id }, ...parameters },
  );
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

async function shareAnswer(xrm: Xrm.XrmStatic, request: object): Promise<ShareAnswer> {
  const answer = await execute(xrm, request);
  return { sum: fromNumber(answer["Sum"] as number), message: (answer["Message"] as string | null) ?? "" };
}
