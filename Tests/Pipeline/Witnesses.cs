using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Pipeline.Scenarios;

namespace Pipeline;

/// <summary>A scenario on a platform that answers what is not documented in this way.</summary>
internal sealed record Witness(PlatformUnknowns Answers, Scenario Scenario);

/// <summary>
/// In which order to ask who notices something broken. Mostly it is the one that noticed last for the same step, or one that
/// noticed anything of late; all the others are asked after those, so that the order only saves time.
/// </summary>
internal sealed class Witnesses(IEnumerable<Witness> all)
{
    private readonly List<Witness> _latestFirst = [.. all];
    private readonly Dictionary<string, Witness> _lastOfStep = [];

    /// <summary>All of them, the likeliest for a step first.</summary>
    public IReadOnlyList<Witness> For(string step) =>
        _lastOfStep.TryGetValue(step, out var last) ? [last, .. _latestFirst.Where(w => w != last)] : [.. _latestFirst];

    public void Noticed(string step, Witness witness)
    {
        _lastOfStep[step] = witness;
        _latestFirst.Remove(witness);
        _latestFirst.Insert(0, witness);
    }
}
