using System.Runtime.CompilerServices;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Relationship = LocalDataverse.Metadata.Relationship;

namespace LocalDataverse.Security;

/// <summary>
/// What a row takes over from those it hangs on: by CascadeReparent their owners get all rights to it, by CascadeShare it
/// is shared as they are. Whoever uses such a right still needs the privilege.
/// </summary>
internal static class InheritedAccess
{
    private const AccessRights All = AccessRights.ReadAccess | AccessRights.WriteAccess | AccessRights.AppendAccess |
        AccessRights.AppendToAccess | AccessRights.DeleteAccess | AccessRights.ShareAccess | AccessRights.AssignAccess;

    private static readonly ConditionalWeakTable<Catalog, ILookup<string, Relationship>> ByChild = [];

    public static void OfNew(Call call, Table table, Guid id, IReadOnlyDictionary<string, object?> values)
    {
        if (IsOn(call))
        {
            foreach (var share in Wanted(call, table, values.GetValueOrDefault).Values)
            {
                SharedAccessRows.Keep(call, new EntityReference(table.LogicalName, id), share.With, AccessRights.None, share.Rights);
            }
        }
    }

    /// <summary>After an update that may have changed the owner or a lookup that access comes over.</summary>
    public static void OfChanged(Call call, Table table, Guid id, ICollection<string> columns)
    {
        var isAssigned = columns.Contains("ownerid");
        if (IsOn(call) && (isAssigned || Parents(call, table).Any(r => columns.Contains(r.Column))))
        {
            Renew(call, table, id);
            if (isAssigned)
            {
                OfChildren(call, table, id);
            }
        }
    }

    /// <summary>After a change of who owns a row or shares in it.</summary>
    public static void OfChildren(Call call, Table table, Guid id)
    {
        foreach (var relationship in call.Catalog.ChildrenOf(table.LogicalName).Where(Inherits))
        {
            var children = Tables.Get(call, relationship.Referencing);
            foreach (var child in call.Rows.FindIds(children, relationship.Column, new EntityReference(table.LogicalName, id)))
            {
                Renew(call, children, child);
            }
        }
    }

    private static void Renew(Call call, Table table, Guid id)
    {
        string[] columns = ["ownerid", .. Parents(call, table).Select(r => r.Column)];
        if (table.Find("ownerid") is null || call.Rows.Find(table, id, columns) is not { } row)
        {
            return;
        }

        var wanted = Wanted(call, table, column => row.GetAttributeValue<object>(column));
        var known = SharedAccessRows.Of(call, id).ToDictionary(s => s.With.Id);
        var isChanged = false;
        foreach (var with in wanted.Values.Select(w => w.With).Concat(known.Values.Select(s => s.With)).DistinctBy(w => w.Id).ToList())
        {
            var rights = wanted.GetValueOrDefault(with.Id).Rights;
            var before = known.GetValueOrDefault(with.Id);
            if (rights != (before?.Inherited ?? AccessRights.None))
            {
                SharedAccessRows.Keep(call, new EntityReference(table.LogicalName, id), with, before?.Given ?? AccessRights.None, rights);
                isChanged = true;
            }
        }

        if (isChanged)
        {
            OfChildren(call, table, id);
        }
    }

    private static Dictionary<Guid, (EntityReference With, AccessRights Rights)> Wanted(Call call, Table table, Func<string, object?> valueOf)
    {
        var wanted = new Dictionary<Guid, (EntityReference With, AccessRights Rights)>();
        var owner = valueOf("ownerid") as EntityReference;
        foreach (var relationship in Parents(call, table))
        {
            if (valueOf(relationship.Column) is not EntityReference parent || parent.LogicalName != relationship.Referenced)
            {
                continue;
            }

            if (relationship.Reparent == Cascade.Cascade && OwnerOf(call, parent) is { } above && above.Id != owner?.Id)
            {
                Add(above, All);
            }

            if (relationship.Share == Cascade.Cascade)
            {
                foreach (var share in SharedAccessRows.Of(call, parent.Id))
                {
                    Add(share.With, share.Rights);
                }
            }
        }

        return wanted;

        void Add(EntityReference with, AccessRights rights) =>
            wanted[with.Id] = (with, wanted.GetValueOrDefault(with.Id).Rights | rights);
    }

    /// <summary>SYSTEM needs no share to do everything.</summary>
    private static EntityReference? OwnerOf(Call call, EntityReference row) =>
        Tables.Get(call, row.LogicalName) is { Ownership: Ownership.User } table &&
        call.Rows.Find(table, row.Id, ["ownerid"])?.GetAttributeValue<EntityReference>("ownerid") is { } owner &&
        owner.Id != WellKnown.SystemUserId
            ? new EntityReference(owner.LogicalName, owner.Id)
            : null;

    private static IEnumerable<Relationship> Parents(Call call, Table table) => ByChild
        .GetValue(call.Catalog, catalog => catalog.Relationships.Values.Where(Inherits).ToLookup(r => r.Referencing))[table.LogicalName];

    private static bool Inherits(Relationship relationship) => relationship.Reparent == Cascade.Cascade || relationship.Share == Cascade.Cascade;

    private static bool IsOn(Call call) => call.Dispatcher.Options.InheritsAccess && call.Catalog.Find(SecurityTables.SharedAccess) is not null;
}
