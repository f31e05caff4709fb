using LocalDataverse.Metadata;
using Microsoft.Data.Sqlite;

namespace LocalDataverse.Storage;

/// <summary>
/// Brings the database to a catalog. It compares with what the database has, so a file from an earlier run is taken as it
/// is; the catalog before spares tables that did not change, and says what went: only that is dropped.
/// </summary>
internal sealed class SchemaMigration(SqliteSession session, Catalog before)
{
    public void Apply(Catalog after)
    {
        session.Execute(ActivityView.DropSql);
        foreach (var table in after.Tables.Values.Where(t => t.LogicalName != Catalog.AllActivities))
        {
            if (!ReferenceEquals(before.Find(table.LogicalName), table))
            {
                Apply(TableMapping.Of(table));
            }
        }

        var gone = before.Tables.Values.Where(t => after.Find(t.LogicalName) is null).ToList();
        foreach (var table in before.Tables.Values.Except(gone).Where(t => t.LogicalName != Catalog.AllActivities))
        {
            Drop(table, after.Get(table.LogicalName), gone);
        }

        foreach (var table in gone.Where(t => t.LogicalName != Catalog.AllActivities))
        {
            session.Execute($"DROP TABLE {TableMapping.Of(table).Name}");
        }

        if (ActivityView.CreateSql(after) is { } view)
        {
            session.Execute(view);
        }
    }

    /// <summary>Columns that went, and references to rows of tables that went.</summary>
    private void Drop(Table known, Table now, List<Table> gone)
    {
        var mapping = TableMapping.Of(known);
        foreach (var column in mapping.Columns)
        {
            if (now.Find(column.Column.LogicalName) is null)
            {
                foreach (var name in column.TablePart is null ? [column.Name] : new[] { column.Name, column.TablePart })
                {
                    session.Execute($"ALTER TABLE {mapping.Name} DROP COLUMN {name}");
                }
            }
            else if (column.TablePart is not null)
            {
                foreach (var target in gone)
                {
                    session.Execute($"UPDATE {mapping.Name} SET {column.Name} = NULL, {column.TablePart} = NULL WHERE {column.TablePart} = $0", target.LogicalName);
                }
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
        else if (column.TablePart is not null)
        {
            AddTablePart(table, column, isNew: !existing.ContainsKey(column.TablePart));
        }
    }

    /// <summary>A lookup that gets its second target: the rows so far point to the first.</summary>
    private void AddTablePart(TableMapping table, ColumnMapping column, bool isNew)
    {
        var known = before.Find(table.Table.LogicalName)?.Find(column.Column.LogicalName);
        var target = (known ?? column.Column).Targets is [var first, ..] ? first : null;
        if (isNew)
        {
            session.Execute($"ALTER TABLE {table.Name} ADD COLUMN {column.TablePart} TEXT_ID");
        }

        session.Execute($"UPDATE {table.Name} SET {column.TablePart} = $0 WHERE {column.Name} IS NOT NULL AND {column.TablePart} IS NULL", target);
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
