using System.Globalization;

namespace LocalDataverse.Rows;

/// <summary>How a locale writes numbers, money and dates, in the columns of usersettings.</summary>
internal static class RegionalFormat
{
    public static IEnumerable<KeyValuePair<string, object?>> Of(int lcid)
    {
        var culture = CultureInfo.GetCultureInfo(lcid);
        var (number, date) = (culture.NumberFormat, culture.DateTimeFormat);
        return new Dictionary<string, object?>
        {
            ["decimalsymbol"] = number.NumberDecimalSeparator,
            ["numberseparator"] = number.NumberGroupSeparator,
            ["numbergroupformat"] = string.Join(';', number.NumberGroupSizes.Select(s => s.ToString(CultureInfo.InvariantCulture))),
            ["negativeformatcode"] = number.NumberNegativePattern,
            ["currencyformatcode"] = number.CurrencyPositivePattern,
            ["negativecurrencyformatcode"] = number.CurrencyNegativePattern,
            ["dateseparator"] = date.DateSeparator,
            ["dateformatstring"] = date.ShortDatePattern,
            ["timeseparator"] = date.TimeSeparator,

            // Newer locale data puts a narrow no-break space before AM and PM, the platform a plain one.
            ["timeformatstring"] = date.ShortTimePattern.Replace('\u202f', ' '),
        };
    }
}
