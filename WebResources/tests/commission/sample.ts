import { lineCause, unallocated, type Line } from "../../src/commission/line";
import type { Period } from "../../src/commission/period";
import { euro, krona } from "../fakes/currencies";

export const format = { decimal: ",", group: " ", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };
export const anna = "a".repeat(32);
export const bo = "b".repeat(32);

/** Kronor as the lines hold them. */
export function kronor(amount: number): bigint {
  return BigInt(Math.round(amount * 10_000));
}

/** Anna's half of a crane, counted for the first time. */
export function line(more: Partial<Line> = {}): Line {
  return {
    opportunityKey: "c".repeat(32), opportunityId: "crane", name: "Crane", customer: "Harbour", sellerKey: anna, sellerName: "Anna", isDifference: false, cause: null, corrects: null,
    percent: 50_00, percentBefore: 0, amount: kronor(500), before: kronor(0), currency: krona, baseAmount: kronor(50), closeDay: "2026-02-10", frozenAt: "2026-04-02T08:00:00Z", ...more,
  };
}

export function rest(more: Partial<Line> = {}): Line {
  return line({ sellerKey: unallocated, sellerName: "", percent: 10_00, amount: kronor(100), baseAmount: kronor(10), ...more });
}

/** It is a quarter instead of the half. */
export function difference(more: Partial<Line> = {}): Line {
  return line({
    isDifference: true, cause: lineCause.share, corrects: { id: "q1", name: "2026 Q1" }, percent: 25_00, percentBefore: 50_00, amount: kronor(-250), before: kronor(500), baseAmount: kronor(-25),
    frozenAt: "2026-07-02T08:00:00Z", ...more,
  });
}

export function period(more: Partial<Period> = {}): Period {
  return {
    id: "q1", name: "2026 Q1", first: "2026-01-01", last: "2026-03-31", state: "open", found: 0, done: 0, lines: 0, baseTotal: kronor(0), baseCurrency: "", closedOn: "", closedAt: "",
    closedBy: "", paidOn: "", reopenedOn: "", reopenReason: "", ...more,
  };
}

export function closed(more: Partial<Period> = {}): Period {
  return period({ state: "closed", lines: 2, baseTotal: kronor(100), baseCurrency: "EUR", closedOn: "2026-04-02 10:00", closedBy: "Frida", ...more });
}

export const currencies = [euro, krona];
