import { setting } from "../dataverse/names";
import { numberIn, type Row } from "../dataverse/rows";
import { fromNumber, sumOf, toNumber, whole, type Hundredths } from "../shares/percent";
import { settingsName } from "./settingsrow";

/** What an administrator asks of an opportunity that is won (T2). */
export interface Terms {
  /** Whether a sum too far from 100 is refused, or told only. */
  refusesSum: boolean;
  tolerance: Hundredths;
  refusesNobody: boolean;
}

/** Where nothing is set (T1). */
export const defaultTerms: Terms = { refusesSum: false, tolerance: 0, refusesNobody: false };

export function termsIn(row: Row | null): Terms {
  return row === null
    ? defaultTerms
    : {
        refusesSum: numberIn(row, setting.sumWhenWon) === setting.refuse,
        tolerance: fromNumber(numberIn(row, setting.tolerance)),
        refusesNobody: numberIn(row, setting.wonWithoutSellers) === setting.refuse,
      };
}

/** What is stored: a default as nothing. */
export function rowOf({ refusesSum, tolerance, refusesNobody }: Terms): Row {
  return {
    [setting.name]: settingsName,
    [setting.sumWhenWon]: refusesSum ? setting.refuse : null,
    [setting.tolerance]: tolerance === 0 ? null : toNumber(tolerance),
    [setting.wonWithoutSellers]: refusesNobody ? setting.refuse : null,
  };
}

export function isSameTerms(one: Terms, other: Terms): boolean {
  return one.refusesSum === other.refusesSum && one.tolerance === other.tolerance && one.refusesNobody === other.refusesNobody;
}

/** As the plug-ins decide it: an opportunity without sellers is asked the second question only. */
export function mayBeWon({ refusesSum, tolerance, refusesNobody }: Terms, shares: readonly Hundredths[]): boolean {
  return shares.length === 0 ? !refusesNobody : !refusesSum || Math.abs(sumOf(shares) - whole) <= tolerance;
}
