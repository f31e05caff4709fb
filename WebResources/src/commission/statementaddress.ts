/** Whose statement is asked for, and of which period. */
export interface StatementQuestion {
  periodId: string;
  /** Null for all sellers'. */
  sellerKey: string | null;
}

/** Where a statement is shown. A page takes what it is told in one parameter of the address, as the platform hands on no other. */
export function statementAddress(clientUrl: string, periodId: string, sellerKey?: string): string {
  const data = sellerKey === undefined ? `period=${periodId}` : `period=${periodId}&seller=${sellerKey}`;
  return `${clientUrl.replace(/\/$/, "")}/WebResources/opps_/pages/statement.html?data=${encodeURIComponent(data)}`;
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
