using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage;

namespace LocalDataverse.Storage.Compilation;

/// <summary>A table of the query under its name inside the statement.</summary>
internal sealed class SourceScope(Source source, TableMapping table, string sqlName, Catalog catalog)
{
    private const string NameSuffix = "name";

    public Source Source => source;

    public TableMapping Table => table;

    public string SqlName => sqlName;

    public string Sql(ColumnMapping column) => $"{sqlName}.{column.Name}";

    /// <summary>
    /// A column, or the …name column of another one: the primary name of what a lookup points to, the label of a choice in the
    /// reader's language.
    /// </summary>
    public Operand Operand(string name, DisplayNames names)
    {
        if (table.Find(name) is null && ColumnBehind(name) is { } named)
        {
            var asText = new Column { LogicalName = name, SchemaName = name, Type = ColumnType.Text };
            return new Operand(names.Of(this, named), asText, table.Table.LogicalName);
        }

        // LINQ has no name for Entity.Id; the platform takes a condition without one as of the primary key.
        var column = name.Length == 0 ? table.PrimaryId : table.Get(name);
        return new Operand(Sql(column), column.Column, table.Table.LogicalName);
    }

    /// <summary>What text is compared with: the text itself, or the name that stands for a lookup or a choice.</summary>
    public Operand TextOperand(string name, DisplayNames names) =>
        table.Find(name) is not null && ColumnBehind(name + NameSuffix) is not null && table.Find(name + NameSuffix) is null
            ? Operand(name + NameSuffix, names)
            : Operand(name, names);

    public ColumnMapping Selected(string name) => table.Find(name) is null && ColumnBehind(name) is not null
        ? throw Faults.NotSupportedHere(
            $"selecting the name column '{name}' of table '{table.Table.LogicalName}'; select the column itself, whose formatted value is the name")
        : table.Get(name);

    /// <summary>The primary name of the row that a lookup points to.</summary>
    public string NameOf(ColumnMapping lookup)
    {
        var names = Targets(lookup)
            .Select(target => $"(SELECT n.{target.PrimaryName!.Name} FROM {target.Name} AS n WHERE n.{target.PrimaryId.Name} = {Sql(lookup)})")
            .ToList();
        var name = names.Count switch
        {
            0 => "NULL",
            1 => names[0],
            _ => $"COALESCE({string.Join(", ", names)})",
        };
        return $"{name} COLLATE {TextCollation.Name}";
    }

    private ColumnMapping? ColumnBehind(string name) =>
        name.EndsWith(NameSuffix, StringComparison.Ordinal) && table.Find(name[..^NameSuffix.Length]) is { } column &&
        (column.IsReference || column.Column is { Type: ColumnType.Choice or ColumnType.State or ColumnType.Status })
            ? column
            : null;

    private IEnumerable<TableMapping> Targets(ColumnMapping lookup) => lookup.Column.Targets
        .Select(catalog.Find).OfType<Table>().Select(TableMapping.Of).Where(t => t.PrimaryName is not null);
}

/// <summary>Something to compare: an SQL expression with the column whose type it has.</summary>
internal sealed record Operand(string Sql, Column Column, string Table)
{
    public bool IsText => Column.Type is ColumnType.Text or ColumnType.Memo;

    public bool IsId => Column.Type is ColumnType.PrimaryKey or ColumnType.UniqueIdentifier or ColumnType.Lookup or ColumnType.Owner;
}
