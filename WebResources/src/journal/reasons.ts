import { formatBriefly, type NumberFormat } from "../shares/numberformat";
import { fromNumber } from "../shares/percent";
import { filled, type TextSource } from "../texts";

/** A rule's sentence by its key, with places for figures; null where there is none. */
export type Reasons = (key: string) => string | null;

/** Where the sentences of the rules are: the same that the plug-ins have. */
export const reasonTexts = "opps_/strings/reasons";

/** The sentences of the RESX web resources, which the platform has loaded along with the script that depends on them. */
export function reasonsOf(xrm: TextSource): Reasons {
  return (key) => (key === "" ? null : xrm.Utility.getResourceString(reasonTexts, key));
}

/** Why: the sentence with its figures as the user writes numbers. Empty where there is no sentence. */
export function reasonSentence(reason: string, figures: readonly number[], reasons: Reasons, format: NumberFormat): string {
  return filled(reasons(reason) ?? "", figures.map((figure) => formatBriefly(fromNumber(figure), format)));
}
