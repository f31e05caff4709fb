using LocalDataverse.Queries;
using LocalDataverse.Storage;

namespace LocalDataverse.Storage.Compilation;

/// <summary>What a result sorts by: what a reader sees, or the raw values where the query asks for them.</summary>
internal sealed class SortKeys(Query query, DisplayNames names)
{
    public string Of(SourceScope scope, ColumnMapping column) => query.OrderByRawValues ? scope.Sql(column) : names.Of(scope, column);
}
