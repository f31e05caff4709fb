using System.Text;
using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Storage.Compilation;

/// <summary>A query as one parametrised statement of SQLite.</summary>
internal sealed class QueryCompiler
{
    private readonly Query _query;
    private readonly Parameters _parameters = new();
    private readonly Scopes _scopes;
    private readonly FilterCompiler _filters;
    private readonly SelectList _select = new();
    private readonly DisplayNames _names;
    private readonly int? _aggregateLimit;

    public QueryCompiler(Query query, Catalog catalog, QueryContext? context)
    {
        _query = query;
        _aggregateLimit = !query.IsAggregate ? null : Math.Min(query.AggregateLimit ?? int.MaxValue, context?.AggregateLimit ?? int.MaxValue) is var limit and < int.MaxValue ? limit : null;
        _names = new DisplayNames(context?.Language ?? Labels.BaseLanguage, _parameters);
        _scopes = new Scopes(query.Root, catalog);
        _filters = new FilterCompiler(_scopes, new ConditionCompiler(context, _parameters, _names));
    }

    /// <summary>Whether each result row stands for one row of the root table.</summary>
    private bool HasIdentity => !_query.IsAggregate && !_query.Distinct;

    public CompiledQuery Compile()
    {
        Select();
        var from = From();
        var groups = _select.Groups.Count == 0 ? "" : " GROUP BY " + string.Join(", ", _select.Groups);

        // Before the order, which may have values of its own: a count knows none.
        var countSql = _query.ReturnTotalCount ? $"SELECT COUNT(*) FROM ({Body(from, groups)})" : null;
        object?[] countValues = [.. _parameters.Values];
        var order = new OrderCompiler(_query, _scopes, _select, new SortKeys(_query, _names), _names).Compile();
        var id = HasIdentity ? _select.AddHidden(_scopes.Root.Sql(_scopes.Root.Table.PrimaryId)) : SelectedId();
        var version = HasIdentity ? _select.AddHidden($"{_scopes.Root.SqlName}.{TableMapping.VersionColumn}") : (int?)null;
        var limit = _query.Top ?? _query.PageSize + 1L;
        return new CompiledQuery
        {
            Table = _query.Root.Table,
            CountSql = countSql,
            CountValues = countValues,
            AggregatedSql = _aggregateLimit is { } most ? $"SELECT COUNT(*) FROM (SELECT 1{from} LIMIT {most} + 1)" : null,
            AggregateLimit = _aggregateLimit,
            Sql = $"{Body(from, groups)}{order} LIMIT {_parameters.Add(limit)} OFFSET {_parameters.Add(_query.Offset)}",
            Values = _parameters.Values,
            Stretch = Stretch.Of(_query, _scopes.Root),
            Outputs = _select.Outputs,
            IdOrdinal = id,
            VersionOrdinal = version,
            PageSize = _query.Top is null ? _query.PageSize : null,
        };
    }

    private string Body(string from, string groups) =>
        $"SELECT {(_query.Distinct && !_query.IsAggregate ? "DISTINCT " : "")}{_select.Sql}{from}{groups}";

    /// <summary>Distinct rows are still rows of the root table when its id is among what they are distinct by.</summary>
    private int? SelectedId() => _query.IsAggregate ? null
        : _select.Outputs.FirstOrDefault(o => o.Aliased is null && o.Name == _scopes.Root.Table.PrimaryId.Column.LogicalName)?.Ordinal;

    private void Select()
    {
        foreach (var scope in _scopes.All)
        {
            if (_query.IsAggregate)
            {
                _select.AddAggregates(scope);
            }
            else
            {
                _select.AddColumns(scope, withPrimaryId: scope == _scopes.Root && !_query.Distinct);
            }
        }

        if (_select.Outputs.Count == 0)
        {
            throw Faults.Of(Faults.InvalidArgument, $"The query on table '{_query.Root.Table}' asks for no column. Name at least one.");
        }
    }

    private string From()
    {
        var from = new StringBuilder($" FROM {_scopes.Root.Table.Name} AS {_scopes.Root.SqlName}");
        Join(from, _scopes.Root);
        if (_filters.Compile(_query.Root.Filter, _scopes.Root) is { } filter)
        {
            from.Append(" WHERE ").Append(filter);
        }

        return from.ToString();
    }

    /// <summary>
    /// Joins stand one after another, as the platform writes them: an inner link below an outer one leaves out the root's
    /// row when it finds nothing.
    /// </summary>
    private void Join(StringBuilder from, SourceScope parent)
    {
        foreach (var link in parent.Source.Links)
        {
            var child = _scopes.Of(link.To);
            var join = link.Join switch
            {
                JoinOperator.Inner => "INNER JOIN",
                JoinOperator.LeftOuter => "LEFT JOIN",
                _ => throw Faults.NotSupportedHere($"join operator {link.Join} between '{parent.Source.Table}' and '{link.To.Table}'"),
            };
            var test = $"{child.Sql(child.Table.Get(link.ToColumn))} = {parent.Sql(parent.Table.Get(link.FromColumn))}";
            from.Append(' ').Append(join).Append(' ').Append(child.Table.Name).Append(" AS ").Append(child.SqlName).Append(" ON ").Append(test);
            if (_filters.Compile(link.To.Filter, child) is { } filter)
            {
                from.Append(" AND ").Append(filter);
            }

            Join(from, child);
        }
    }
}
