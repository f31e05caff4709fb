using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Security;

/// <summary>Who has which role and who is in which team: rows of an intersect table, each with two ids.</summary>
internal static class ManyToManyLinks
{
    public static void Add(Call call, ManyToMany relationship, EntityReference one, EntityReference other)
    {
        var (table, values) = Pair(call, relationship, one, other);
        var id = Guid.NewGuid();
        call.Rows.Insert(table, id, new Dictionary<string, object?>(values) { [table.PrimaryId] = id });
        KnownRights.TableWritten(call, table.LogicalName);
    }

    public static void Remove(Call call, ManyToMany relationship, EntityReference one, EntityReference other)
    {
        var (table, values) = Pair(call, relationship, one, other);
        if (call.Rows.FindByKey(table, KeyOf(table), values) is { } id)
        {
            call.Rows.Delete(table, id);
            KnownRights.TableWritten(call, table.LogicalName);
        }
    }

    /// <summary>The links of a row go with it.</summary>
    public static void Forget(Call call, Table deleted, Guid id)
    {
        foreach (var relationship in call.Catalog.ManyToMany.Values.Where(r => r.First == deleted.LogicalName || r.Second == deleted.LogicalName))
        {
            var table = Tables.Get(call, relationship.Intersect);
            foreach (var link in call.Rows.FindIds(table, deleted.PrimaryId, id))
            {
                call.Rows.Delete(table, link);
            }
        }
    }

    private static (Table Table, Dictionary<string, object?> Values) Pair(Call call, ManyToMany relationship, EntityReference one, EntityReference other)
    {
        if (!Access.MayDoEverything(call))
        {
            throw Faults.NotSupportedHere($"changing '{relationship.Name}' as a user without the role System Administrator.");
        }

        var (first, second) = one.LogicalName == relationship.First ? (one, other) : (other, one);
        if (first.LogicalName != relationship.First || second.LogicalName != relationship.Second)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"'{relationship.Name}' is between '{relationship.First}' and '{relationship.Second}', not between '{one.LogicalName}' and '{other.LogicalName}'.");
        }

        return (Tables.Get(call, relationship.Intersect), new Dictionary<string, object?>
        {
            [Tables.Get(call, first.LogicalName).PrimaryId] = RowIdentity.Require(call, first),
            [Tables.Get(call, second.LogicalName).PrimaryId] = RowIdentity.Require(call, second),
        });
    }

    private static AlternateKey KeyOf(Table table) => table.Keys[0];
}
