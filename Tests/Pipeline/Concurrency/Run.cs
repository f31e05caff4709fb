using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Pipeline.Concurrency.Interleaving;

namespace Pipeline.Concurrency;

/// <summary>How a run ended. A request's refusal is null when it succeeded.</summary>
internal sealed record Run(
    string End, IReadOnlyList<OrganizationServiceFault?> Refusals, int Deadlocks, string? Broken, IReadOnlyList<Switch> Switches)
{
    /// <summary>What a serial order must give too: which requests were refused counts, the words don't.</summary>
    public string Outcome => $"{string.Concat(Refusals.Select(r => r is null ? '+' : '-'))} {End}";

    public string Words => string.Join("; ", Refusals.Select((fault, i) => $"{i + 1}: {fault?.Message ?? "done"}"));
}
