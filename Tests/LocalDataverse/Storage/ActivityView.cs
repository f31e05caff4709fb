using LocalDataverse.Metadata;

namespace LocalDataverse.Storage;

/// <summary>All kinds of activities as one table, to read from: each kind lies in a table of its own.</summary>
internal static class ActivityView
{
    private const string Regarding = "regardingobjectid";

    private static readonly string Name = Identifier.Quote(Catalog.AllActivities);

    public static string DropSql => $"DROP VIEW IF EXISTS {Name}";

    /// <summary>Null where there are no activities.</summary>
    public static string? CreateSql(Catalog catalog)
    {
        var kinds = catalog.Activities.Select(TableMapping.Of).ToList();
        if (catalog.Find(Catalog.AllActivities) is not { } all || kinds.Count == 0)
        {
            return null;
        }

        var columns = TableMapping.Of(all);
        var selects = kinds.Select(kind => $"SELECT {string.Join(", ", columns.Columns.Select(c => Select(kind, c)))}" +
            $"{(columns.Find(TableMapping.VersionColumn) is null ? $", {TableMapping.VersionColumn}" : "")} FROM {kind.Name}");
        return $"CREATE VIEW {Name} AS {string.Join(" UNION ALL ", selects)}";
    }

    private static string Select(TableMapping kind, ColumnMapping wanted)
    {
        var source = SourceOf(kind, wanted.Column.LogicalName);
        var value = $"{source?.Name ?? "NULL"} AS {wanted.Name}";
        return wanted.TablePart is null ? value : $"{value}, {TablePart(source)} AS {wanted.TablePart}";
    }

    /// <summary>What a close activity is about is its opportunity.</summary>
    private static ColumnMapping? SourceOf(TableMapping kind, string column) =>
        kind.Find(column == Regarding && kind.Find("opportunityid") is not null ? "opportunityid" : column);

    private static string TablePart(ColumnMapping? source) => source is null ? "NULL"
        : source.TablePart ?? $"CASE WHEN {source.Name} IS NOT NULL THEN '{source.Column.Targets[0]}' END";
}
