using System.Text;
using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage.Compilation;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage;

/// <summary>One SQLite transaction, with the rows of a catalog's tables. There are no savepoints: all of it holds, or nothing.</summary>
internal sealed class StorageTransaction : IRowTransaction
{
    private readonly SqliteSession _session;
    private readonly VersionCounter _versions;
    private readonly NumberSequences _numbers;
    private readonly Catalog _catalog;
    private Action? _release;

    internal StorageTransaction(SqliteSession session, VersionCounter versions, NumberSequences numbers, Catalog catalog, Action release)
    {
        _session = session;
        _versions = versions;
        _numbers = numbers;
        _catalog = catalog;
        _release = release;
    }

    public void Commit()
    {
        ObjectDisposedException.ThrowIf(_release is null, this);
        try
        {
            _versions.Store();
            _numbers.Store();
            _session.Execute("COMMIT");
        }
        catch
        {
            End("ROLLBACK");
            throw;
        }

        End(null);
    }

    public void Rollback()
    {
        ObjectDisposedException.ThrowIf(_release is null, this);
        End("ROLLBACK");
    }

    /// <summary>Rolls back what was not committed.</summary>
    public void Dispose()
    {
        if (_release is not null)
        {
            End("ROLLBACK");
        }
    }

    public void Insert(Table table, Guid id, IReadOnlyDictionary<string, object?> values)
    {
        var mapping = TableMapping.Of(table);
        var row = new RowValues(mapping, id, _versions.Next(), values);
        Write(table, id, values, isNew: true, $"INSERT INTO {mapping.Name} ({row.NameList}) VALUES ({row.PlaceholderList})", row.Values);
    }

    public void Update(Table table, Guid id, IReadOnlyDictionary<string, object?> values)
    {
        var mapping = TableMapping.Of(table);
        var row = new RowValues(mapping, id, _versions.Next(), values);
        var changed = Write(table, id, values, isNew: false,
            $"UPDATE {mapping.Name} SET {row.AssignmentList} WHERE {mapping.PrimaryId.Name} = $0", row.Values);
        ThrowIfMissing(changed, table, id);
    }

    public void Delete(Table table, Guid id)
    {
        var mapping = TableMapping.Of(table);
        var changed = Execute($"DELETE FROM {mapping.Name} WHERE {mapping.PrimaryId.Name} = $0", [StoredValue.OfId(id)]);
        ThrowIfMissing(changed, table, id);
    }

    public Entity? Find(Table table, Guid id, IReadOnlyCollection<string>? columns)
    {
        var mapping = TableMapping.Of(table);
        var selected = columns?.Select(mapping.Get).Append(mapping.PrimaryId).Distinct() ?? mapping.Columns;
        var select = new StringBuilder("SELECT t.").Append(TableMapping.VersionColumn);
        var outputs = new List<Output>();
        foreach (var column in selected)
        {
            outputs.Add(Output.Attribute(column, outputs.Count == 0 ? 1 : outputs[^1].Next));
            select.Append(", ");
            column.AppendTo(select, "t");
        }

        var sql = select.Append(" FROM ").Append(mapping.Name).Append(" AS t WHERE t.").Append(mapping.PrimaryId.Name).Append(" = $0").ToString();
        return Read(sql, [StoredValue.OfId(id)], r => Output.ReadRow(r, table.LogicalName, id, versionOrdinal: 0, outputs)).SingleOrDefault();
    }

    public IReadOnlyList<Guid> FindIds(Table table, string column, object value)
    {
        var mapping = TableMapping.Of(table);
        var searched = mapping.Get(column);
        return Read($"SELECT {mapping.PrimaryId.Name} FROM {mapping.Name} WHERE {searched.Name} = $0 ORDER BY rowid",
            [SearchValue.Of(table.LogicalName, searched.Column, value)], r => Guid.ParseExact(r.GetString(0), "D"));
    }

    public Guid? FindByKey(Table table, AlternateKey key, IReadOnlyDictionary<string, object?> values)
    {
        var mapping = TableMapping.Of(table);
        var columns = key.Columns.Select(mapping.Get).ToList();
        var stored = columns.Select(c => StoredValue.Of(table, c.Column, values.GetValueOrDefault(c.Column.LogicalName))).ToList();
        if (stored.Contains(null))
        {
            return null;
        }

        var test = string.Join(" AND ", columns.Select((c, i) => $"{c.Name} = {SqliteSession.Parameter(i)}"));
        return Read($"SELECT {mapping.PrimaryId.Name} FROM {mapping.Name} WHERE {test}", stored,
            r => (Guid?)Guid.ParseExact(r.GetString(0), "D")).SingleOrDefault();
    }

    public long NextNumber(Table table, Column column)
    {
        ObjectDisposedException.ThrowIf(_release is null, this);
        return _numbers.Next(table, column);
    }

    public void FillNames(IReadOnlyCollection<Entity> rows) => LookupNames.Fill(_session, _catalog, rows);

    public QueryResult Run(Query query, QueryContext? context = null)
    {
        ObjectDisposedException.ThrowIf(_release is null, this);
        var result = new QueryCompiler(query, _catalog, context).Compile().Run(_session);
        FillNames(result.Rows);
        return result;
    }

    /// <summary>The names of a table's indexes.</summary>
    public IReadOnlyList<string> Indexes(string table) =>
        Read("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = $0", [table], row => row.GetString(0));

    private int Write(
        Table table, Guid id, IReadOnlyDictionary<string, object?> values, bool isNew, string sql, IReadOnlyList<object?> parameters)
    {
        try
        {
            return Execute(sql, parameters);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Violations.Constraint)
        {
            throw Violations.Find(this, table, id, values, isNew) ?? e;
        }
    }

    private int Execute(string sql, IReadOnlyList<object?> values)
    {
        ObjectDisposedException.ThrowIf(_release is null, this);
        return _session.Execute(sql, values);
    }

    private List<T> Read<T>(string sql, IReadOnlyList<object?> values, Func<SqliteDataReader, T> row)
    {
        ObjectDisposedException.ThrowIf(_release is null, this);
        return _session.Read(sql, values, row);
    }

    private void End(string? statement)
    {
        var release = _release!;
        _release = null;
        try
        {
            if (statement is not null)
            {
                _session.Execute(statement);
            }
        }
        finally
        {
            release();
        }
    }

    private static void ThrowIfMissing(int changed, Table table, Guid id)
    {
        if (changed == 0)
        {
            throw Faults.Of(Faults.ObjectDoesNotExist, $"Table '{table.LogicalName}' has no row with the id {id}.");
        }
    }
}
