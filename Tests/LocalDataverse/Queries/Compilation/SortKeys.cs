using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Storage;

namespace LocalDataverse.Queries.Compilation;

/// <summary>What a result sorts by: the name behind a lookup, the label of a choice, otherwise the value itself.</summary>
internal sealed class SortKeys(Query query, int language, Parameters parameters)
{
    public string Of(SourceScope scope, ColumnMapping column)
    {
        if (query.OrderByRawValues)
        {
            return scope.Sql(column);
        }

        if (column.IsReference)
        {
            return scope.NameOf(column);
        }

        return column.Column is { Type: ColumnType.Choice or ColumnType.State or ColumnType.Status, Choice: { Options.Count: > 0 } choice }
            ? LabelOf(scope.Sql(column), choice)
            : scope.Sql(column);
    }

    private string LabelOf(string sql, Choice choice)
    {
        var cases = choice.Options.Select(o => $"WHEN {parameters.Add((long)o.Value)} THEN {parameters.Add(o.Label.In(language) ?? "")}");
        return $"CASE {sql} {string.Join(" ", cases)} END COLLATE {TextCollation.Name}";
    }
}
