import { opportunity } from "./names";

/** What the platform tells of an opportunity's states. */
export interface OpportunityStates {
  /** The status reason that a state has unless another is chosen. */
  getDefaultStatus(state: number): number;
  getStatusValuesForState(state: number): number[];
}

/** The status reasons are the administrator's: read, not known. */
export async function readStates(xrm: Xrm.XrmStatic): Promise<OpportunityStates> {
  const table = await xrm.Utility.getEntityMetadata(opportunity.table, [opportunity.state]);
  return table.Attributes.get(opportunity.state) as unknown as OpportunityStates;
}
