using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;

namespace LocalDataverse.Rows;

/// <summary>Looks tables and columns up, with the platform's faults for those that don't exist.</summary>
internal static class Tables
{
    public static Table Get(Call call, string name) => Supported(call.Catalog.Find(name ?? ""))
        ?? throw (string.IsNullOrEmpty(name)
            ? Faults.Of(Faults.InvalidArgument, "The request names no table; give the logical name of one.")
            : Faults.Of(Faults.QueryBuilderNoEntity, $"There is no table '{name}' in this organisation; import the solution that brings it."));

    /// <summary>Activities lie each in the table of its kind; there is none of them all.</summary>
    public static Table? Supported(Table? table) => table?.LogicalName == Catalog.AllActivities
        ? throw Faults.NotSupportedHere("all kinds of activities as one (activitypointer); use task, appointment … by themselves.")
        : table;

    public static Column Column(Table table, string name)
    {
        var column = table.Find(name ?? "")
            ?? throw Faults.Of(Faults.QueryBuilderNoAttribute, $"'{table.LogicalName}' has no column '{name}'.");
        return column.Type == ColumnType.Unsupported
            ? throw Faults.NotSupportedHere($"column '{table.LogicalName}.{name}'.")
            : column;
    }
}
