using System.ServiceModel;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions;

/// <summary>Refuses keys, lookups, states and base-currency columns that lead nowhere.</summary>
internal static class TableCheck
{
    public static void Require(Table stated, Catalog catalog)
    {
        var table = catalog.Get(stated.LogicalName);
        foreach (var key in stated.Keys)
        {
            if (key.Columns.FirstOrDefault(c => table.Find(c) is null) is { } missing)
            {
                throw Faults.Of(Faults.InvalidArgument,
                    $"Key '{table.LogicalName}.{key.Name}' names column '{missing}', which the table does not have. " +
                    "Correct the key, or add the column.");
            }
        }

        foreach (var column in stated.Columns.Keys.Select(table.Get))
        {
            Require(table, column);
        }
    }

    private static void Require(Table table, Column column)
    {
        if (column.Type is ColumnType.Lookup && column.Targets.Count == 0 && !PlatformColumns.PointsAnywhere(table.LogicalName, column.LogicalName))
        {
            throw Refused(table, column, "no relationship says which table this lookup points to. Add its EntityRelationship");
        }

        if (column.CalculationOf is { } source && table.Find(source) is not { Type: ColumnType.Money })
        {
            throw Refused(table, column, $"it follows '{source}' (CalculationOf), which is not a money column of the table");
        }

        var orphan = column.Type == ColumnType.Status
            ? column.Choice!.Options.FirstOrDefault(o => o.State is not { } state || table.State?.Choice?.Find(state) is null)
            : null;
        if (orphan is not null)
        {
            throw Refused(table, column,
                $"status {orphan.Value} belongs to state {orphan.State}, which the table does not have. Correct its state");
        }
    }

    private static FaultException<OrganizationServiceFault> Refused(Table table, Column column, string why) =>
        Faults.Of(Faults.InvalidArgument, $"Column '{table.LogicalName}.{column.LogicalName}': {why}.");
}
