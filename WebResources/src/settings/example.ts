import { formatBriefly, formatPercent, type NumberFormat } from "../shares/numberformat";
import { sumOf, type Hundredths } from "../shares/percent";
import type { Texts } from "../texts";
import { mayBeWon, type Terms } from "./terms";

/** Three sellers with a third each: as exact as it can be written, and roughly. */
const [exact, rough]: [Hundredths, Hundredths] = [33_33, 33_00];

const three = (each: Hundredths) => [each, each, each];

/** "With tolerance 0.01, 33.33 × 3 can be won; 33 × 3 can't." */
export function sumExample(terms: Terms, texts: Texts, format: NumberFormat): string {
  const written = (each: Hundredths) => `${formatBriefly(each, format)} × 3`;
  const sums = [exact, rough].map((each) => formatBriefly(sumOf(three(each)), format));
  if (!terms.refusesSum) {
    return texts("Settings_ExampleTold", written(exact), written(rough), ...sums);
  }

  const [wonExact, wonRough] = [exact, rough].map((each) => mayBeWon(terms, three(each)));
  const key = wonRough ? "Settings_ExampleBoth" : wonExact ? "Settings_ExampleOne" : "Settings_ExampleNone";
  return texts(key, formatPercent(terms.tolerance, format), written(exact), written(rough));
}
