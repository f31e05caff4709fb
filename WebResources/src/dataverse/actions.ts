import { opportunity, opportunityClose, state } from "./names";

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
  /** 1 a primitive type, 5 a row of a table. */
  structuralProperty: 1 | 5;
}

type Parameters = Record<string, unknown>;

function entity(table: string): ParameterType {
  return { typeName: `mscrm.${table}`, structuralProperty: 5 };
}

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
