using LocalDataverse.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage.Compilation;

/// <summary>How one attribute of a result row is read from the SQLite columns that were selected for it.</summary>
internal sealed record Output(string Name, int Ordinal, int Width, Func<SqliteDataReader, int, object?> Value)
{
    /// <summary>Whether a null appears as an AliasedValue without a value, as an aggregate over no values does.</summary>
    public bool KeepsNull { get; init; }

    /// <summary>The table and column of an AliasedValue; null for a plain attribute.</summary>
    public (string Table, string Column)? Aliased { get; init; }

    /// <summary>The ordinal after the last one of this attribute.</summary>
    public int Next => Ordinal + Width;

    public static Output Attribute(ColumnMapping column, int ordinal) => new(column.Column.LogicalName, ordinal, column.Width, column.Read);

    public static Entity ReadRow(SqliteDataReader row, string table, Guid id, int? versionOrdinal, IReadOnlyList<Output> outputs)
    {
        var entity = new Entity(table);
        if (id != Guid.Empty)
        {
            entity.Id = id;
        }

        if (versionOrdinal is { } version)
        {
            entity.RowVersion = row.GetString(version);
        }

        foreach (var output in outputs)
        {
            output.ReadInto(entity, row);
        }

        return entity;
    }

    private void ReadInto(Entity entity, SqliteDataReader row)
    {
        var value = Value(row, Ordinal);
        if (value is null && !KeepsNull)
        {
            return;
        }

        entity[Name] = Aliased is { } alias ? new AliasedValue(alias.Table, alias.Column, value) : value;
    }
}
