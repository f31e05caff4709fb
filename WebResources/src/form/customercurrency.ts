import { normalId } from "../dataverse/ids";
import { opportunity } from "../dataverse/names";
import { idIn, readRow, writtenIn } from "../dataverse/rows";

const create = 1;

/**
 * A new opportunity is in its customer's currency; without one it stays as the platform has it, which is the user's. What the person has chosen stands.
 * @param taken After the currency was set: the platform raises no change for a value that a script sets.
 */
export function followCustomer(xrm: Xrm.XrmStatic, form: Xrm.FormContext, taken: () => void): void {
  const customer = form.getAttribute<Xrm.Attributes.LookupAttribute>(opportunity.customer);
  const currency = form.getAttribute<Xrm.Attributes.LookupAttribute>(opportunity.currency);
  if ((form.ui.getFormType() as number) !== create || !customer || !currency) {
    return;
  }

  let isChosen = false;
  currency.addOnChange(() => (isChosen = true));
  const take = async () => {
    const chosen = customer.getValue()?.[0];
    const found = chosen ? await currencyOf(xrm, chosen) : null;
    if (found && !isChosen && customer.getValue()?.[0]?.id === chosen?.id) {
      currency.setValue([found]);
      taken();
    }
  };
  // Whoever may not read the customer keeps what is there.
  const tryToTake = () => void take().catch(() => undefined);
  customer.addOnChange(tryToTake);
  tryToTake();
}

async function currencyOf(xrm: Xrm.XrmStatic, customer: Xrm.LookupValue): Promise<Xrm.LookupValue | null> {
  const lookup = `_${opportunity.currency}_value`;
  const row = await readRow(xrm, customer.entityType, normalId(customer.id), `?$select=${lookup}`);
  const id = idIn(row, opportunity.currency);
  return id === "" ? null : { id, name: writtenIn(row, lookup), entityType: "transactioncurrency" };
}
