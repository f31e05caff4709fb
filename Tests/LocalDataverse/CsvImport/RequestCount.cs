using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace LocalDataverse.CsvImport;

/// <summary>Counts the organisation's requests by kind, the caller's and the plug-ins' apart.</summary>
internal sealed class RequestCount
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestKind, int> _counts = [];

    public void Add(RequestRecord request)
    {
        var kind = new RequestKind(request.FromPlugin, request.Message, request.Table);
        lock (_gate)
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _counts.Clear();
        }
    }

    /// <summary>Each kind with its number, the caller's first, then by number.</summary>
    public IReadOnlyList<(RequestKind Kind, int Count)> ByKind()
    {
        lock (_gate)
        {
            return [.. _counts.Select(c => (c.Key, c.Value)).OrderBy(c => c.Key.FromPlugin).ThenByDescending(c => c.Value)
                .ThenBy(c => c.Key.Message, StringComparer.Ordinal)];
        }
    }
}

/// <summary>A message on a table, and whether a plug-in sent it.</summary>
internal sealed record RequestKind(bool FromPlugin, string Message, string? Table);
