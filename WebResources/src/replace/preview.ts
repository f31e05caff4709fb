import { opportunity, sellerShare, state } from "../dataverse/names";
import { idIn, numberIn, readRows, rowIn, textIn, type Row } from "../dataverse/rows";
import { fromNumber, whole, type Hundredths } from "../shares/percent";

/** What replacing one seller by another does to one opportunity. */
export interface Replacement {
  opportunityId: string;
  name: string;
  /** What the one who goes has now. */
  given: Hundredths;
  /** What the one who takes over has now; null where that is nothing yet. */
  had: Hundredths | null;
  /** What the one who takes over has then. */
  after: Hundredths;
  /** Above 100 % the server leaves it as it is (P21). */
  isBlocked: boolean;
}

/** Every open opportunity that the user sees where the first has a share: that is what opps_ReplaceSeller acts on. By name. */
export async function previewReplacement(xrm: Xrm.XrmStatic, fromId: string, toId: string): Promise<Replacement[]> {
  const seller = `_${sellerShare.seller}_value`;
  const filter = `(${seller} eq ${fromId} or ${seller} eq ${toId}) and ${sellerShare.toOpportunity}/${opportunity.state} eq ${state.open}`;
  const columns = [seller, sellerShare.percent, sellerShare.isFixed, `_${sellerShare.opportunity}_value`].join();
  const parent = `${sellerShare.toOpportunity}($select=${opportunity.name},${opportunity.sellerCount})`;
  const rows = await readRows(xrm, sellerShare.table, `?$select=${columns}&$expand=${parent}&$filter=${encodeURIComponent(filter)}`);
  const sharesOf = (id: string) => rows.filter((row) => idIn(row, sellerShare.seller) === id);
  const taken = new Map(sharesOf(toId).map((row) => [idIn(row, sellerShare.opportunity), row]));
  return sharesOf(fromId)
    .map((row) => replacement(row, taken.get(idIn(row, sellerShare.opportunity))))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function replacement(left: Row, taken: Row | undefined): Replacement {
  const given = fromNumber(numberIn(left, sellerShare.percent));
  const had = taken ? fromNumber(numberIn(taken, sellerShare.percent)) : null;
  const parent = rowIn(left, sellerShare.toOpportunity) ?? {};
  const isFree = left[sellerShare.isFixed] !== true && taken?.[sellerShare.isFixed] !== true;
  // P13: the two were the only ones, so one is left.
  const isSole = had !== null && parent[opportunity.sellerCount] === 2 && isFree;
  const sum = given + (had ?? 0);
  return {
    opportunityId: idIn(left, sellerShare.opportunity),
    name: textIn(parent, opportunity.name),
    given,
    had,
    after: isSole && sum <= whole ? whole : sum,
    isBlocked: sum > whole,
  };
}
