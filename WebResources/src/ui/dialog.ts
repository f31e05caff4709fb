/** How long the platform may take to close a dialog, in milliseconds. */
const patience = 500;

/**
 * Leaves the dialog that the page stands in. The client API has nothing for it; the platform's web client closes the dialog
 * where its page closes its window, other clients may not: then the person is told to do it.
 */
export function leaveDialog(stillOpen: () => void): void {
  window.close();
  window.setTimeout(stillOpen, patience);
}
