using LocalDataverse.Metadata;
using LocalDataverse.Queries;

namespace LocalDataverse.Storage.Compilation;

/// <summary>The dates that a query both narrows its root table down to and sorts it by first.</summary>
internal sealed record Stretch(TableMapping Table, ColumnMapping Column)
{
    /// <summary>Null for any other query.</summary>
    public static Stretch? Of(Query query, SourceScope root) =>
        !query.IsAggregate && !query.Distinct && query.Orders is [{ SourceAlias: null } first, ..]
        && root.Table.Find(first.Column) is { Column.Type: ColumnType.DateTime } column && Narrows(query.Root.Filter, first.Column)
            ? new Stretch(root.Table, column)
            : null;

    private static bool Narrows(Filter? filter, string column) =>
        filter is { Operator: Microsoft.Xrm.Sdk.Query.LogicalOperator.And } && filter.Conditions.Any(condition => condition.SourceAlias is null && condition.Column == column);
}
