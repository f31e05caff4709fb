/** Whose statement is asked for, and of which period. */
export interface StatementQuestion {
  periodId: string;
  /** Null for all sellers'. */
  sellerKey: string | null;
}

export const statementPage = "opps_/pages/statement.html";

/** What the page is told: the platform hands on one parameter of an address, and no other. */
export function statementData(periodId: string, sellerKey?: string): string {
  return sellerKey === undefined ? `period=${periodId}` : `period=${periodId}&seller=${sellerKey}`;
}

/** Where a statement is shown. */
export function statementAddress(clientUrl: string, periodId: string, sellerKey?: string): string {
  return `${clientUrl.replace(/\/$/, "")}/WebResources/${statementPage}?data=${encodeURIComponent(statementData(periodId, sellerKey))}`;
}

/** The platform writes the parameter's name in either case; null where no period is named. */
export function questionIn(search: string): StatementQuestion | null {
  const [, data = ""] = Array.from(new URLSearchParams(search)).find(([name]) => name.toLowerCase() === "data") ?? [];
  const asked = new URLSearchParams(data);
  const periodId = asked.get("period") ?? "";
  return /^[0-9a-f-]{32,36}$/i.test(periodId) ? { periodId: periodId.toLowerCase(), sellerKey: keyIn(asked.get("seller")) } : null;
}

/** A key is an id without its dashes. */
function keyIn(seller: string | null): string | null {
  const key = (seller ?? "").replace(/[-{}]/g, "").toLowerCase();
  return /^[0-9a-f]{32}$/.test(key) ? key : null;
}
