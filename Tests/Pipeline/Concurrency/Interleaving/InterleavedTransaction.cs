using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Metadata;
using LocalDataverse.Queries;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace Pipeline.Concurrency.Interleaving;

/// <summary>
/// A transaction that others run between. A write locks its row and its alternate keys until the end; a read sees what is
/// committed and its own writes. Each operation is a point where another request may go on, as nothing else is shared.
/// </summary>
internal sealed class InterleavedTransaction(InterleavedDatabase database) : IRowTransaction
{
    /// <summary>The platform's code for SQL Server's error 1205.</summary>
    public const int DeadlockCode = -2147204784;

    private readonly int _request = Turns.Current;

    /// <summary>Everything written so far, to be played again.</summary>
    public List<Action<IRowStore>> Writes { get; } = [];

    public void Insert(Table table, Guid id, IReadOnlyDictionary<string, object?> values)
    {
        PauseToWrite(table);
        Lock(Locked.Row(table, id), "insert");
        LockKeys(table, column => values.GetValueOrDefault(column));
        Write(rows => rows.Insert(table, id, values));
    }

    public void Update(Table table, Guid id, IReadOnlyDictionary<string, object?> values)
    {
        PauseToWrite(table);
        if (database.IgnoredColumn is { } ignored && values.ContainsKey(ignored))
        {
            return;
        }

        Lock(Locked.Row(table, id), $"update {string.Join(", ", values.Keys)} of");
        if (table.Keys.SelectMany(k => k.Columns).Any(values.ContainsKey))
        {
            var stored = StoredKeys(table, id);
            LockKeys(table, stored);
            LockKeys(table, column => values.TryGetValue(column, out var value) ? value : stored(column));
        }

        Write(rows => rows.Update(table, id, values));
    }

    public void Delete(Table table, Guid id)
    {
        PauseToWrite(table);
        Lock(Locked.Row(table, id), "delete");
        LockKeys(table, StoredKeys(table, id));
        Write(rows => rows.Delete(table, id));
    }

    public Entity? Find(Table table, Guid id, IReadOnlyCollection<string>? columns)
    {
        var row = Locked.Row(table, id);
        return Read([table.LogicalName], locked => locked == row, rows => rows.Find(table, id, columns));
    }

    public IReadOnlyList<Guid> FindIds(Table table, string column, object value) =>
        Read([table.LogicalName], locked => locked.Table == table.LogicalName, rows => rows.FindIds(table, column, value));

    public Guid? FindByKey(Table table, AlternateKey key, IReadOnlyDictionary<string, object?> values)
    {
        var wanted = Locked.Key(table, key, column => values.GetValueOrDefault(column));
        return Read([table.LogicalName], locked => locked == wanted, rows => rows.FindByKey(table, key, values));
    }

    /// <summary>Taken for good, without a lock: nobody waits for a number.</summary>
    public long NextNumber(Table table, Column column) => database.View(this).NextNumber(table, column);

    /// <summary>Names are display only; nothing waits for them.</summary>
    public void FillNames(IReadOnlyCollection<Entity> rows) => database.View(this).FillNames(rows);

    /// <summary>Which rows a plan would touch is unknown, so a waiting reader waits for every written row of its tables.</summary>
    public QueryResult Run(Query query, QueryContext? context = null)
    {
        var tables = TablesOf(query.Root).ToHashSet(StringComparer.Ordinal);
        return Read(tables, locked => tables.Contains(locked.Table), rows => rows.Run(query, context));
    }

    public void Commit()
    {
        database.Turns.Pause();
        database.Commit(this);
        End("commits");
    }

    /// <summary>Rolls back what was not committed.</summary>
    public void Dispose()
    {
        database.Forget(this);
        End("rolls back");
    }

    private static IEnumerable<string> TablesOf(Source source) =>
        source.Links.SelectMany(link => TablesOf(link.To)).Prepend(source.Table);

    private T Read<T>(IEnumerable<string> tables, Func<Locked, bool> touches, Func<IRowStore, T> read)
    {
        if (tables.All(database.QuietTables.Contains))
        {
            return read(database.View(this));
        }

        database.Turns.Pause();
        if (database.Readers == ReaderBehavior.WaitsForWriters)
        {
            WaitWhile(() => database.Locks.Others(this, touches), "read what was written by");
        }

        return read(database.View(this));
    }

    private void PauseToWrite(Table table)
    {
        if (database.QuietTables.Contains(table.LogicalName))
        {
            throw new InvalidOperationException($"A request writes '{table.LogicalName}', which is stated to be quiet; take it off the list.");
        }

        database.Turns.Pause();
    }

    private void Write(Action<IRowStore> write)
    {
        write(database.ViewForWriting(this));
        Writes.Add(write);
    }

    private Func<string, object?> StoredKeys(Table table, Guid id)
    {
        var stored = database.View(this).Find(table, id, [.. table.Keys.SelectMany(k => k.Columns).Distinct()]);
        return column => stored is not null && stored.Attributes.TryGetValue(column, out var value) ? value : null;
    }

    private void LockKeys(Table table, Func<string, object?> valueOf)
    {
        foreach (var key in table.Keys)
        {
            if (Locked.Key(table, key, valueOf) is { } locked)
            {
                Lock(locked, "take");
            }
        }
    }

    private void Lock(Locked locked, string verb)
    {
        WaitWhile(() => database.Locks.Others(this, other => other == locked), $"{verb} {locked}, held by");
        database.Locks.Take(locked, this);
        Tell($"{verb} {locked}");
    }

    private void WaitWhile(Func<IEnumerable<InterleavedTransaction>> holders, string what)
    {
        if (!holders().Any())
        {
            return;
        }

        var named = $"{what} {string.Join(" and ", holders().Select(h => h._request + 1).Distinct())}";
        if (database.Locks.WouldDeadlock(this, holders))
        {
            database.CountDeadlock();
            Tell($"DEADLOCK: would wait to {named}");
            throw Faults.Of(DeadlockCode, $"Deadlock: the transaction would wait for ever to {named}. Try again.");
        }

        Tell($"waits to {named}");
        database.Locks.Waits(this, holders);
        database.Turns.WaitUntil(() => !holders().Any());
        database.Locks.Waits(this, null);
    }

    private void End(string how)
    {
        if (Writes.Count > 0)
        {
            Tell(how);
        }

        Writes.Clear();
        database.Locks.Release(this);
    }

    private void Tell(string what) => database.OnEvent?.Invoke($"{_request + 1} {what}");
}
