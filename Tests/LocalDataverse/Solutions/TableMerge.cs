using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>Merges a table as a solution states it into the one that is there.</summary>
internal static class TableMerge
{
    public static Table Merge(Table? before, Table after)
    {
        if (before is null)
        {
            return after.IsWhole() ? after : throw Faults.Of(Faults.InvalidArgument,
                $"The solution adds to table '{after.LogicalName}', which the organisation does not have. " +
                "Import the solution that has the table first, or state the whole table.");
        }

        if (after.IsWhole() && before.Ownership != after.Ownership)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"Table '{after.LogicalName}' is {after.Ownership}-owned in the solution and {before.Ownership}-owned " +
                "in the organisation. " +
                "Ownership cannot be changed: give the table another name.");
        }

        // A shell has no settings of its own to speak of, so only a whole table's replace the existing ones.
        var settings = after.IsWhole() ? after : before;
        return settings with
        {
            ObjectTypeCode = after.ObjectTypeCode ?? before.ObjectTypeCode,
            DisplayName = ChoiceMerge.Merge(before.DisplayName, after.DisplayName),
            DisplayCollectionName = ChoiceMerge.Merge(before.DisplayCollectionName, after.DisplayCollectionName),
            Columns = Columns(before, after),
            Keys = Keys(before, after),
        };
    }

    private static Dictionary<string, Column> Columns(Table before, Table after)
    {
        var columns = new Dictionary<string, Column>(before.Columns, StringComparer.Ordinal);
        foreach (var column in after.Columns.Values)
        {
            columns[column.LogicalName] = columns.TryGetValue(column.LogicalName, out var existing)
                ? Merge(existing, column, after.LogicalName)
                : column;
        }

        return columns;
    }

    private static Column Merge(Column before, Column after, string table)
    {
        if (before.Type != after.Type)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"Column '{table}.{after.LogicalName}' is {after.Type} in the solution and {before.Type} in the organisation. " +
                "A column's type cannot be changed: give the new column another name.");
        }

        return after with
        {
            DisplayName = ChoiceMerge.Merge(before.DisplayName, after.DisplayName),
            Choice = after.Choice is null ? before.Choice : ChoiceMerge.Merge(before.Choice, after.Choice),
        };
    }

    private static IReadOnlyList<AlternateKey> Keys(Table before, Table after) =>
        [.. before.Keys.Where(k => after.Keys.All(a => a.Name != k.Name)), .. after.Keys];
}
