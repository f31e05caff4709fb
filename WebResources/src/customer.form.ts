import { rememberFound } from "./dataverse/foundopportunity";
import { followSellers } from "./form/customersellers";

/** Opened from a found opportunity, the form of an account or contact shows its opportunities with the found one marked. It tells what its sellers add up to. */
export function onLoad(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  const found = form.data.attributes.get("opps_found")?.getValue() as string | null | undefined;
  rememberFound(found ?? null);
  if (found) {
    form.ui.tabs.get("tab_opps_opportunities")?.setFocus();
  }

  followSellers(Xrm, form);
}
