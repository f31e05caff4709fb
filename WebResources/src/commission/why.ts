import { formatBriefly, type NumberFormat } from "../shares/numberformat";
import type { Texts } from "../texts";
import { lineCause, type Line } from "./line";
import { amountInCode } from "./money";

/** Why a line is a difference, with what was and what is. */
export function whyOf(line: Line, texts: Texts, format: NumberFormat): string {
  const [from, to] = [line.percentBefore, line.percent].map((percent) => formatBriefly(percent, format)) as [string, string];
  const [was, is] = [line.before, line.before + line.amount].map((amount) => amountInCode(amount, line.currency, format)) as [string, string];
  switch (line.cause) {
    case lineCause.share:
      return from === to ? texts("Why_Part", was, is) : texts("Why_Share", from, to);
    case lineCause.amount:
      return texts("Why_Amount", was, is);
    case lineCause.shareAndAmount:
      return texts("Why_Both", from, to, was, is);
    case lineCause.currency:
      return texts("Why_Currency", was, is);
    case lineCause.rate:
      return texts("Why_Rate");
    case lineCause.notWon:
      return texts("Why_NotWon", was);
    case lineCause.closeDate:
      return texts("Why_CloseDate", was);
    case lineCause.deleted:
      return texts("Why_Deleted", was);
    case lineCause.wonAgain:
      return texts("Why_WonAgain", is);
    case lineCause.doesNotAddUp:
      return texts("Why_DoesNotAddUp");
    default:
      return texts("Why_Part", was, is);
  }
}
