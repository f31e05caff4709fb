using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Rules.Model;
using Xunit;

namespace Rules;

/// <summary>
/// Random sequences of all events, against the rules by the book. A failure prints the fewest events that show it, and a
/// seed; the variable CsCheck_Seed repeats it.
/// </summary>
public class ModelTests
{
    private const int Longest = 40;

    /// <summary>5,500 sequences of 22 events on average: above 100,000 steps. RULES_MODEL_TIMES multiplies them.</summary>
    [Theory]
    [InlineData(true, 4_500)]
    [InlineData(false, 1_000)]
    public void AnyEvents_RowsAreThoseOfTheBook(bool platformShowsMarks, int sequences) =>
        AnyEvents.Sequence(Longest).Sample(
            events => Compare(events, () => new PlugInRules(platformShowsMarks)),
            iter: sequences * Times,
            print: events => string.Join(Environment.NewLine, events.AsEnumerable()));

    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("RULES_MODEL_TIMES"), out var times) ? times : 1;

    private static void Compare(IReadOnlyList<Event> events, Func<ISellerSystem> system)
    {
        if (Comparison.Difference(events, system()) is not null)
        {
            var fewest = Comparison.Shrink(events, system);
            Assert.Fail(string.Join(Environment.NewLine, [.. fewest, Comparison.Difference(fewest, system())]));
        }
    }
}
