using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LocalDataverse.Storage;

/// <summary>
/// Decimal and money values as text: SQLite would turn its own numbers into floating point. One text per value, so that
/// equal values are equal texts; order and sums come from a collation and aggregates of our own.
/// </summary>
internal static class DecimalText
{
    public const string Collation = "exact_decimal";
    public const string Sum = "exact_sum";
    public const string Average = "exact_average";

    private const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    // Dividing by a one with 28 decimals drops trailing zeros; adding zero turns -0 into 0.
    public static string Of(decimal value) =>
        ((value / 1.0000000000000000000000000000m) + 0m).ToString(CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    public static decimal Parse(string text) => decimal.Parse(text, Styles, CultureInfo.InvariantCulture);

    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(Collation, (a, b) => decimal.Compare(Parse(a), Parse(b)));
        connection.CreateAggregate<string?, Total, string?>(Sum, default, Add, t => t.Count == 0 ? null : Of(t.Value), isDeterministic: true);
        connection.CreateAggregate<string?, Total, string?>(Average, default, Add,
            t => t.Count == 0 ? null : Of(t.Value / t.Count), isDeterministic: true);
    }

    private static Total Add(Total total, string? text) =>
        text is null ? total : new Total(total.Value + Parse(text), total.Count + 1);

    private readonly record struct Total(decimal Value, long Count);
}
