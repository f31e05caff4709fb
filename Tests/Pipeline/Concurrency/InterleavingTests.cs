using System;
using System.Diagnostics;
using LocalDataverse;
using Pipeline.Concurrency.Interleaving;
using Xunit;

namespace Pipeline.Concurrency;

/// <summary>
/// A3: whatever runs between whatever, the end is one that some order of the same requests gives, the stored sum is the rows'
/// sum at every commit, and nobody is ever chosen as a deadlock's victim.
/// </summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    private const int Situations = 60;
    private const int SchedulesOfEach = 20;

    [Theory]
    [InlineData(ReaderBehavior.ReadsCommittedVersion)]
    [InlineData(ReaderBehavior.WaitsForWriters)]
    public void A3_RequestsRunBetweenEachOther_SomeSerialOrderGivesTheEnd(ReaderBehavior readers)
    {
        using var contest = new Contest(readers);
        Assert.Null(FirstFailure(contest, Situations, SchedulesOfEach));
    }

    /// <summary>The test can fail: without the lock, sums go wrong.</summary>
    [Fact]
    public void A3_LockTakenOut_WrongEndsAreFound()
    {
        using var contest = new Contest(ReaderBehavior.ReadsCommittedVersion, ignoredColumn: "opps_sharelock");
        Assert.NotNull(FirstFailure(contest, Situations, SchedulesOfEach));
    }

    private string? FirstFailure(Contest contest, int situations, int schedules)
    {
        var watch = Stopwatch.StartNew();
        for (var situationSeed = 1; situationSeed <= situations; situationSeed++)
        {
            var situation = Situation.Random(situationSeed, 2, 4);
            var judgement = new Judgement(contest, situation);
            for (var scheduleSeed = 1; scheduleSeed <= schedules; scheduleSeed++)
            {
                var run = contest.Run(situation, Schedule.Random(scheduleSeed));
                if (judgement.Of(run) is { } wrong)
                {
                    var smallest = Failure.Shrink(contest, new Failure(situation, run.Switches, wrong));
                    var words = $"situation {situationSeed}, schedule {scheduleSeed}: {situation}\nthe same, smaller: {smallest.Describe(contest)}";
                    output.WriteLine(words);
                    return words;
                }
            }
        }

        output.WriteLine(FormattableString.Invariant($"{situations * schedules} schedules in {watch.Elapsed.TotalSeconds:0.0} s"));
        return null;
    }
}
