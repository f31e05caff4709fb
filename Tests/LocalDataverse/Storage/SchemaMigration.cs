using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Metadata;
using Microsoft.Data.Sqlite;

namespace LocalDataverse.Storage;

/// <summary>
/// Brings the database to a catalog. It compares with what the database has, so a file from an earlier run is taken as it
/// is; the catalog before only spares tables that did not change. Nothing with data in it is ever dropped.
/// </summary>
internal sealed class SchemaMigration(SqliteSession session, Catalog before)
{
    public void Apply(Catalog after)
    {
        foreach (var table in after.Tables.Values)
        {
            if (!ReferenceEquals(before.Find(table.LogicalName), table))
            {
                Apply(TableMapping.Of(table));
            }
        }
    }

    private void Apply(TableMapping table)
    {
        var existing = session.Read("SELECT name, type FROM pragma_table_info($0)", [table.Table.LogicalName],
            r => (Name: r.GetString(0), Type: r.GetString(1))).ToDictionary(c => Identifier.Quote(c.Name), c => c.Type);
        if (existing.Count == 0)
        {
            Create(table);
        }
        else
        {
            foreach (var column in table.Columns)
            {
                AddIfMissing(table, column, existing);
            }
        }

        ApplyIndexes(table);
    }

    private void Create(TableMapping table)
    {
        var columns = table.Columns.Where(c => c != table.PrimaryId).SelectMany(Declarations);
        if (table.Find(TableMapping.VersionColumn) is null)
        {
            columns = columns.Append($"{TableMapping.VersionColumn} INTEGER");
        }

        session.Execute($"CREATE TABLE {table.Name} ({table.PrimaryId.Declaration} NOT NULL PRIMARY KEY, {string.Join(", ", columns)})");
    }

    private void AddIfMissing(TableMapping table, ColumnMapping column, Dictionary<string, string> existing)
    {
        if (!existing.TryGetValue(column.Name, out var type))
        {
            foreach (var declaration in Declarations(column))
            {
                session.Execute($"ALTER TABLE {table.Name} ADD COLUMN {declaration}");
            }
        }
        else if (type != column.StorageType)
        {
            throw Faults.NotSupportedHere($"changing column '{column.Column.LogicalName}' of table '{table.Table.LogicalName}' "
                + $"from {type} to {column.Column.Type}; use a new column");
        }
        else if (column.TablePart is not null && !existing.ContainsKey(column.TablePart))
        {
            AddTablePart(table, column);
        }
    }

    /// <summary>A lookup that gets its second target: the rows so far point to the first.</summary>
    private void AddTablePart(TableMapping table, ColumnMapping column)
    {
        var known = before.Find(table.Table.LogicalName)?.Find(column.Column.LogicalName);
        var target = (known ?? column.Column).Targets is [var first, ..] ? first : null;
        session.Execute($"ALTER TABLE {table.Name} ADD COLUMN {column.TablePart} TEXT_ID");
        session.Execute($"UPDATE {table.Name} SET {column.TablePart} = $0 WHERE {column.Name} IS NOT NULL", target);
    }

    private void ApplyIndexes(TableMapping table)
    {
        var wanted = table.Columns.Where(c => c.IsReference)
            .Select(c => (Name: $"lookup:{table.Table.LogicalName}:{c.Column.LogicalName}",
                Sql: $"ON {table.Name} ({c.Name}) WHERE {c.Name} IS NOT NULL", Key: (AlternateKey?)null))
            // In a unique index of SQLite nulls differ from each other, which puts rows with a null outside the key.
            .Concat(table.Table.Keys.Select(k => (Name: $"key:{table.Table.LogicalName}:{k.Name}",
                Sql: $"ON {table.Name} ({string.Join(", ", k.Columns.Select(c => table.Get(c).Name))})", Key: (AlternateKey?)k)))
            .ToDictionary(i => i.Name, i => (Sql: $"CREATE {(i.Key is null ? "" : "UNIQUE ")}INDEX {Identifier.Quote(i.Name)} {i.Sql}", i.Key));
        var existing = session.Read("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = $0 AND sql IS NOT NULL",
            [table.Table.LogicalName], r => (Name: r.GetString(0), Sql: r.GetString(1)));
        foreach (var (name, sql) in existing)
        {
            if (wanted.TryGetValue(name, out var same) && same.Sql == sql)
            {
                wanted.Remove(name);
            }
            else
            {
                session.Execute($"DROP INDEX {Identifier.Quote(name)}");
            }
        }

        foreach (var (sql, key) in wanted.Values)
        {
            CreateIndex(table, sql, key);
        }
    }

    private void CreateIndex(TableMapping table, string sql, AlternateKey? key)
    {
        try
        {
            session.Execute(sql);
        }
        catch (SqliteException e) when (key is not null && e.SqliteErrorCode == Violations.Constraint)
        {
            throw Faults.Of(Faults.DuplicateRecordEntityKey, $"Key '{key.Name}' can't be made: table '{table.Table.LogicalName}' has rows "
                + $"that are equal in {string.Join(", ", key.Columns)}. Change or delete them first.");
        }
    }

    private static IEnumerable<string> Declarations(ColumnMapping column) =>
        column.TablePart is null ? [column.Declaration] : [column.Declaration, $"{column.TablePart} TEXT_ID"];
}
