/** What the platform said went wrong, for a person to read. */
export function messageOf(error: unknown): string {
  const message = typeof error === "object" && error !== null && "message" in error ? error.message : error;
  return String(message);
}

/** Shows it in the platform's own dialog. The error code is left out: with it the platform shows its own text for the code. */
export async function showError(xrm: Xrm.XrmStatic, error: unknown): Promise<void> {
  await xrm.Navigation.openErrorDialog({ message: messageOf(error) });
}
