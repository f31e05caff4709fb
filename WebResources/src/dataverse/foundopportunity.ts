import { normalId } from "./ids";

const key = "opps_found";

/**
 * Which opportunity a search has led to. The customer's form and the script that marks it in the list may run in different
 * frames of the page; what they share is the storage of the browser's tab.
 */
export function rememberFound(opportunityId: string | null): void {
  try {
    if (opportunityId === null) {
      sessionStorage.removeItem(key);
    } else {
      sessionStorage.setItem(key, normalId(opportunityId));
    }
  } catch {
    // A browser that keeps nothing shows the list without the mark.
  }
}

/** Whether it is that one. */
export function isFound(opportunityId: string): boolean {
  try {
    return sessionStorage.getItem(key) === normalId(opportunityId);
  } catch {
    return false;
  }
}
