using System.Runtime.CompilerServices;
using LocalDataverse.Metadata;

namespace LocalDataverse.Storage;

/// <summary>How a table lies in SQLite; worked out once for each state of the table's definition.</summary>
internal sealed class TableMapping
{
    /// <summary>Every stored row has one, whether or not the solution states the column.</summary>
    public const string VersionColumn = "versionnumber";

    private static readonly ConditionalWeakTable<Table, TableMapping> Known = [];

    private readonly Dictionary<string, ColumnMapping> _columns;

    private TableMapping(Table table)
    {
        Table = table;
        Name = Identifier.Quote(table.LogicalName);
        _columns = table.Columns.Values
            .Where(c => c.Type != ColumnType.Unsupported)
            .ToDictionary(c => c.LogicalName, c => new ColumnMapping(c));
        PrimaryId = _columns[table.PrimaryId];
        PrimaryName = table.PrimaryName is { } name ? _columns.GetValueOrDefault(name) : null;
    }

    public Table Table { get; }

    public string Name { get; }

    public ColumnMapping PrimaryId { get; }

    public ColumnMapping? PrimaryName { get; }

    public IReadOnlyCollection<ColumnMapping> Columns => _columns.Values;

    public static TableMapping Of(Table table) => Known.GetValue(table, static t => new TableMapping(t));

    public ColumnMapping? Find(string column) => _columns.GetValueOrDefault(column ?? "");

    /// <exception cref="System.ServiceModel.FaultException">The table has no such column, or one that is not supported.</exception>
    public ColumnMapping Get(string column) => Find(column) ?? throw (Table.Find(column ?? "") is null
        ? Faults.NoSuchColumn(Table.SchemaName, column)
        : Faults.NotSupportedHere($"column '{column}' of table '{Table.LogicalName}'"));
}
