import type { NumberFormat } from "../shares/numberformat";
import { normalId } from "./ids";
import { numberIn, readRow, textIn, type RowApi } from "./rows";

/** Where the user's settings are read from: the client API, or what a page of its own has in its place. */
export type UserSource = Xrm.XrmStatic | { readonly WebApi: RowApi; readonly Utility: { getGlobalContext(): GlobalContext } };

/** The members of the global context that a page of its own reads. */
export interface GlobalContext {
  getClientUrl(): string;
  userSettings: Pick<Xrm.UserSettings, "languageId" | "userId">;
  organizationSettings?: Pick<Xrm.OrganizationSettings, "languageId">;
}

/** The languages that there are texts in; all others get English. */
const locales: Record<number, string> = { 1033: "en-US", 1053: "sv-SE", 1044: "nb-NO", 1030: "da-DK" };

/** Of a language as LCID. */
export function localeOf(language: number): string {
  return locales[language] ?? "en-US";
}

const iso = "yyyy-MM-dd";

/** The user's language, for the page to say what it is written in. */
export function languageOf(xrm: UserSource): string {
  const locale = locales[xrm.Utility.getGlobalContext().userSettings.languageId];
  return (locale ?? "en").slice(0, 2);
}

/** The user's number format, as set in the personal options. The client API has no member for it; the table has. */
export async function readNumberFormat(xrm: UserSource): Promise<NumberFormat> {
  const user = xrm.Utility.getGlobalContext().userSettings;
  // Where an option isn't set or can't be read: as the user's language writes numbers.
  const byLanguage = formatOf(locales[user.languageId]);
  try {
    const stored = await readRow(
      xrm,
      "usersettings",
      normalId(user.userId),
      "?$select=decimalsymbol,numberseparator,numbergroupformat,negativeformatcode,currencyformatcode,negativecurrencyformatcode",
    );
    return {
      decimal: textIn(stored, "decimalsymbol") || byLanguage.decimal,
      group: textIn(stored, "numberseparator") || byLanguage.group,
      groupSizes: groupSizesOf(textIn(stored, "numbergroupformat")) ?? byLanguage.groupSizes,
      negative: numberIn(stored, "negativeformatcode") ?? byLanguage.negative,
      currency: numberIn(stored, "currencyformatcode") ?? byLanguage.currency,
      negativeCurrency: numberIn(stored, "negativecurrencyformatcode") ?? byLanguage.negativeCurrency,
    };
  } catch {
    // Numbers in the format of the language are better than no page.
    return byLanguage;
  }
}

/** How the user writes a day, as "yyyy-MM-dd". */
export async function readDayPattern(xrm: UserSource): Promise<string> {
  const user = xrm.Utility.getGlobalContext().userSettings;
  try {
    const stored = await readRow(xrm, "usersettings", normalId(user.userId), "?$select=dateformatstring,dateseparator");
    return (textIn(stored, "dateformatstring") || iso).replace(/\//g, textIn(stored, "dateseparator") || "/");
  } catch {
    return iso;
  }
}

function formatOf(locale: string | undefined): NumberFormat {
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).formatToParts(12345.6);
  const part = (type: string) => parts.find((each) => each.type === type)?.value;
  const isEnglish = locale?.startsWith("en") ?? false;
  return {
    decimal: part("decimal") ?? ".",
    group: part("group") ?? "",
    groupSizes: [3],
    negative: 1,
    currency: isEnglish ? 0 : 3,
    negativeCurrency: isEnglish ? 1 : 8,
  };
}

/** "3;2" are two numbers. */
function groupSizesOf(text: string): number[] | undefined {
  const sizes = text.split(/[;,]/).filter((size) => size !== "").map(Number);
  return sizes.length > 0 && sizes.every((size) => Number.isInteger(size) && size >= 0) ? sizes : undefined;
}
