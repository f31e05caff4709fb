using System.Globalization;
using LocalDataverse.Queries;

namespace LocalDataverse.Storage.Compilation;

/// <summary>
/// The order of a result. It always ends with what makes a row unique, so that pages neither overlap nor leave gaps.
/// Nulls come first, last when descending.
/// </summary>
internal sealed class OrderCompiler(Query query, Scopes scopes, SelectList select, SortKeys sortKeys, DisplayNames names)
{
    public string Compile()
    {
        var keys = new List<string>();
        var shown = select.Outputs.Sum(o => o.Width);
        foreach (var order in query.Orders)
        {
            var key = KeyOf(order);
            if (query.Distinct && !query.IsAggregate)
            {
                // Of distinct rows only what is selected can sort them.
                key = Position(select.AddHidden(key));
            }

            keys.Add(key + (order.Descending ? " DESC" : ""));
        }

        keys.AddRange(UniqueKeys(shown));
        return keys.Count == 0 ? "" : " ORDER BY " + string.Join(", ", keys);
    }

    private IEnumerable<string> UniqueKeys(int shown)
    {
        if (query.IsAggregate)
        {
            return select.Groups;
        }

        return query.Distinct
            ? Enumerable.Range(0, shown).Select(Position)
            : scopes.All.Select(s => s.Sql(s.Table.PrimaryId));
    }

    private string KeyOf(Ordering order)
    {
        if (order.SourceAlias is null && select.ByAlias.TryGetValue(order.Column, out var aggregate))
        {
            return aggregate(sortKeys);
        }

        if (query.IsAggregate)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"The query has no alias '{order.Column}' to sort by. It has: {string.Join(", ", select.Outputs.Select(o => o.Name))}.");
        }

        var scope = order.SourceAlias is null ? scopes.Root : scopes.Find(order.SourceAlias);
        return scope.Table.Find(order.Column) is { } column
            ? sortKeys.Of(scope, column)
            : AliasKey(order) ?? scope.Operand(order.Column, names).Sql;
    }

    private string? AliasKey(Ordering order)
    {
        var named = scopes.All
            .SelectMany(s => (s.Source.Columns ?? []).Select(c => (Scope: s, Column: c)))
            .FirstOrDefault(c => c.Column.Alias == order.Column);
        return named.Scope is null ? null : sortKeys.Of(named.Scope, named.Scope.Table.Get(named.Column.Name));
    }

    private static string Position(int ordinal) => (ordinal + 1).ToString(CultureInfo.InvariantCulture);
}
