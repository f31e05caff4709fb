using System;
using System.Collections.Generic;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage;

/// <summary>The SQLite columns and values of one row to write; the first is the id, the second the row version.</summary>
internal sealed class RowValues
{
    public RowValues(TableMapping table, Guid id, long version, IReadOnlyDictionary<string, object?> values)
    {
        Names = new List<string>(values.Count + 2) { table.PrimaryId.Name, TableMapping.VersionColumn };
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

    public List<string> Names { get; }

    public List<object?> Values { get; }

    private void Add(Table table, ColumnMapping column, object? value)
    {
        Names.Add(column.Name);
        Values.Add(StoredValue.Of(table, column.Column, value));
        if (column.TablePart is not null)
        {
            Names.Add(column.TablePart);
            Values.Add((value as EntityReference)?.LogicalName);
        }
    }
}
