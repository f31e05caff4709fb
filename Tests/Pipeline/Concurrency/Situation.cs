using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace Pipeline.Concurrency;

/// <summary>What somebody sends, said in words for a failure.</summary>
internal sealed record ContestedRequest(string Name, Action<IOrganizationService> Send)
{
    /// <summary>
    /// Whether it is a Win or Lose. Two of them that both find the opportunity open are the platform's own affair, so a
    /// situation has one at most.
    /// </summary>
    public bool Closes { get; init; }
}

/// <summary>One opportunity to start from, by the number of its <see cref="Opening"/>, and what is sent at the same time.</summary>
internal sealed record Situation(int Opening, IReadOnlyList<ContestedRequest> Requests)
{
    public Guid Opportunity => Ids.Opportunity(Opening);

    public static Situation Random(int seed, int fewest, int most)
    {
#pragma warning disable CA5394 // Not for secrets: a seed must give the same situation on every machine.
        var random = new Random(seed);
        var opening = random.Next(Concurrency.Opening.All.Count);
        var count = random.Next(fewest, most + 1);
        return new Situation(opening, [.. Enumerable.Range(0, count).Select(i => ContestedRequests.Random(random, opening, i))
            .DistinctBy(request => request.Closes ? "close" : request.Name)]);
#pragma warning restore CA5394
    }

    public Situation Only(IEnumerable<int> requests) => this with { Requests = [.. requests.Select(i => Requests[i])] };

    public override string ToString() =>
        $"{Concurrency.Opening.All[Opening]}: {string.Join("; ", Requests.Select((r, i) => $"{i + 1} {r.Name}"))}";
}

/// <summary>Sellers of an opportunity of 1 000.00 that Anna owns, before anybody sends anything.</summary>
internal sealed record Opening(IReadOnlyList<(int Person, decimal Percent, bool IsFixed)> Sellers, bool IsLost = false)
{
    public static IReadOnlyList<Opening> All { get; } =
    [
        new([(0, 100m, false)]),
        new([(0, 60m, false), (1, 40m, false)]),
        new([(0, 33.34m, false), (1, 33.33m, false), (2, 33.33m, true)]),
        new([(0, 100m, false)], IsLost: true),
    ];

    public override string ToString() => string.Join(", ",
        Sellers.Select(s => FormattableString.Invariant($"{Ids.FirstName(s.Person)} {s.Percent}{(s.IsFixed ? " fixed" : "")}"))) + (IsLost ? " lost" : "");
}
