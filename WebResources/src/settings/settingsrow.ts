import { setting } from "../dataverse/names";
import { textIn, type Row } from "../dataverse/rows";
import { Refusal, type StandaloneClient } from "../ui/standalone";

/** What the one row is called. */
export const settingsName = "Settings";

/** The one row of settings. Its id is fixed, so that whoever writes it first makes it. */
export interface SettingsRow {
  /** Null with an empty version where there is no row. */
  read(columns: string): Promise<{ values: Row | null; version: string }>;
  /** Other columns stay as they are. False where somebody has changed the row meanwhile: then nothing is written. */
  write(values: Row, version: string): Promise<boolean>;
}

export function settingsRow({ service, WebApi }: Pick<StandaloneClient, "service" | "WebApi">): SettingsRow {
  return {
    read: async (columns) => {
      const { entities } = await WebApi.retrieveMultipleRecords(setting.table, `?$select=${columns}&$filter=${setting.table}id eq ${setting.id}`);
      const row = entities[0] ?? null;
      return { values: row, version: row ? textIn(row, "@odata.etag") : "" };
    },
    write: async (values, version) => {
      const condition: Record<string, string> = version === "" ? { "If-None-Match": "*" } : { "If-Match": version };
      try {
        await service.send("PATCH", `${setting.set}(${setting.id})`, values, condition);
        return true;
      } catch (failed) {
        const preconditionFailed = 412;
        if (failed instanceof Refusal && failed.status === preconditionFailed) {
          return false;
        }

        throw failed;
      }
    },
  };
}
