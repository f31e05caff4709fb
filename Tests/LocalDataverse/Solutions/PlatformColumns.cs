using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>What the platform gives every table without the solution saying so.</summary>
internal static class PlatformColumns
{
    private static readonly Dictionary<string, string[]> SystemTargets = new(StringComparer.Ordinal)
    {
        ["createdby"] = ["systemuser"],
        ["createdonbehalfby"] = ["systemuser"],
        ["modifiedby"] = ["systemuser"],
        ["modifiedonbehalfby"] = ["systemuser"],
        ["organizationid"] = ["organization"],
        ["ownerid"] = ["systemuser", "team"],
        ["owninguser"] = ["systemuser"],
        ["owningteam"] = ["team"],
        ["owningbusinessunit"] = ["businessunit"],
        ["transactioncurrencyid"] = ["transactioncurrency"],
    };

    /// <summary>The tables that a system lookup points to; null for any other column.</summary>
    public static IReadOnlyList<string>? TargetsOf(string column) => SystemTargets.GetValueOrDefault(column);

    /// <summary>A lookup to rows of any table, also of such that are gone: what an audit row is about.</summary>
    public static bool PointsAnywhere(string table, string column) => (table, column) is ("audit", "objectid");

    /// <summary>Exports leave out versionnumber, which every table has, and of the owner's columns owninguser and owningteam.</summary>
    public static Table AddTo(Table table)
    {
        var columns = new Dictionary<string, Column>(table.Columns, StringComparer.Ordinal);
        Add("VersionNumber", "Version Number", ColumnType.BigInt);
        if (table.Ownership == Ownership.User)
        {
            Add("OwningUser", "Owning User", ColumnType.Lookup);
            Add("OwningTeam", "Owning Team", ColumnType.Lookup);
        }

        return table with { Columns = columns };

        void Add(string schemaName, string displayName, ColumnType type)
        {
            var name = schemaName.ToLowerInvariant();
            columns.TryAdd(name, new Column
            {
                LogicalName = name,
                SchemaName = schemaName,
                Type = type,
                Targets = TargetsOf(name) ?? [],
                ValidForCreate = false,
                ValidForUpdate = false,
                DisplayName = Labels.Of(displayName),
            });
        }
    }
}
