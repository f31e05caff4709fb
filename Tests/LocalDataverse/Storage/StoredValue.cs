using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage;

/// <summary>Values of the SDK's types on their way into SQLite.</summary>
internal static class StoredValue
{
    /// <summary>Text, a long or a double; null for none, and for "" as on the platform.</summary>
    /// <exception cref="System.ServiceModel.FaultException">A value of another type than the column's, or a reference to a
    /// table that the column can't point to.</exception>
    public static object? Of(Table table, Column column, object? value) => (column.Type, value) switch
    {
        (_, null) => null,
        (ColumnType.PrimaryKey or ColumnType.UniqueIdentifier, Guid id) => OfId(id),
        (ColumnType.Text or ColumnType.Memo, string text) => text.Length == 0 ? null : text,
        (ColumnType.Integer or ColumnType.BigInt, int number) => (long)number,
        (ColumnType.BigInt, long number) => number,
        (ColumnType.Decimal, decimal number) => DecimalText.Of(number),
        (ColumnType.Money, Money money) => DecimalText.Of(money.Value),
        (ColumnType.Double, double number) => number,
        (ColumnType.Boolean, bool flag) => flag ? 1L : 0L,
        (ColumnType.DateTime, DateTime time) => DateText.Of(column, time),
        (ColumnType.Lookup or ColumnType.Owner, EntityReference reference) => OfReference(table, column, reference),
        (ColumnType.Choice or ColumnType.State or ColumnType.Status, OptionSetValue option) => (long)option.Value,
        _ => throw Faults.Of(Faults.InvalidArgument,
            $"Column '{column.LogicalName}' of table '{table.LogicalName}' takes {SdkType(column.Type)}, not {value!.GetType().Name} '{value}'."),
    };

    public static string OfId(Guid id) => id.ToString("D");

    private static string OfReference(Table table, Column column, EntityReference reference)
    {
        if (column.Targets.Count > 0 && !column.Targets.Contains(reference.LogicalName))
        {
            throw Faults.Of(Faults.InvalidArgument, $"Column '{column.LogicalName}' of table '{table.LogicalName}' can't point to table "
                + $"'{reference.LogicalName}', only to {string.Join(", ", column.Targets)}.");
        }

        return OfId(reference.Id);
    }

    private static string SdkType(ColumnType type) => type switch
    {
        ColumnType.PrimaryKey or ColumnType.UniqueIdentifier => nameof(Guid),
        ColumnType.Text or ColumnType.Memo => nameof(String),
        ColumnType.Integer => nameof(Int32),
        ColumnType.BigInt => nameof(Int64),
        ColumnType.Decimal => nameof(Decimal),
        ColumnType.Money => nameof(Money),
        ColumnType.Double => nameof(Double),
        ColumnType.Boolean => nameof(Boolean),
        ColumnType.DateTime => nameof(DateTime),
        ColumnType.Lookup or ColumnType.Owner => nameof(EntityReference),
        _ => nameof(OptionSetValue),
    };
}
