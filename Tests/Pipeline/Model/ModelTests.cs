using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using LocalDataverse;
using Rules.Model;
using Xunit;

namespace Pipeline.Model;

/// <summary>
/// Random sequences of all events, bad input in between, through the packed zip and against the rules by the book. A failure
/// prints the fewest events that show it, and a seed; the variable CsCheck_Seed repeats it.
/// </summary>
public sealed class ModelTests
{
    private const int Longest = 40;

    /// <summary>4,600 sequences of 22 events on average: above 100,000 steps, after each of which the journal is replayed as well (H1).</summary>
    [Fact]
    public void AnyEvents_RowsAreThoseOfTheBook()
    {
        using var organizations = new Organizations();
        Gen.Select(AnyEvents.Sequence(Longest), Gen.Int[0, Platforms.All.Count - 1]).Sample(
            (events, platform) => Compare(events, () => organizations.New(platform)),
            iter: 4_600 * RandomRuns.Times,
            print: sample => string.Join(Environment.NewLine, [Platforms.All[sample.Item2].ToString(), .. sample.Item1.Select(e => e.ToString())]));
    }

    private static void Compare(IReadOnlyList<Event> events, Func<ISellerSystem> system)
    {
        if (Comparison.Difference(events, system()) is not null)
        {
            var fewest = Comparison.Shrink(events, system);
            Assert.Fail(string.Join(Environment.NewLine, [.. fewest, Comparison.Difference(fewest, system())]));
        }
    }

    /// <summary>Organisations that threads take turns with: making one costs more than a sequence in it.</summary>
    private sealed class Organizations : IDisposable
    {
        private readonly ConcurrentDictionary<(int Thread, int Platform), (World World, BatchTurns Turns, Dictionary<int, Guid> Currencies)> _worlds = [];

        public WholeOrganization New(int platform)
        {
            var (world, turns, currencies) = _worlds.GetOrAdd((Environment.CurrentManagedThreadId, platform), _ =>
            {
                var turns = new BatchTurns();
                var chosen = Platforms.All[platform];
                var made = new World(World.Zip(), chosen with { Unknowns = chosen.Unknowns with { BatchTurns = turns.Of } });
                return (made, turns, new[] { 0, 2, 3, 4 }.ToDictionary(decimals => decimals, decimals => made.Currency(decimals, 1m + decimals)));
            });
            return new WholeOrganization(world, turns, currencies) { RowsAreInTheOrderGiven = Platforms.All[platform] is { ClockStands: false, RowIds: RowIds.Ascending } };
        }

        public void Dispose()
        {
            foreach (var (world, _, _) in _worlds.Values)
            {
                world.Dispose();
            }
        }
    }
}
