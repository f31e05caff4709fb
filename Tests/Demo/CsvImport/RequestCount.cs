using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LocalDataverse;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk.Messages;

namespace Demo.CsvImport;

/// <summary>Counts the organisation's requests by kind, the caller's and the plug-ins' apart.</summary>
internal sealed class RequestCount
{
    private const string Envelope = "ExecuteTransaction";

    private readonly Lock _gate = new();
    private readonly Dictionary<RequestKind, int> _counts = [];

    /// <summary>An ExecuteTransaction is only the envelope; what it holds is counted by <see cref="AddEach"/>.</summary>
    public void Add(RequestRecord request)
    {
        if (request.Message != Envelope)
        {
            Add(new RequestKind(request.FromPlugin, request.Message, request.Table));
        }
    }

    /// <summary>Counts the caller's requests inside an envelope, which the organisation does not tell one by one.</summary>
    public void AddEach(ExecuteTransactionRequest envelope)
    {
        foreach (var request in envelope.Requests)
        {
            Add(new RequestKind(FromPlugin: false, request.RequestName, RequestTable.Of(request)));
        }
    }

    private void Add(RequestKind kind)
    {
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
