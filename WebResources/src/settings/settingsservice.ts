import { setting } from "../dataverse/names";
import { textIn } from "../dataverse/rows";
import { Refusal, type StandaloneClient } from "../ui/standalone";
import { rowOf, termsIn, type Terms } from "./terms";

/** The terms, and the version of the row that holds them; empty where there is no row. */
export interface StoredTerms {
  terms: Terms;
  version: string;
}

export interface SettingsService {
  read(): Promise<StoredTerms>;
  /** False where somebody has changed them meanwhile: then nothing is written. */
  write(terms: Terms, version: string): Promise<boolean>;
}

export function settingsService({ service, WebApi }: Pick<StandaloneClient, "service" | "WebApi">): SettingsService {
  const columns = [setting.sumWhenWon, setting.tolerance, setting.wonWithoutSellers, setting.periodSum, setting.changeReason, setting.customerSellers].join();
  return {
    read: async () => {
      const { entities } = await WebApi.retrieveMultipleRecords(setting.table, `?$select=${columns}&$filter=${setting.table}id eq ${setting.id}`);
      const row = entities[0] ?? null;
      return { terms: termsIn(row), version: row ? textIn(row, "@odata.etag") : "" };
    },
    write: async (terms, version) => {
      const condition: Record<string, string> = version === "" ? { "If-None-Match": "*" } : { "If-Match": version };
      try {
        await service.send("PATCH", `${setting.set}(${setting.id})`, rowOf(terms), condition);
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
