using LocalDataverse.Metadata;

namespace LocalDataverse.Pipeline;

/// <summary>The columns that no row is without: SystemRequired ones.</summary>
internal static class RequiredColumns
{
    /// <summary>
    /// Called when the platform has added what it adds. Users and teams are taken with less than the platform asks: what they
    /// lack here comes out of a directory there.
    /// </summary>
    public static void CheckNew(Table table, IReadOnlyDictionary<string, object?> values)
    {
        if (table.Ownership != Ownership.Business && table.Columns.Values.FirstOrDefault(c => IsMissing(c, values)) is { } missing)
        {
            throw Faults.Of(Faults.InvalidArgument, $"'{table.LogicalName}' needs a value for '{missing.LogicalName}'; the new row has none.");
        }
    }

    public static void CheckChange(Table table, Column column, object? value)
    {
        if (value is null && column.Required == RequiredLevel.SystemRequired)
        {
            throw Faults.Of(Faults.InvalidArgument, $"'{table.LogicalName}.{column.LogicalName}' can't be emptied: no row is without it.");
        }
    }

    private static bool IsMissing(Column column, IReadOnlyDictionary<string, object?> values) =>
        column is { Required: RequiredLevel.SystemRequired, ValidForCreate: true } && column.Type != ColumnType.Unsupported &&
        values.GetValueOrDefault(column.LogicalName) is null;
}
