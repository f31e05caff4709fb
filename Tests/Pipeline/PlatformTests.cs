using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Pipeline;

/// <summary>What <see cref="Platforms"/> promises.</summary>
public sealed class PlatformTests
{
    [Fact]
    public void AnyTwoAnswers_OccurTogether()
    {
        var rows = Platforms.All.Select(Answers).ToList();
        for (var one = 0; one < rows[0].Count; one++)
        {
            for (var other = one + 1; other < rows[0].Count; other++)
            {
                var together = rows.Select(row => (row[one], row[other])).Distinct().Count();
                Assert.Equal(Values(one) * Values(other), together);
            }
        }

        int Values(int question) => rows.Select(row => row[question]).Distinct().Count();
    }

    [Fact]
    public void Names_TellThemApart() => Assert.Distinct(Platforms.Names);

    [Fact]
    public void Intruders_AreOnEachOfThem() =>
        Assert.Equal(Platforms.All.Count, typeof(IntruderTests).Assembly.GetTypes().Count(type => type.BaseType == typeof(IntruderTests)));

    /// <summary>What a filter sees decides about one step alone (F1), so it is there both ways, and not with each of the others.</summary>
    private static List<object> Answers(Platform platform) =>
    [
        (platform.Unknowns.ParentVariablesAreVisible, platform.Unknowns.ParentVariablesAreWritable), platform.Unknowns.BatchShowsItsTargets,
        platform.Unknowns.CloseRaisesUpdate, platform.Unknowns.RelatedRowsComeLast, platform.Unknowns.BatchesRunRowByRow,
        platform.ClockStands, platform.RowIds,
    ];
}
