using System.Globalization;
using System.ServiceModel;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage;

/// <summary>
/// Values to compare a column with. Wider than what can be stored: an id for a lookup, a number for a choice, and text
/// for anything, since that is how FetchXML states its values.
/// </summary>
internal static class SearchValue
{
    private const DateTimeStyles AsUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <exception cref="System.ServiceModel.FaultException">The value can't be one of that column.</exception>
    public static object Of(string table, Column column, object value)
    {
        try
        {
            return TryRead(column, value) ?? throw Refusal(table, column, value);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw Refusal(table, column, value);
        }
    }

    public static DateTime Date(string table, Column column, object value) => value switch
    {
        DateTime { Kind: DateTimeKind.Local } local => local.ToUniversalTime(),
        DateTime time => time,
        string text when DateTime.TryParse(text, CultureInfo.InvariantCulture, AsUtc, out var time) => time,
        _ => throw Refusal(table, column, value),
    };

    private static object? TryRead(Column column, object value)
    {
        switch (column.Type)
        {
            case ColumnType.PrimaryKey or ColumnType.UniqueIdentifier or ColumnType.Lookup or ColumnType.Owner:
                return value switch
                {
                    Guid id => StoredValue.OfId(id),
                    EntityReference reference => StoredValue.OfId(reference.Id),
                    string text when Guid.TryParse(text, out var id) => StoredValue.OfId(id),
                    _ => null,
                };
            case ColumnType.Text or ColumnType.Memo:
                return Convert.ToString(value, CultureInfo.InvariantCulture);
            case ColumnType.Decimal or ColumnType.Money:
                return DecimalText.Of(value switch
                {
                    Money money => money.Value,
                    string text => DecimalText.Parse(text),
                    _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
                });
            case ColumnType.Double:
                return value is string number
                    ? double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)
                    : Convert.ToDouble(value, CultureInfo.InvariantCulture);
            case ColumnType.Boolean:
                return value is string flag ? TryReadFlag(flag) : Convert.ToInt64(value, CultureInfo.InvariantCulture);
            case ColumnType.DateTime:
                return DateText.Of(column, Date("", column, value));
            case ColumnType.Unsupported:
                throw Faults.NotSupportedHere($"column '{column.LogicalName}'");
            default:
                return value is OptionSetValue option ? option.Value : Convert.ToInt64(value, CultureInfo.InvariantCulture);
        }
    }

    private static object? TryReadFlag(string text) => text.ToUpperInvariant() switch
    {
        "1" or "TRUE" => 1L,
        "0" or "FALSE" => 0L,
        _ => null,
    };

    private static FaultException<OrganizationServiceFault> Refusal(string table, Column column, object value) => Faults.Of(Faults.InvalidArgument,
        $"'{value}' can't be compared with column '{column.LogicalName}' of table '{table}', which holds {column.Type} values.");
}
