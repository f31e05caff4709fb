import type { KeptEdits } from "./listshost";
import type { Edits } from "./saving";

/** In the session storage of the window: each user's own. What can't be read is as good as nothing. */
export function keptEdits(userId: string, storage: Pick<Storage, "getItem" | "setItem" | "removeItem">): KeptEdits {
  const key = `opps_lists ${userId}`;
  return {
    read: () => {
      try {
        const text = storage.getItem(key);
        const kept = text === null ? null : (JSON.parse(text) as Edits & { stages: [string, Edits["stages"] extends ReadonlyMap<string, infer Value> ? Value : never][] });
        return kept && { ...kept, stages: new Map(kept.stages) };
      } catch {
        return null;
      }
    },
    write: (edits) => {
      try {
        if (edits) {
          storage.setItem(key, JSON.stringify({ ...edits, stages: Array.from(edits.stages) }));
        } else {
          storage.removeItem(key);
        }
      } catch {
        // Then the browser's own question before leaving is all.
      }
    },
  };
}
