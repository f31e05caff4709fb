using System.Globalization;
using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage;

namespace LocalDataverse.Storage.Compilation;

/// <summary>All tables of a query, in the order they are joined: the root first.</summary>
internal sealed class Scopes
{
    private readonly List<SourceScope> _all = [];
    private readonly Catalog _catalog;

    public Scopes(Source root, Catalog catalog)
    {
        _catalog = catalog;
        Add(root);
    }

    public IReadOnlyList<SourceScope> All => _all;

    public SourceScope Root => _all[0];

    public SourceScope Of(Source source) => _all.First(s => ReferenceEquals(s.Source, source));

    /// <summary>By alias; by table where that names one source only, as callers often write it.</summary>
    public SourceScope Find(string name)
    {
        if (_all.Find(s => string.Equals(s.Source.Alias, name, StringComparison.OrdinalIgnoreCase)) is { } byAlias)
        {
            return byAlias;
        }

        var byTable = _all.FindAll(s => s.Source.Table == name);
        if (byTable.Count == 1 || (byTable.Count > 1 && byTable[0] == Root))
        {
            return byTable[0];
        }

        var known = string.Join(", ", _all.Select(s => s.Source.Alias ?? s.Source.Table));
        throw Faults.Of(Faults.InvalidArgument, $"'{name}' is not the alias of a table in this query. Its tables are: {known}.");
    }

    private void Add(Source source)
    {
        var table = _catalog.Find(source.Table ?? "") ?? throw Faults.Of(Faults.QueryBuilderNoEntity,
            $"There is no table '{source.Table}'. Use the logical name of a table.");
        if (source.Alias is { } alias && _all.Any(s => string.Equals(s.Source.Alias, alias, StringComparison.OrdinalIgnoreCase)))
        {
            throw Faults.Of(Faults.InvalidArgument, $"Two links have the alias '{alias}'. Give each its own.");
        }

        _all.Add(new SourceScope(source, TableMapping.Of(table), "t" + _all.Count.ToString(CultureInfo.InvariantCulture), _catalog));
        foreach (var link in source.Links)
        {
            Add(link.To);
        }
    }
}
