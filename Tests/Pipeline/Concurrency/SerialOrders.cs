using System.Collections.Generic;
using System.Linq;

namespace Pipeline.Concurrency;

/// <summary>What the requests of a situation come to when they run one after the other, in every order.</summary>
internal sealed class SerialOrders(Contest contest, Situation situation)
{
    private readonly Dictionary<string, string> _outcomes = [];
    private IEnumerator<int[]>? _left;

    /// <summary>An order that gives this outcome, as 2 1 3; null when none does.</summary>
    public string? Find(string outcome)
    {
        _left ??= Permutations([.. Enumerable.Range(0, situation.Requests.Count)]).GetEnumerator();
        while (!_outcomes.ContainsKey(outcome) && _left.MoveNext())
        {
            _outcomes.TryAdd(contest.RunInOrder(situation, _left.Current).Outcome, string.Join(' ', _left.Current.Select(i => i + 1)));
        }

        return _outcomes.GetValueOrDefault(outcome);
    }

    public string Describe() => string.Join("\n", _outcomes.Select(o => $"  order {o.Value}: {o.Key}"));

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]), (first, rest) => (int[])[first, .. rest]);
}
