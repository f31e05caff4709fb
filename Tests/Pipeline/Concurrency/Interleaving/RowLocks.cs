using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace Pipeline.Concurrency.Interleaving;

/// <summary>What a writer holds until its transaction ends: a row, or the right to the values of an alternate key.</summary>
internal readonly record struct Locked(string Table, string What)
{
    public static Locked Row(Table table, Guid id) => new(table.LogicalName, id.ToString());

    /// <summary>Null when one of the values is: such a row is outside the key.</summary>
    public static Locked? Key(Table table, AlternateKey key, Func<string, object?> valueOf)
    {
        var values = key.Columns.Select(column => Text(valueOf(column))).ToList();
        return values.Contains(null) ? null : new Locked(table.LogicalName, $"{key.Name} {string.Join(' ', values)}");
    }

    public override string ToString() => $"{Table} {What}";

    private static string? Text(object? value) => value switch
    {
        EntityReference reference => reference.Id.ToString(),
        OptionSetValue option => option.Value.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)?.ToUpperInvariant(),
    };
}

/// <summary>Exclusive locks, and who waits for whom.</summary>
internal sealed class RowLocks
{
    private readonly Dictionary<Locked, InterleavedTransaction> _holders = [];
    private readonly Dictionary<InterleavedTransaction, Func<IEnumerable<InterleavedTransaction>>> _waiting = [];

    public void Take(Locked locked, InterleavedTransaction taker) => _holders[locked] = taker;

    public void Release(InterleavedTransaction holder)
    {
        foreach (var locked in _holders.Where(h => h.Value == holder).Select(h => h.Key).ToList())
        {
            _holders.Remove(locked);
        }
    }

    /// <summary>The others that hold one of these.</summary>
    public IEnumerable<InterleavedTransaction> Others(InterleavedTransaction than, Func<Locked, bool> which) =>
        _holders.Where(h => h.Value != than && which(h.Key)).Select(h => h.Value);

    /// <summary>Whether that wait would never end. Holders are asked for anew each time: a lock may pass to another.</summary>
    public bool WouldDeadlock(InterleavedTransaction waiter, Func<IEnumerable<InterleavedTransaction>> holders)
    {
        var seen = new HashSet<InterleavedTransaction>();
        var open = new Stack<InterleavedTransaction>(holders());
        while (open.TryPop(out var holder))
        {
            if (holder == waiter)
            {
                return true;
            }

            if (seen.Add(holder) && _waiting.TryGetValue(holder, out var next))
            {
                foreach (var other in next())
                {
                    open.Push(other);
                }
            }
        }

        return false;
    }

    public void Waits(InterleavedTransaction waiter, Func<IEnumerable<InterleavedTransaction>>? holders)
    {
        if (holders is null)
        {
            _waiting.Remove(waiter);
        }
        else
        {
            _waiting[waiter] = holders;
        }
    }
}
