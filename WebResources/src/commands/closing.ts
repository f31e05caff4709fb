import type { CloseMethods, CloseStart, Closing, Outcome } from "../close/protocol";
import { addedPeople, sellersToFreeze, type UnsavedForm } from "../close/sellerstofreeze";
import { closeTitles } from "../close/titles";
import { closeOpportunity } from "../dataverse/actions";
import { showError } from "../dataverse/errors";
import { normalId } from "../dataverse/ids";
import { expired, opportunity, opportunityClose, state } from "../dataverse/names";
import { readSellers } from "../dataverse/opportunityshares";
import { readNames } from "../dataverse/people";
import { readStates } from "../dataverse/status";
import { languageOf, readDayPattern, readNumberFormat } from "../dataverse/userformat";
import { toMinorUnits } from "../shares/amounts";
import { draftOf } from "../shares/draft";
import { allTexts, textsOf, type TextKey } from "../texts";
import { isConfirmed } from "./confirming";
import { openDialogPage } from "./dialogpage";
import { readAgain, runOnForm, saveChanges } from "./saved";

const subjects: Record<Outcome, TextKey> = { won: "Close_SubjectWon", lost: "Close_SubjectLost", expired: "Close_SubjectExpired" };

/** What the page begins with: of a lost one, a rejection that is offered. */
export interface Offered {
  rejection: number | null;
}

/** Opens the page that closes the opportunity. What the person has changed is saved by its button, so leaving it leaves all as it was. */
export async function close(xrm: Xrm.XrmStatic, form: Xrm.FormContext, outcome: Outcome, offered: Offered = { rejection: null }): Promise<void> {
  const done = { isClosed: false };
  try {
    await openDialogPage<CloseMethods>(xrm, { name: "opps_/pages/closeopportunity.html", title: textsOf(xrm)(closeTitles[outcome]), width: 560, height: outcome === "expired" ? 60 : 80 }, {
      start: async () => ({ ...(await readStart(xrm, form, outcome)), rejection: offered.rejection }),
      close: async (closing) => {
        done.isClosed = (await saveChanges(form)) && (await runClosing(xrm, form, outcome, closing));
        return done.isClosed;
      },
    });
    if (done.isClosed) {
      await readAgain(form);
    }
  } catch (failed) {
    await showError(xrm, failed);
  }
}

/** Asks, then opens the opportunity again with the state's own status reason. */
export async function reopen(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<void> {
  if (await isConfirmed(xrm, "Reopen_Title", "Reopen_Text", "Reopen_Confirm")) {
    await runOnForm(xrm, form, async () => {
      const status = (await readStates(xrm)).getDefaultStatus(state.open);
      const changes = { [opportunity.state]: state.open, [opportunity.status]: status };
      await xrm.WebApi.updateRecord(opportunity.table, normalId(form.data.entity.getId()), changes);
    });
  }
}

/** Everything as it stands on the form, saved or not. */
async function readStart(xrm: Xrm.XrmStatic, form: Xrm.FormContext, outcome: Outcome): Promise<Omit<CloseStart, "rejection">> {
  const { id, name = "" } = form.data.entity.getEntityReference();
  const { shares, currency } = await readSellers(xrm, normalId(id));
  const unsaved = unsavedOn(form);
  const estimate = form.getAttribute<Xrm.Attributes.NumberAttribute>(opportunity.estimatedValue)?.getValue() ?? null;
  return {
    texts: allTexts(xrm),
    language: languageOf(xrm),
    format: await readNumberFormat(xrm),
    dayPattern: await readDayPattern(xrm),
    outcome,
    name: form.getAttribute<Xrm.Attributes.StringAttribute>(opportunity.name)?.getValue() ?? name,
    sellers: sellersToFreeze(unsaved, shares, await readNames(xrm, addedPeople(unsaved, shares))),
    amount: currency && estimate !== null ? toMinorUnits(estimate, currency.decimals) : null,
    currency,
    reasons: outcome === "lost" ? await lostReasons(xrm, form) : [],
    rejections: outcome === "lost" ? optionsOf(form, opportunity.rejection) : [],
  };
}

function unsavedOn(form: Xrm.FormContext): UnsavedForm {
  const draft = form.getAttribute<Xrm.Attributes.StringAttribute>(opportunity.sellerDraft)?.getValue() ?? "";
  const owner = form.getAttribute<Xrm.Attributes.LookupAttribute>(opportunity.owner);
  const person = owner?.getValue()?.find(({ entityType }) => entityType === "systemuser");
  return {
    draft: draft === "" ? null : draftOf(draft),
    owner: person ? { id: normalId(person.id), name: person.name ?? "" } : null,
    isOwnerChanged: owner?.getIsDirty() ?? false,
  };
}

/** The administrator's status reasons of Lost, without the one that says expired (O2). */
async function lostReasons(xrm: Xrm.XrmStatic, form: Xrm.FormContext): Promise<Xrm.OptionSetValue[]> {
  const values = (await readStates(xrm)).getStatusValuesForState(state.lost);
  return optionsOf(form, opportunity.status).filter(({ value }) => value !== expired && values.includes(value));
}

/** None where the form hasn't got the column. */
function optionsOf(form: Xrm.FormContext, column: string): Xrm.OptionSetValue[] {
  const options = form.getAttribute<Xrm.Attributes.OptionSetAttribute>(column)?.getOptions() ?? [];
  return options.map(({ value, text }) => ({ value, text }));
}

async function runClosing(xrm: Xrm.XrmStatic, form: Xrm.FormContext, outcome: Outcome, closing: Closing): Promise<true> {
  const { id, name = "" } = form.data.entity.getEntityReference();
  const stateCode = outcome === "won" ? state.won : state.lost;
  const status = outcome === "expired" ? expired : (closing.status ?? (await readStates(xrm)).getDefaultStatus(stateCode));
  await closeOpportunity(xrm, normalId(id), stateCode, status, {
    [opportunityClose.subject]: textsOf(xrm)(subjects[outcome], name),
    [opportunityClose.actualEnd]: momentOn(closing.day),
    ...(closing.description && { [opportunityClose.description]: closing.description }),
    ...(closing.amount !== null && { [opportunityClose.actualRevenue]: closing.amount }),
    ...(closing.rejection !== null && { [opportunityClose.rejection]: closing.rejection }),
  });
  return true;
}

/** Now where the day is today; on another day noon, which is that day in every person's time. */
function momentOn(day: string): string {
  const now = new Date();
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const isToday = now.getFullYear() === year && now.getMonth() === month - 1 && now.getDate() === date;
  return isToday ? now.toISOString() : `${day}T12:00:00Z`;
}
