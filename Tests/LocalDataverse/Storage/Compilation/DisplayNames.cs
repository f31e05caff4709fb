using LocalDataverse.Metadata;
using LocalDataverse.Storage;

namespace LocalDataverse.Storage.Compilation;

/// <summary>What a reader sees of a column: the name behind a lookup, the label of a choice in their language, otherwise the value itself.</summary>
internal sealed class DisplayNames(int language, Parameters parameters)
{
    public string Of(SourceScope scope, ColumnMapping column) => column switch
    {
        { IsReference: true } => scope.NameOf(column),
        { Column: { Type: ColumnType.Choice or ColumnType.State or ColumnType.Status, Choice: { Options.Count: > 0 } choice } } => LabelOf(scope.Sql(column), choice),
        _ => scope.Sql(column),
    };

    private string LabelOf(string sql, Choice choice)
    {
        var cases = choice.Options.Select(o => $"WHEN {parameters.Add((long)o.Value)} THEN {parameters.Add(o.Label.In(language) ?? "")}");
        return $"CASE {sql} {string.Join(" ", cases)} END COLLATE {TextCollation.Name}";
    }
}
