import { UserFormat, type UserSettings } from "../format/userformat";
import { setLanguage } from "../texts/texts";
import { send } from "./server";

/** Texts by LCID. */
export type Labels = Record<string, string>;

export type Right = "Create" | "Read" | "Write" | "Delete" | "Append" | "AppendTo" | "Assign" | "Share";

export interface AppForm {
  id: string;
  table: string;
  type: "main" | "quickCreate" | "quick" | "card";
  order: number;
  isActive: boolean;
  name: Labels;
  xml: string;
}

export interface AppView {
  id: string;
  table: string;
  queryType: number;
  isDefault: boolean;
  name: Labels;
  fetchXml: string;
  layoutXml: string | null;
}

export interface AppChart {
  id: string;
  table: string;
  name: Labels;
  dataXml: string;
  presentationXml: string;
}

export interface AppModule {
  uniqueName: string;
  name: Labels;
  components: { type: number; schemaName: string | null; id: string | null }[];
}

/** What the server delivers for the signed-in user: the screens as the XML of the zip, rights and settings. */
export interface AppDescription {
  user: {
    id: string;
    name: string;
    isAdministrator: boolean;
    roles: { id: string; name: string }[];
    settings: UserSettings & { uilanguageid: number | null; _transactioncurrencyid_value?: string | null };
    otherPrivileges: string[];
  };
  organization: {
    name: string;
    uniqueName: string;
    baseLanguage: number;
    isAuditEnabled: boolean;
    baseCurrency: { id: string; code: string; symbol: string; precision: number };
  };
  apps: AppModule[];
  siteMaps: { uniqueName: string; xml: string }[];
  forms: AppForm[];
  views: AppView[];
  charts: AppChart[];
  dashboards: { id: string; name: Labels; xml: string }[];
  ribbons: { table: string; xml: string }[];
  webResources: { name: string; type: number; language: number | null; dependencies: string[] }[];
  customControls: { name: string; manifest: string }[];
  privileges: Record<string, Partial<Record<Right, "User" | "BusinessUnit" | "Global">>>;
}

/** The signed-in user's session: there from the first drawing on. */
export let session: Session;

export class Session {
  readonly language: number;
  readonly format: UserFormat;

  constructor(readonly app: AppDescription) {
    this.language = app.user.settings.uilanguageid ?? app.organization.baseLanguage;
    this.format = new UserFormat(app.user.settings);
  }

  /** The text in the user's language, else in the base language. */
  label(labels: Labels | null | undefined): string {
    return labels?.[this.language] ?? labels?.[this.app.organization.baseLanguage] ?? "";
  }

  /** Whether the user's roles give the right at all; for which rows is the server's to say. */
  may(right: Right, table: string): boolean {
    return this.app.privileges[table]?.[right] !== undefined;
  }
}

export async function startSession(): Promise<void> {
  session = new Session((await (await send("/api/local/app")).json()) as AppDescription);
  await setLanguage(session.language);
}
