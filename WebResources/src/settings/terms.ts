import { setting } from "../dataverse/names";
import { numberIn, type Row } from "../dataverse/rows";
import { fromNumber, sumOf, toNumber, whole, type Hundredths } from "../shares/percent";
import { settingsName } from "./settingsrow";

/** What an administrator has set. */
export interface Terms {
  /** T2: whether a sum too far from 100 is refused, or told only. */
  refusesSum: boolean;
  tolerance: Hundredths;
  refusesNobody: boolean;
  /** Whether a commission period with a won opportunity whose sum is not 100 can't be closed. */
  refusesPeriod: boolean;
  /** Whether a colleague's share is changed with a reason only. */
  requiresReason: boolean;
  /** D1: whether new opportunities get the customer's sellers. */
  givesCustomerSellers: boolean;
}

/** Where nothing is set (T1). */
export const defaultTerms: Terms = { refusesSum: false, tolerance: 0, refusesNobody: false, refusesPeriod: false, requiresReason: false, givesCustomerSellers: false };

export function termsIn(row: Row | null): Terms {
  return row === null
    ? defaultTerms
    : {
        refusesSum: numberIn(row, setting.sumWhenWon) === setting.refuse,
        tolerance: fromNumber(numberIn(row, setting.tolerance)),
        refusesNobody: numberIn(row, setting.wonWithoutSellers) === setting.refuse,
        refusesPeriod: numberIn(row, setting.periodSum) === setting.refuse,
        requiresReason: numberIn(row, setting.changeReason) === setting.required,
        givesCustomerSellers: numberIn(row, setting.customerSellers) === setting.on,
      };
}

/** What is stored: a default as nothing. */
export function rowOf({ refusesSum, tolerance, refusesNobody, refusesPeriod, requiresReason, givesCustomerSellers }: Terms): Row {
  return {
    [setting.name]: settingsName,
    [setting.sumWhenWon]: refusesSum ? setting.refuse : null,
    [setting.tolerance]: tolerance === 0 ? null : toNumber(tolerance),
    [setting.wonWithoutSellers]: refusesNobody ? setting.refuse : null,
    [setting.periodSum]: refusesPeriod ? setting.refuse : null,
    [setting.changeReason]: requiresReason ? setting.required : null,
    [setting.customerSellers]: givesCustomerSellers ? setting.on : null,
  };
}

export function isSameTerms(one: Terms, other: Terms): boolean {
  return (Object.keys(defaultTerms) as (keyof Terms)[]).every((key) => one[key] === other[key]);
}

/** As the plug-ins decide it: an opportunity without sellers is asked the second question only. */
export function mayBeWon({ refusesSum, tolerance, refusesNobody }: Terms, shares: readonly Hundredths[]): boolean {
  return shares.length === 0 ? !refusesNobody : !refusesSum || Math.abs(sumOf(shares) - whole) <= tolerance;
}
