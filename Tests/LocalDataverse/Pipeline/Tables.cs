using LocalDataverse.Metadata;

namespace LocalDataverse.Pipeline;

/// <summary>Looks tables and columns up, with the platform's faults for those that don't exist.</summary>
internal static class Tables
{
    public static Table Get(Call call, string name) => call.Catalog.Find(name ?? "")
        ?? throw (string.IsNullOrEmpty(name)
            ? Faults.Of(Faults.InvalidArgument, "The request names no table; give the logical name of one.")
            : Faults.Of(Faults.QueryBuilderNoEntity, $"There is no table '{name}' in this organisation; import the solution that brings it."));

    public static Column Column(Table table, string name)
    {
        var column = table.Find(name ?? "")
            ?? throw Faults.NoSuchColumn(table.SchemaName, name);
        return column.Type == ColumnType.Unsupported
            ? throw Faults.NotSupportedHere($"column '{table.LogicalName}.{name}'.")
            : column;
    }
}
