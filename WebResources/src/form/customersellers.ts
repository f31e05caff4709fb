import { normalId } from "../dataverse/ids";
import { defaultShare } from "../dataverse/names";
import { numberIn, readRows } from "../dataverse/rows";
import { readNumberFormat } from "../dataverse/userformat";
import { formatBriefly } from "../shares/numberformat";
import { fromNumber, sumOf, whole, type Hundredths } from "../shares/percent";
import { textsOf } from "../texts";

const [grid, notice] = ["subgrid_opps_defaultshares", "opps_customer_sum"];

/** Tells what the customer's sellers add up to, as long as a new opportunity would not come to 100 % with them. */
export function followSellers(xrm: Xrm.XrmStatic, form: Xrm.FormContext): void {
  const tell = async () => {
    const sum = await sumOfSellers(xrm, form);
    if (sum === null) {
      form.ui.clearFormNotification(notice);
    } else {
      form.ui.setFormNotification(textsOf(xrm)("Customer_Sum", formatBriefly(sum, await readNumberFormat(xrm))), "WARNING", notice);
    }
  };
  // Whoever may not read them sees no list either.
  form.getControl<Xrm.Controls.GridControl>(grid)?.addOnLoad(() => void tell().catch(() => undefined));
}

/** Null where it is 100, or comes to it: rows without a percentage share what is open, and one free seller has it all. */
async function sumOfSellers(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<Hundredths | null> {
  const id = normalId(form.data.entity.getId());
  if (id === "") {
    return null;
  }

  const customer = form.data.entity.getEntityReference().entityType === "account" ? defaultShare.account : defaultShare.contact;
  const filter = `_${customer}_value eq ${id} and statecode eq 0`;
  const rows = await readRows(xrm, defaultShare.table, `?$select=${defaultShare.percent},${defaultShare.isFixed}&$filter=${filter}`);
  const given = rows.map((row) => numberIn(row, defaultShare.percent)).filter((percent): percent is number => percent !== null);
  const sum = sumOf(given.map((percent) => fromNumber(percent)));
  const isSole = rows.length === 1 && rows[0]?.[defaultShare.isFixed] !== true;
  const isFilledUp = given.length < rows.length && sum < whole;
  return rows.length === 0 || isSole || isFilledUp || sum === whole ? null : sum;
}
