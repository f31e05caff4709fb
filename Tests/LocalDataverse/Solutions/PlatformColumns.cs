using System;
using System.Collections.Generic;
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

    /// <summary>Exports leave out versionnumber, which every table has.</summary>
    public static Table AddTo(Table table) => table.Find("versionnumber") is not null ? table : table with
    {
        Columns = new Dictionary<string, Column>(table.Columns, StringComparer.Ordinal)
        {
            ["versionnumber"] = new()
            {
                LogicalName = "versionnumber",
                SchemaName = "VersionNumber",
                Type = ColumnType.BigInt,
                ValidForCreate = false,
                ValidForUpdate = false,
                DisplayName = Labels.Of("Version Number"),
            },
        },
    };
}
