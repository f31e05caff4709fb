import type { Outcome } from "../close/protocol";
import { closeTitles } from "../close/titles";
import { opportunity, stageSetting, state } from "../dataverse/names";
import { numberIn, readSome } from "../dataverse/rows";
import { textsOf, type TextKey } from "../texts";
import { choiceOn } from "./rejection";

/** Its name on the form. */
const offer = "opps_stageoffer";

const outcomes: Readonly<Record<number, { outcome: Outcome; text: TextKey }>> = {
  [stageSetting.won]: { outcome: "won", text: "Offer_Won" },
  [stageSetting.lost]: { outcome: "lost", text: "Offer_Lost" },
  [stageSetting.expired]: { outcome: "expired", text: "Offer_Expired" },
};

/** Opens the page that closes, filled in. */
export type OpenClosing = (outcome: Outcome, rejection: number | null) => void;

/**
 * Offers to close where the stage that somebody has just chosen offers it (G2). Nothing closes by itself; the offer is gone when the
 * stage changes again, or once the opportunity is closed.
 */
export function followStage(xrm: Xrm.XrmStatic, form: Xrm.FormContext, open: OpenClosing): void {
  const control = form.getControl<Xrm.Controls.OptionSetControl>(opportunity.stage);
  if (!control) {
    return;
  }

  let asked = 0;
  form.getAttribute(opportunity.stage)?.addOnChange(() => {
    asked += 1;
    control.clearNotification(offer);
    void offerFor(control, asked);
  });
  form.data.addOnLoad(() => {
    if (!isOpen(form)) {
      control.clearNotification(offer);
    }
  });

  async function offerFor(on: Xrm.Controls.OptionSetControl, turn: number): Promise<void> {
    const stage = choiceOn(form, opportunity.stage);
    const settings = stage === null || !isOpen(form) ? null : await readOffer(xrm, stage);
    const found = outcomes[settings?.status ?? 0];
    // Another stage may have been chosen meanwhile.
    if (found && turn === asked && isOpen(form)) {
      const texts = textsOf(xrm);
      on.addNotification({
        uniqueId: offer,
        notificationLevel: "RECOMMENDATION",
        messages: [texts(found.text)],
        actions: [{ message: texts(closeTitles[found.outcome]), actions: [() => open(found.outcome, found.outcome === "lost" ? (settings?.rejection ?? null) : null)] }],
      });
    }
  }
}

/** Saved, and open: only then is there something to close. */
function isOpen(form: Xrm.FormContext): boolean {
  return form.data.entity.getId() !== "" && choiceOn(form, opportunity.state) === state.open;
}

/** Null where nothing is set, and where it can't be read: an offer is no reason to stop somebody. */
async function readOffer(xrm: Xrm.XrmStatic, stage: number): Promise<{ status: number | null; rejection: number | null } | null> {
  try {
    const { rows } = await readSome(xrm, stageSetting.table, `?$select=${stageSetting.statusOffered},${stageSetting.rejection}&$filter=${stageSetting.stage} eq ${stage}`, 1);
    const [row] = rows;
    return row ? { status: numberIn(row, stageSetting.statusOffered), rejection: numberIn(row, stageSetting.rejection) } : null;
  } catch {
    return null;
  }
}
