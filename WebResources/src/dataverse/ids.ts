/** One spelling of a GUID: the platform writes the same one with or without braces, in either case. */
export function normalId(id: string): string {
  return id.replace(/[{}]/g, "").toLowerCase();
}
