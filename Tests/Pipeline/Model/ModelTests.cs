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

    private static readonly PlatformUnknowns[] Platforms =
    [
        new(),
        new() { BatchesRunRowByRow = true, RelatedRowsComeLast = true, CloseRaisesUpdate = false },
    ];

    /// <summary>5,000 sequences of 22 events on average: above 100,000 steps. PIPELINE_MODEL_TIMES multiplies them.</summary>
    [Fact]
    public void AnyEvents_RowsAreThoseOfTheBook()
    {
        using var organizations = new Organizations();
        Gen.Select(AnyEvents.Sequence(Longest), Gen.Int[0, Platforms.Length - 1]).Sample(
            (events, platform) => Compare(InStoredDecimals(events), () => organizations.New(platform)),
            iter: 5_000 * Times,
            print: sample => string.Join(Environment.NewLine, sample.Item1.AsEnumerable()));
    }

    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("PIPELINE_MODEL_TIMES"), out var times) ? times : 1;

    private static void Compare(IReadOnlyList<Event> events, Func<ISellerSystem> system)
    {
        if (Comparison.Difference(events, system()) is not null)
        {
            var fewest = Comparison.Shrink(events, system);
            Assert.Fail(string.Join(Environment.NewLine, [.. fewest, Comparison.Difference(fewest, system())]));
        }
    }

    /// <summary>The platform stores an amount in its currency's decimals, so the book is given no finer one.</summary>
    private static List<Event> InStoredDecimals(IReadOnlyList<Event> events)
    {
        var decimals = events.OfType<Created>().GroupBy(e => e.Opportunity).ToDictionary(g => g.Key, g => g.First().Decimals);
        return [.. events.Select(Rounded)];

        Event Rounded(Event happened) => happened switch
        {
            Created e => e with { Amount = Round(e.Opportunity, e.Amount), Decimals = decimals[e.Opportunity] },
            AmountChanged e => e with { Amount = Round(e.Opportunity, e.Amount) },
            Closed e => e with { ActualAmount = Round(e.Opportunity, e.ActualAmount) },
            _ => happened,
        };

        decimal? Round(int opportunity, decimal? amount) =>
            amount is { } value ? Math.Round(value, decimals.GetValueOrDefault(opportunity), MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>Organisations that threads take turns with: making one costs more than a sequence in it.</summary>
    private sealed class Organizations : IDisposable
    {
        private readonly ConcurrentDictionary<(int Thread, int Platform), (World World, Dictionary<int, Guid> Currencies)> _worlds = [];

        public WholeOrganization New(int platform)
        {
            var (world, currencies) = _worlds.GetOrAdd((Environment.CurrentManagedThreadId, platform), _ =>
            {
                var made = new World(World.Zip(), Platforms[platform]);
                return (made, new[] { 0, 2, 3, 4 }.ToDictionary(decimals => decimals, decimals => made.Currency(decimals, 1m)));
            });
            return new WholeOrganization(world, currencies);
        }

        public void Dispose()
        {
            foreach (var (world, _) in _worlds.Values)
            {
                world.Dispose();
            }
        }
    }
}
