/** Wires the form. */
export function onLoad(executionContext: Xrm.Events.EventContext): void {
  executionContext.getFormContext();
}
