using System;
using System.Collections.Generic;
using System.Linq;

namespace Opps.Deployment.Settings;

/// <summary>
/// What a list of the environment lacks of one in the file. Options are the same where value and text are; otherwise those of the same
/// text, and only then those of the same value, which are renamed. Nothing is taken away.
/// </summary>
internal sealed record ListDifference
{
    private ListDifference(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<StatedOption> Added { get; private init; } = [];

    /// <summary>Options to change, with no more than the texts that differ, and the colour if it does.</summary>
    public IReadOnlyList<(StatedOption Before, StatedOption After)> Changed { get; private init; } = [];

    /// <summary>The values in their order, when it is another one; those that the file lacks come last.</summary>
    public IReadOnlyList<int>? Order { get; private init; }

    /// <summary>What the environment has more.</summary>
    public IReadOnlyList<StatedOption> Surplus { get; private init; } = [];

    /// <summary>The environment's value for each of the file's.</summary>
    public IReadOnlyDictionary<int, int> Values { get; private init; } = new Dictionary<int, int>();

    /// <summary>Whether the environment has changes of it that are not published.</summary>
    public bool IsDrafted { get; init; }

    public bool IsToPublish => Added.Count + Changed.Count > 0 || Order is not null || IsDrafted;

    public static ListDifference Between(string name, IReadOnlyList<StatedOption> wanted, IReadOnlyList<StatedOption> stored, IReadOnlyCollection<int> languages)
    {
        var pairs = Pairs(wanted, stored);
        var known = wanted.Where(w => pairs.ContainsKey(w.Value)).Select(w => (Before: pairs[w.Value], After: Differing(w, pairs[w.Value], languages))).ToList();
        var added = wanted.Where(w => !pairs.ContainsKey(w.Value)).Select(w => Speaking(w, languages)).ToList();
        var surplus = stored.Where(s => pairs.Values.All(p => p != s)).ToList();
        var values = wanted.ToDictionary(w => w.Value, w => pairs.TryGetValue(w.Value, out var there) ? there.Value : w.Value);
        List<int> order = [.. wanted.Select(w => values[w.Value]), .. surplus.Select(s => s.Value)];
        return new ListDifference(name)
        {
            Added = added,
            Changed = [.. known.Where(k => k.After.Labels.Count > 0 || k.After.Color is not null)],
            Order = order.SequenceEqual(stored.Select(s => s.Value).Concat(added.Select(a => a.Value))) ? null : order,
            Surplus = surplus,
            Values = values,
        };
    }

    public IEnumerable<string> Lines()
    {
        foreach (var option in Added)
        {
            yield return $"{Name}: adds {option.Value} '{option.Text}'";
        }

        foreach (var (before, after) in Changed)
        {
            foreach (var (language, text) in after.Labels.OrderBy(l => l.Key))
            {
                yield return $"{Name}: {before.Value} '{before.Labels.GetValueOrDefault(language)}' becomes '{text}' ({language})";
            }

            if (after.Color is { } color)
            {
                yield return $"{Name}: {before.Value} '{before.Text}' gets the colour {color} instead of {before.Color ?? "none"}";
            }
        }

        if (Order is not null)
        {
            yield return $"{Name}: puts its options in the file's order";
        }

        if (IsDrafted)
        {
            yield return $"{Name}: publishes what is drafted there already";
        }
    }

    private static Dictionary<int, StatedOption> Pairs(IReadOnlyList<StatedOption> wanted, IReadOnlyList<StatedOption> stored)
    {
        var pairs = new Dictionary<int, StatedOption>();
        foreach (var isSame in new Func<StatedOption, StatedOption, bool>[] { (w, s) => s.Value == w.Value && s.IsCalledAs(w), (w, s) => s.IsCalledAs(w), (w, s) => s.Value == w.Value })
        {
            foreach (var option in wanted.Where(w => !pairs.ContainsKey(w.Value)))
            {
                if (stored.FirstOrDefault(s => isSame(option, s) && !pairs.ContainsValue(s)) is { } found)
                {
                    pairs[option.Value] = found;
                }
            }
        }

        return pairs;
    }

    private static StatedOption Differing(StatedOption wanted, StatedOption stored, IReadOnlyCollection<int> languages) =>
        new(stored.Value, Speaking(wanted, languages).Labels.Where(l => stored.Labels.GetValueOrDefault(l.Key) != l.Value).ToDictionary(l => l.Key, l => l.Value))
        {
            Color = wanted.Color == stored.Color ? null : wanted.Color,
        };

    private static StatedOption Speaking(StatedOption option, IReadOnlyCollection<int> languages) =>
        option with { Labels = option.Labels.Where(l => languages.Contains(l.Key)).ToDictionary(l => l.Key, l => l.Value) };
}
