import { normalId } from "../dataverse/ids";
import { forms, opportunity } from "../dataverse/names";
import { idIn, readRow, textIn } from "../dataverse/rows";

/** A row that is selected in a list, as the ribbon hands it over. */
export interface SelectedReference {
  Id: string;
  Name: string;
  TypeName: string;
}

/** Opens the opportunity's customer, with the opportunity marked in the list of its opportunities. */
export async function openCustomer(xrm: Xrm.XrmStatic, reference: SelectedReference): Promise<void> {
  const id = normalId(reference.Id);
  const lookup = `_${opportunity.customer}_value`;
  const row = await readRow(xrm, opportunity.table, id, `?$select=${lookup}`);
  const customerId = idIn(row, opportunity.customer);
  const table = textIn(row, `${lookup}@Microsoft.Dynamics.CRM.lookuplogicalname`);
  if (customerId === "" || (table !== "account" && table !== "contact")) {
    await openOpportunity(xrm, reference);
    return;
  }

  await xrm.Navigation.openForm({ entityName: table, entityId: customerId, formId: forms.customer[table] }, { opps_found: id });
}

/** Opens the opportunity itself. */
export async function openOpportunity(xrm: Xrm.XrmStatic, reference: SelectedReference): Promise<void> {
  await xrm.Navigation.openForm({ entityName: opportunity.table, entityId: normalId(reference.Id) });
}

/**
 * Whether the list shows what a search has found. The client API doesn't hand out what was searched for; the list's query
 * tells it by the filter that only a search puts there.
 */
export function showsSearch(list: Xrm.Controls.GridControl): boolean {
  const query = new DOMParser().parseFromString(list.getFetchXml(), "text/xml");
  return Array.from(query.getElementsByTagName("filter")).some(
    (filter) => /^(1|true)$/.test(filter.getAttribute("isquickfindfields") ?? "") && filter.getElementsByTagName("condition").length > 0,
  );
}
