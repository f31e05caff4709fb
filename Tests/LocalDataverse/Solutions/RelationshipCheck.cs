using System.ServiceModel;
using LocalDataverse.Metadata;
using OrganizationServiceFault = Microsoft.Xrm.Sdk.OrganizationServiceFault;

namespace LocalDataverse.Solutions;

/// <summary>Refuses relationships without their tables or column, and a second parent of a custom table.</summary>
internal static class RelationshipCheck
{
    /// <summary>Tables that exports name and no solution states: the union of users and teams, and the organisation itself.</summary>
    private static readonly string[] PlatformTables = ["owner", "organization"];

    public static void Require(Relationship relationship, Catalog catalog)
    {
        var table = catalog.Find(relationship.Referencing) ??
            throw Refused(relationship, $"there is no table '{relationship.Referencing}' (ReferencingEntityName)");
        if (!PlatformTables.Contains(relationship.Referenced) && catalog.Find(relationship.Referenced) is null)
        {
            throw Refused(relationship, $"there is no table '{relationship.Referenced}' (ReferencedEntityName)");
        }

        var column = table.Find(relationship.Column) ??
            throw Refused(relationship, $"table '{table.LogicalName}' has no column '{relationship.Column}' (ReferencingAttributeName)");
        if (column.Type is not (ColumnType.Lookup or ColumnType.Owner or ColumnType.PrimaryKey))
        {
            throw Refused(relationship, $"column '{table.LogicalName}.{column.LogicalName}' is {column.Type}, not a lookup");
        }

        if (OtherParent(relationship, catalog) is { } other)
        {
            throw Refused(relationship, $"table '{table.LogicalName}' is already deleted with its {other.Referenced} ('{other.Name}'), and a table can " +
                "have only one relationship with CascadeDelete Cascade. Use RemoveLink or Restrict in one of the two");
        }
    }

    /// <summary>
    /// The limit holds for custom tables, whose names have a publisher's prefix. A lookup to several tables is one parent.
    /// </summary>
    private static Relationship? OtherParent(Relationship relationship, Catalog catalog) =>
        relationship.Delete != Cascade.Cascade || !relationship.Referencing.Contains('_', StringComparison.Ordinal)
            ? null
            : catalog.Relationships.Values.FirstOrDefault(r =>
                r.Delete == Cascade.Cascade && r.Referencing == relationship.Referencing && r.Column != relationship.Column);

    private static FaultException<OrganizationServiceFault> Refused(Relationship relationship, string why) =>
        Faults.Of(Faults.InvalidArgument, $"Relationship '{relationship.Name}': {why}. Correct the relationship, or add what it needs.");
}
