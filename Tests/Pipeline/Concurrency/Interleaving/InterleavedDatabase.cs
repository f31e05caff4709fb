using System;
using System.Collections.Generic;
using LocalDataverse.Storage;

namespace Pipeline.Concurrency.Interleaving;

/// <summary>What a reader does about rows that another transaction has written and not committed.</summary>
public enum ReaderBehavior
{
    /// <summary>Reads them as they were committed (READ COMMITTED with row versions).</summary>
    ReadsCommittedVersion,

    /// <summary>Waits until that transaction ends (READ COMMITTED with locks).</summary>
    WaitsForWriters,
}

/// <summary>
/// Several transactions over one SQLite connection. Each keeps the list of its writes; whichever has its turn has them played
/// on top of what is committed. A commit only moves the list: SQLite commits nothing, so that a rollback brings the
/// starting state back, with the same ids, for the next run.
/// </summary>
internal sealed class InterleavedDatabase(Turns turns, ReaderBehavior readers) : IDisposable
{
    private readonly List<Action<IRowStore>> _committed = [];
    private readonly RowLocks _locks = new();
    private Func<StorageTransaction>? _begin;
    private StorageTransaction? _view;
    private InterleavedTransaction? _viewOf;

    public ReaderBehavior Readers => readers;

    public RowLocks Locks => _locks;

    public Turns Turns => turns;

    public int Deadlocks { get; private set; }

    /// <summary>
    /// Tables that no request writes. Reading them gives everybody the same at any time, so that is no point to choose at.
    /// </summary>
    public required IReadOnlySet<string> QuietTables { get; init; }

    /// <summary>A column whose writes do nothing and lock nothing: what a solution without its lock would do.</summary>
    public string? IgnoredColumn { get; init; }

    /// <summary>Given what is committed, after each commit that wrote something.</summary>
    public Action<IRowStore>? OnCommit { get; set; }

    /// <summary>Told of each write, wait and end, in the order they happen.</summary>
    public Action<string>? OnEvent { get; set; }

    public InterleavedTransaction Begin(Func<StorageTransaction> begin)
    {
        _begin = begin;
        return new InterleavedTransaction(this);
    }

    /// <summary>The rows as that transaction sees them, or as they are committed. Good until the next call.</summary>
    public IRowStore View(InterleavedTransaction? of)
    {
        if (_view is null || (_viewOf is not null && _viewOf != of))
        {
            _view?.Dispose();
            _viewOf = null;
            _view = _begin!();
            Play(_committed);
        }

        if (_viewOf != of && of!.Writes.Count > 0)
        {
            Play(of.Writes);
            _viewOf = of;
        }

        return _view;
    }

    /// <summary>Before a write: from here on the view is that transaction's alone.</summary>
    public IRowStore ViewForWriting(InterleavedTransaction of)
    {
        var view = View(of);
        _viewOf = of;
        return view;
    }

    public void Commit(InterleavedTransaction transaction)
    {
        if (transaction.Writes.Count == 0)
        {
            return;
        }

        View(transaction);
        _committed.AddRange(transaction.Writes);
        _viewOf = null;
        OnCommit?.Invoke(_view!);
    }

    /// <summary>Throws away what a view holds of a transaction that is rolled back.</summary>
    public void Forget(InterleavedTransaction transaction)
    {
        if (_viewOf == transaction)
        {
            _view!.Dispose();
            _view = null;
            _viewOf = null;
        }
    }

    public void CountDeadlock() => Deadlocks++;

    /// <summary>Back to the starting state.</summary>
    public void Dispose() => _view?.Dispose();

    private void Play(List<Action<IRowStore>> writes)
    {
        foreach (var write in writes)
        {
            write(_view!);
        }
    }
}
