using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Queries;
using LocalDataverse.Rights;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Security;

/// <summary>
/// Narrows a query to the rows that its user may read, in the query itself. Of a linked table the rows that may not be
/// read are as if they were not there: an inner link drops the row above, an outer one leaves its columns empty. Without
/// the Read privilege on the root or a linked table the query is refused. Who has which role and who is in which team is linked
/// over where both sides may be read. Names of rows that a lookup points to stay visible.
/// </summary>
internal static class ReadableRows
{
    public static Query Of(Call call, Query query) => Access.MayDoEverything(call)
        ? query
        : query with { Root = Narrow(call, PrincipalReader.User(call, call.Caller.UserId), query.Root) };

    private static Source Narrow(Call call, Principal user, Source source)
    {
        var table = Tables.Get(call, source.Table);
        var reach = ReachOf(user, table);
        return source with
        {
            Filter = reach.IsGlobal ? source.Filter : And(source.Filter, Readable(call, user, table, reach)),
            Links = [.. source.Links.Select(link => link with { To = Linked(call, user, link.To) })],
        };
    }

    private static Source Linked(Call call, Principal user, Source source)
    {
        if (call.Catalog.ManyToMany.Values.FirstOrDefault(r => r.Intersect == source.Table) is not { } pairs)
        {
            return Narrow(call, user, source);
        }

        foreach (var side in new[] { pairs.First, pairs.Second })
        {
            ReachOf(user, Tables.Get(call, side));
        }

        return source with { Links = [.. source.Links.Select(link => link with { To = Narrow(call, user, link.To) })] };
    }

    private static Reach ReachOf(Principal user, Table table) =>
        user.ReachOf(table, AccessRights.ReadAccess) ?? throw Denied.NoPrivilege(user, table, AccessRights.ReadAccess);

    private static Filter Readable(Call call, Principal user, Table table, Reach reach)
    {
        var ways = new List<Condition>();
        Add(Standing.OwnerColumnOf(table), reach.Owners.Cast<object>());
        Add(Standing.UnitColumnOf(table), reach.Units.Cast<object>());
        Add(table.PrimaryId, SharedAccessRows.With(call, user, table, AccessRights.ReadAccess).Cast<object>());
        return ways.Count > 0
            ? new Filter(LogicalOperator.Or, ways, [])
            : new Filter(LogicalOperator.And, [new Condition(table.PrimaryId, ConditionOperator.Null, [])], []);

        void Add(string? column, IEnumerable<object> ids)
        {
            List<object?> values = [.. ids];
            if (column is not null && values.Count > 0)
            {
                ways.Add(new Condition(column, ConditionOperator.In, values));
            }
        }
    }

    private static Filter And(Filter? asked, Filter allowed) =>
        asked is null ? allowed : new Filter(LogicalOperator.And, [], [asked, allowed]);
}
