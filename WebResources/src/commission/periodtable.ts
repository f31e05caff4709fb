import type { TextKey } from "../texts";
import { writtenDay } from "../ui/day";
import { h } from "../ui/dom";
import type { CommissionHost } from "./commissionhost";
import { amountInCode } from "./money";
import { baseOf, hasLines, type Period, type PeriodState } from "./period";

export const stateTexts: Record<PeriodState, TextKey> = {
  open: "Commission_StateOpen",
  closing: "Commission_StateClosing",
  closed: "Commission_StateClosed",
  paid: "Commission_StatePaid",
  reopening: "Commission_StateReopening",
};

type Shown = Pick<CommissionHost, "texts" | "format" | "dayPattern" | "currencies">;

/** "01.01.2026 – 31.03.2026" */
export function writtenDays({ first, last }: Pick<Period, "first" | "last">, dayPattern: string): string {
  return `${writtenDay(first, dayPattern)} – ${writtenDay(last, dayPattern)}`;
}

/** The periods, each with a button that shows it. */
export function periodTable(periods: readonly Period[], chosen: string, headingId: string, choose: (period: Period) => void, host: Shown): HTMLElement {
  const { texts, dayPattern } = host;
  const head = (text: TextKey, look = "") => h("th", { scope: "col", class: look === "" ? undefined : look }, texts(text));
  return h(
    "table",
    { class: "periods", "aria-labelledby": headingId },
    h(
      "thead",
      {},
      h("tr", {}, head("Commission_Period"), head("Commission_State"), head("Commission_Closed", "wide"), head("Commission_Lines", "number wide"), head("Commission_Total", "number")),
    ),
    h(
      "tbody",
      {},
      ...periods.map((period) =>
        h(
          "tr",
          { class: period.id === chosen ? "chosen-row" : undefined },
          h(
            "th",
            { scope: "row" },
            h("button", { type: "button", class: "link", "aria-current": period.id === chosen ? "true" : undefined, "data-period": period.id, onclick: () => choose(period) }, period.name),
            h("span", { class: "secondary" }, writtenDays(period, dayPattern)),
          ),
          h("td", {}, h("span", { class: `badge ${period.state}` }, texts(stateTexts[period.state]))),
          h("td", { class: "wide" }, period.closedOn),
          h("td", { class: "number wide" }, hasLines(period) ? String(period.lines) : ""),
          h("td", { class: "number" }, hasLines(period) ? amountInCode(period.baseTotal, baseOf(period, host.currencies), host.format) : ""),
        ),
      ),
    ),
  );
}
