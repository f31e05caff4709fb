using System;
using System.Collections.Generic;
using System.Linq;

namespace Rules.Model;

/// <summary>Runs events through the book and through something else, and says where the two part.</summary>
public static class Comparison
{
    private static readonly int[] Opportunities = [0, 1];

    /// <summary>The first event after which they differ, in words; null when they never do.</summary>
    public static string? Difference(IEnumerable<Event> events, ISellerSystem system)
    {
        var book = new RulesByTheBook(system.OrderOf);
        return events.Select(happened => DifferenceAfter(happened, book, system)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The fewest events of these that still part the two: each that can be left out is left out.</summary>
    public static IReadOnlyList<Event> Shrink(IReadOnlyList<Event> events, Func<ISellerSystem> system)
    {
        for (var i = events.Count - 1; i >= 0; i--)
        {
            var fewer = events.Where((_, index) => index != i).ToList();
            if (Difference(fewer, system()) is not null)
            {
                return Shrink(fewer, system);
            }
        }

        return events;
    }

    private static string? DifferenceAfter(Event happened, RulesByTheBook book, ISellerSystem system)
    {
        // The system first: the ids that rows were given say in which order the book has them.
        var isAllowed = system.Do(happened);
        if (book.Do(happened) is var allowed && isAllowed != allowed)
        {
            return $"{happened}: {(allowed ? "only the book allows it" : "the book refuses it")}";
        }

        return Opportunities
            .Where(number => book.Of(number)?.ToString() != system.Of(number)?.ToString())
            .Select(number => $"{happened}: {number} should be '{book.Of(number)}' and is '{system.Of(number)}'")
            .FirstOrDefault() ?? (system.Flaw() is { } flaw ? $"{happened}: {flaw}" : null);
    }
}
