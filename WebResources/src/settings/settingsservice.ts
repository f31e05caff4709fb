import { setting } from "../dataverse/names";
import type { StandaloneClient } from "../ui/standalone";
import { settingsRow } from "./settingsrow";
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

export function settingsService(client: Pick<StandaloneClient, "service" | "WebApi">): SettingsService {
  const row = settingsRow(client);
  const columns = [setting.sumWhenWon, setting.tolerance, setting.wonWithoutSellers, setting.periodSum, setting.changeReason, setting.customerSellers].join();
  return {
    read: async () => {
      const { values, version } = await row.read(columns);
      return { terms: termsIn(values), version };
    },
    write: (terms, version) => row.write(rowOf(terms), version),
  };
}
