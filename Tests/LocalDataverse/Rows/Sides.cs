using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Relationship = LocalDataverse.Metadata.Relationship;

namespace LocalDataverse.Rows;

/// <summary>Which of two rows of a one-to-many relationship is the parent.</summary>
internal static class Sides
{
    /// <param name="call">The request.</param>
    /// <param name="relationship">The relationship.</param>
    /// <param name="role">The side that the target is on; needed where both are of one table.</param>
    /// <param name="target">The row that the request is sent to.</param>
    /// <param name="related">One of its related rows.</param>
    public static (EntityReference Parent, EntityReference Child) Of(
        Call call, Relationship relationship, EntityRole? role, EntityReference target, EntityReference? related)
    {
        if (related is null)
        {
            throw Faults.Of(Faults.InvalidArgument, "'RelatedEntities' holds a null; each item is the reference of a row.");
        }

        var isParent = relationship.Referenced == relationship.Referencing
            ? IsReferenced(relationship, role)
            : target.LogicalName == relationship.Referenced;
        var (parent, child) = isParent ? (target, related) : (related, target);
        return parent.LogicalName == relationship.Referenced && child.LogicalName == relationship.Referencing
            ? (new EntityReference(parent.LogicalName, RowIdentity.Require(call, parent)), child)
            : throw Faults.Of(Faults.InvalidArgument,
                $"'{relationship.Name}' relates '{relationship.Referencing}' rows to a '{relationship.Referenced}'; got '{target.LogicalName}' and '{related.LogicalName}'.");
    }

    /// <summary>Whether the row that is named first is the parent, in a relationship of a table to itself.</summary>
    public static bool IsReferenced(Relationship relationship, EntityRole? role) => role switch
    {
        EntityRole.Referenced => true,
        EntityRole.Referencing => false,
        _ => throw Faults.Of(Faults.InvalidArgument,
            $"'{relationship.Name}' relates '{relationship.Referenced}' to itself; say with PrimaryEntityRole which side the first row is on."),
    };

    public static bool PointsTo(Call call, Relationship relationship, EntityReference child, EntityReference parent) =>
        call.Rows.Find(Tables.Get(call, child.LogicalName), RowIdentity.Require(call, child), [relationship.Column])
            ?.GetAttributeValue<EntityReference>(relationship.Column)?.Id == parent.Id;
}
