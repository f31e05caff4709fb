namespace LocalDataverse.Metadata;

/// <summary>A way from a row to one other row, as the Web API names it.</summary>
/// <param name="Name">Of the navigation property.</param>
/// <param name="Column">The lookup.</param>
/// <param name="Target">The table it leads to.</param>
internal sealed record ParentNavigation(string Name, Column Column, string Target);

/// <summary>The names of navigation properties: as a solution states them, or as the platform makes them.</summary>
internal static class Navigation
{
    private const string Regarding = "regardingobjectid";

    /// <summary>From a table's lookups to what they point to. An owner is reached as user or team by owninguser and owningteam.</summary>
    public static IReadOnlyList<ParentNavigation> ToParents(this Catalog catalog, Table table) =>
    [
        .. table.Columns.Values.Where(c => c.Type == ColumnType.Lookup).SelectMany(c => c.Targets.Where(t => catalog.Find(t) is not null)
            .Select(target => new ParentNavigation(NameOf(catalog, table, c, target), c, target))),
    ];

    /// <summary>The parent's navigation property to its children.</summary>
    public static string NameToChildren(this Relationship relationship) => relationship.ChildrenNavigation ?? relationship.Name;

    /// <summary>The child's navigation property to its parent.</summary>
    public static string NameToParent(this Relationship relationship, Catalog catalog)
    {
        var table = catalog.Get(relationship.Referencing);
        return NameOf(catalog, table, table.Get(relationship.Column), relationship.Referenced);
    }

    private static string NameOf(Catalog catalog, Table table, Column column, string target)
    {
        var stated = catalog.Relationships.Values.FirstOrDefault(r =>
            r.Referencing == table.LogicalName && r.Column == column.LogicalName && r.Referenced == target)?.ParentNavigation;
        if (stated is not null)
        {
            return stated;
        }

        // Custom columns keep their schema name, those of the platform have none of their own.
        var name = column.LogicalName.Contains('_', StringComparison.Ordinal) ? column.SchemaName : column.LogicalName;
        return column.Targets.Count == 1 ? name
            : table.IsActivity && table.LogicalName != Catalog.AllActivities && column.LogicalName == Regarding ? $"{name}_{target}_{table.LogicalName}"
            : $"{name}_{target}";
    }
}
