using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage;

/// <summary>The SQLite columns and values of one row to write; the first is the id, the second the row version.</summary>
internal sealed class RowValues
{
    private readonly List<string> _names;

    public RowValues(TableMapping table, Guid id, long version, IReadOnlyDictionary<string, object?> values)
    {
        _names = new List<string>(values.Count + 2) { table.PrimaryId.Name, TableMapping.VersionColumn };
        Values = new List<object?>(values.Count + 2) { StoredValue.OfId(id), version };
        foreach (var (name, value) in values)
        {
            var column = table.Get(name);
            if (column != table.PrimaryId && name != TableMapping.VersionColumn)
            {
                Add(table.Table, column, value);
            }
        }
    }

    public List<object?> Values { get; }

    public string NameList => string.Join(", ", _names);

    public string PlaceholderList => string.Join(", ", _names.Select((_, i) => SqliteSession.Parameter(i)));

    /// <summary>All but the id, which is parameter 0.</summary>
    public string AssignmentList => string.Join(", ", _names.Select((name, i) => name + " = " + SqliteSession.Parameter(i)).Skip(1));

    private void Add(Table table, ColumnMapping column, object? value)
    {
        _names.Add(column.Name);
        Values.Add(StoredValue.Of(table, column.Column, value));
        if (column.TablePart is not null)
        {
            _names.Add(column.TablePart);
            Values.Add((value as EntityReference)?.LogicalName);
        }
    }
}
