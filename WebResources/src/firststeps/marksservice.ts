import { setting } from "../dataverse/names";
import { textIn } from "../dataverse/rows";
import { settingsName, type SettingsRow } from "../settings/settingsrow";
import { marksIn, storedOf, type Marks } from "./marks";

export interface MarksService {
  read(): Promise<Marks>;
  /** Answers the marks as they are then; null where others have been quicker each time. */
  change(how: (marks: Marks) => Marks): Promise<Marks | null>;
}

/** Somebody may mark another step at the same moment: then it is read anew, and both stand. */
const attempts = 3;

export function marksService(row: SettingsRow): MarksService {
  const read = async () => {
    const { values, version } = await row.read(setting.firstSteps);
    return { marks: marksIn(values ? textIn(values, setting.firstSteps) : ""), version };
  };
  return {
    read: async () => (await read()).marks,
    change: async (how) => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const { marks, version } = await read();
        const changed = how(marks);
        if (await row.write({ [setting.name]: settingsName, [setting.firstSteps]: storedOf(changed) }, version)) {
          return changed;
        }
      }

      return null;
    },
  };
}
