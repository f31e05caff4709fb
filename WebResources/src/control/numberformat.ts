import type { NumberFormat } from "../shares/numberformat";

/** The user's number format, as set in the personal options. */
export function numberFormatOf({ numberFormattingInfo: info }: ComponentFramework.UserSettings): NumberFormat {
  return {
    decimal: info.numberDecimalSeparator,
    group: info.numberGroupSeparator,
    groupSizes: info.numberGroupSizes,
    negative: info.numberNegativePattern,
    currency: info.currencyPositivePattern,
    negativeCurrency: info.currencyNegativePattern,
  };
}
