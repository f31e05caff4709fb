using System;
using System.Collections.Generic;
using System.Globalization;

namespace LocalDataverse.CsvImport;

/// <summary>Reads the fields of one row and gathers every reason why it can't be taken.</summary>
internal sealed class RowValues(CsvRow row)
{
    public const string DateFormat = "M/d/yyyy";

    private readonly List<string> _reasons = [];

    public CsvRow Row => row;

    /// <summary>Null for a blank.</summary>
    public string? Text(string column) => row.Fields[column] is { Length: > 0 } text ? text : null;

    public string Required(string column)
    {
        if (Text(column) is { } text)
        {
            return text;
        }

        Refuse($"{column} is blank");
        return "";
    }

    /// <summary>An amount with at most two decimals; null for a blank, or when it is refused.</summary>
    public decimal? Amount(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var amount))
        {
            Refuse($"{column} '{text}' is not a number, as 1234.50");
            return null;
        }

        if (decimal.Round(amount, 2) != amount)
        {
            Refuse($"{column} '{text}' has more than two decimals");
            return null;
        }

        return amount;
    }

    /// <summary>A calendar day; null for a blank, or when it is refused.</summary>
    public DateOnly? Date(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Refuse($"{column} '{text}' is not a date in the form month/day/year, as 3/31/2017");
        return null;
    }

    public void Refuse(string reason) => _reasons.Add(reason);

    /// <summary>Whether the row can be taken; if not, it is listed with all its reasons.</summary>
    public bool Passes(Listing listing)
    {
        if (_reasons.Count == 0)
        {
            return true;
        }

        listing.NotTaken(row, string.Join("; ", _reasons));
        return false;
    }
}
