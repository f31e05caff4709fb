using LocalDataverse.Metadata;
using Relationship = LocalDataverse.Metadata.Relationship;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Rows;

/// <summary>
/// What happens to rows that hang on another one. Each is a request of its own, at the depth of its cause, whose steps run.
/// </summary>
internal static class Cascades
{
    public static void RefuseRestricted(Call call, Table table, Guid id)
    {
        foreach (var relationship in call.Catalog.ChildrenOf(table.LogicalName).Where(r => r.Delete == Cascade.Restrict))
        {
            var count = Children(call, relationship, table, id).Count;
            if (count > 0)
            {
                throw Faults.Of(Faults.ReferencedRecordsExist,
                    $"'{table.LogicalName}' {id} can't be deleted: {count} '{relationship.Referencing}' rows point to it ({relationship.Name}); delete them first.");
            }
        }
    }

    public static void RemoveLinks(Call call, Table table, Guid id)
    {
        foreach (var relationship in call.Catalog.ChildrenOf(table.LogicalName).Where(r => r.Delete == Cascade.RemoveLink))
        {
            foreach (var child in Children(call, relationship, table, id))
            {
                AsConsequence(call).Execute(new UpdateRequest { Target = new Entity(relationship.Referencing, child) { [relationship.Column] = null } });
            }
        }
    }

    public static void Delete(Call call, Table table, Guid id)
    {
        foreach (var relationship in call.Catalog.ChildrenOf(table.LogicalName).Where(r => r.Delete == Cascade.Cascade))
        {
            var children = Tables.Get(call, relationship.Referencing);
            foreach (var child in Children(call, relationship, table, id))
            {
                // Another relationship's cascade may have taken the row already.
                if (call.Rows.Find(children, child, [children.PrimaryId]) is not null)
                {
                    AsConsequence(call).Execute(new DeleteRequest { Target = new EntityReference(relationship.Referencing, child) });
                }
            }
        }
    }

    /// <summary>Skipped as a whole when the owner did not change, and for each child that has the new owner already.</summary>
    public static void Assign(Call call, Table table, Guid id, EntityReference? oldOwner, EntityReference newOwner)
    {
        if (oldOwner?.Id == newOwner.Id)
        {
            return;
        }

        foreach (var relationship in call.Catalog.ChildrenOf(table.LogicalName).Where(r => r.Assign is Cascade.Cascade or Cascade.Active or Cascade.UserOwned))
        {
            var children = Tables.Get(call, relationship.Referencing);
            foreach (var child in Children(call, relationship, table, id))
            {
                var row = call.Rows.Find(children, child, null);
                if (row is not null && IsMeant(relationship.Assign, row, oldOwner) && row.GetAttributeValue<EntityReference>("ownerid")?.Id != newOwner.Id)
                {
                    AsConsequence(call).Execute(new UpdateRequest { Target = new Entity(relationship.Referencing, child) { ["ownerid"] = newOwner } });
                }
            }
        }
    }

    private static bool IsMeant(Cascade cascade, Entity row, EntityReference? oldOwner) => cascade switch
    {
        Cascade.Active => row.GetAttributeValue<OptionSetValue>("statecode")?.Value == 0,
        Cascade.UserOwned => row.GetAttributeValue<EntityReference>("ownerid")?.Id == oldOwner?.Id,
        _ => true,
    };

    /// <summary>Whoever may delete or assign the parent needs no right to its children.</summary>
    private static Call AsConsequence(Call call) => call with { IsCascade = true };

    private static IReadOnlyList<Guid> Children(Call call, Relationship relationship, Table table, Guid id) =>
        call.Rows.FindIds(Tables.Get(call, relationship.Referencing), relationship.Column, new EntityReference(table.LogicalName, id));
}
