using System;
using System.Collections.Generic;
using System.Globalization;

namespace Demo.CsvImport;

/// <summary>Reads the fields of one row and gathers every reason why it can't be taken.</summary>
internal sealed class RowValues(CsvRow row)
{
    private const string DateFormat = "M/d/yyyy";

    private const int Shown = 20;

    /// <summary>The database underneath begins with this day.</summary>
    private static readonly DateOnly Earliest = new(1753, 1, 1);

    private readonly List<string> _reasons = [];

    public CsvRow Row => row;

    /// <summary>Null for a blank.</summary>
    public string? Text(string column) => row.Fields[column] is { Length: > 0 } text ? text : null;

    /// <summary>A text that has to fit; null for a blank. One that is too long is refused.</summary>
    /// <param name="longest">In characters.</param>
    public string? Text(string column, int longest)
    {
        var text = Text(column);
        if (text?.Length > longest)
        {
            Refuse(Invariant($"{column} '{text[..Shown]}…' has {text.Length} characters; at most {longest} fit"));
        }

        return text;
    }

    /// <summary>Empty when it is blank and refused.</summary>
    public string Required(string column, int longest = int.MaxValue)
    {
        if (Text(column, longest) is { } text)
        {
            return text;
        }

        Refuse($"{column} is blank");
        return "";
    }

    /// <summary>An amount with at most two decimals; null for a blank, or when it is refused.</summary>
    public decimal? Amount(string column, decimal lowest, decimal highest)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var amount = Number(column, style, "a number, as 1234.50", lowest, highest);
        if (amount is { } given && decimal.Round(given, 2) != given)
        {
            Refuse($"{column} '{Text(column)}' has more than two decimals");
            return null;
        }

        return amount;
    }

    /// <summary>A number without sign or decimals; null for a blank, or when it is refused.</summary>
    public int? Whole(string column, int highest) =>
        (int?)Number(column, NumberStyles.None, "a whole number", 0, highest);

    /// <summary>A calendar day; null for a blank, or when it is refused.</summary>
    public DateOnly? Date(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Refuse($"{column} '{text}' is not a date in the form month/day/year, as 3/31/2017");
            return null;
        }

        if (date < Earliest)
        {
            var earliest = Earliest.ToString(DateFormat, CultureInfo.InvariantCulture);
            Refuse($"{column} '{text}' is before {earliest}, the earliest date that Dataverse keeps");
            return null;
        }

        return date;
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

    private decimal? Number(string column, NumberStyles style, string expected, decimal lowest, decimal highest)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        // Not every number is a decimal: one that is too large even for that is still told as out of range.
        var isNumber = double.TryParse(text, style, CultureInfo.InvariantCulture, out _);
        Refuse(isNumber ? Invariant($"{column} '{text}' is not between {lowest} and {highest}") : $"{column} '{text}' is not {expected}");
        return null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
