using System;
using System.Collections.Generic;
using System.Linq;

namespace Pipeline.Concurrency.Interleaving;

/// <summary>At this decision of the run, this request goes on instead of the one that would by itself.</summary>
internal sealed record Switch(int Decision, int Request);

/// <summary>
/// Who goes on, at each point where a choice is. By itself the running request goes on, and where it can't, the first that
/// can; a schedule is what differs from that. It is drawn from a seed or replayed, and remembers its switches either way.
/// </summary>
internal sealed class Schedule
{
    /// <summary>Seldom switching finds what needs one long pause; often switching finds what needs many short ones.</summary>
    private static readonly double[] Persistences = [0.0, 0.5, 0.8, 0.95, 0.99];

    private readonly Func<int, int?, IReadOnlyList<int>, int> _choose;
    private readonly List<Switch> _switches = [];
    private int _decisions;

    private Schedule(Func<int, int?, IReadOnlyList<int>, int> choose) => _choose = choose;

    public IReadOnlyList<Switch> Switches => _switches;

    /// <summary>One request after the other, in their order.</summary>
    public static Schedule InTurn => Of([]);

    public static Schedule Random(int seed)
    {
        // Not for secrets: a seed must give the same schedule on every machine.
#pragma warning disable CA5394
        var random = new Random(seed);
        var persistence = Persistences[random.Next(Persistences.Length)];
        return new Schedule((_, current, ready) => current is { } request && ready.Contains(request) && random.NextDouble() < persistence
            ? request
            : ready[random.Next(ready.Count)]);
#pragma warning restore CA5394
    }

    /// <summary>A switch to a request that is not ready at that point is passed over.</summary>
    public static Schedule Of(IEnumerable<Switch> switches)
    {
        var known = switches.ToDictionary(s => s.Decision, s => s.Request);
        return new Schedule((decision, current, ready) =>
            known.TryGetValue(decision, out var request) && ready.Contains(request) ? request : ByItself(current, ready));
    }

    public int Next(int? current, IReadOnlyList<int> ready)
    {
        var decision = _decisions++;
        var request = _choose(decision, current, ready);
        if (request != ByItself(current, ready))
        {
            _switches.Add(new Switch(decision, request));
        }

        return request;
    }

    private static int ByItself(int? current, IReadOnlyList<int> ready) =>
        current is { } request && ready.Contains(request) ? request : ready[0];
}
