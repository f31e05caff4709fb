using LocalDataverse.Queries;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Storage.Compilation;

/// <summary>Filters as SQL.</summary>
internal sealed class FilterCompiler(Scopes scopes, ConditionCompiler conditions)
{
    /// <summary>Null for a filter that tests nothing.</summary>
    public string? Compile(Filter? filter, SourceScope home)
    {
        if (filter is null)
        {
            return null;
        }

        var parts = filter.Conditions.Select(c => conditions.Compile(c, c.SourceAlias is null ? home : scopes.Find(c.SourceAlias)))
            .Concat(filter.Filters.Select(f => Compile(f, home)).OfType<string>())
            .ToList();
        return parts.Count == 0 ? null : Join(parts, filter.Operator);
    }

    private static string Join(List<string> parts, LogicalOperator how) =>
        "(" + string.Join(how == LogicalOperator.Or ? " OR " : " AND ", parts) + ")";
}
