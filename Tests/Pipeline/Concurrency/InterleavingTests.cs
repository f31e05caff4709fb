using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Pipeline.Concurrency.Interleaving;
using Xunit;

namespace Pipeline.Concurrency;

/// <summary>
/// A3: whatever runs between whatever, the end is one that some order of the same requests gives, the stored sum is the rows'
/// sum at every commit, and nobody is ever chosen as a deadlock's victim. Lock order: the opportunity, then its rows.
/// </summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    private const int SchedulesOfEach = 25;

    private static readonly int Situations = 16 * RandomRuns.Times;

    /// <summary>The platforms that are not as documented; the ids and the clock of these tests are their own.</summary>
    public static MatrixTheoryData<ReaderBehavior, string> Others { get; } =
        new([ReaderBehavior.ReadsCommittedVersion, ReaderBehavior.WaitsForWriters], Platforms.Names.Skip(1));

    public static TheoryData<string> All => [.. Platforms.Names];

    [Theory]
    [InlineData(ReaderBehavior.ReadsCommittedVersion)]
    [InlineData(ReaderBehavior.WaitsForWriters)]
    public void A3_RequestsRunBetweenEachOther_SomeSerialOrderGivesTheEnd(ReaderBehavior readers)
    {
        using var contest = new Contest(readers);
        var watch = Stopwatch.StartNew();
        var situations = Enumerable.Range(1, Situations).Select(seed => Situation.Random(seed, 2, 4)).ToList();
        Assert.Null(FirstFailure(contest, situations));
        output.WriteLine(FormattableString.Invariant($"{situations.Count * SchedulesOfEach} schedules in {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    /// <summary>The same with fewer schedules, whatever the platform answers to what is not documented.</summary>
    [Theory, MemberData(nameof(Others))]
    public void A3_RequestsRunBetweenEachOther_OnOtherPlatforms(ReaderBehavior readers, string platform)
    {
        using var contest = new Contest(readers, unknowns: Platforms.Named(platform).Unknowns);
        Assert.Null(FirstFailure(contest, Enumerable.Range(1, Situations).Select(seed => Situation.Random(seed, 2, 4)), schedules: 3));
    }

    /// <summary>An owner written anew while somebody changes the owner: the image taken before says nothing has changed.</summary>
    [Theory]
    [InlineData(ReaderBehavior.ReadsCommittedVersion)]
    [InlineData(ReaderBehavior.WaitsForWriters)]
    public void A3_OwnerRepeatedWhileItChanges_SellerIsTheOwner(ReaderBehavior readers)
    {
        using var contest = new Contest(readers);
        Assert.Null(FirstFailure(contest,
            [new Situation(0, [ContestedRequests.ChangeOwner(0, 0), ContestedRequests.ChangeOwner(0, 4), ContestedRequests.ChangeAmount(0, 500m)])]));
    }

    /// <summary>O3: a reason given while somebody reopens.</summary>
    [Theory]
    [InlineData(ReaderBehavior.ReadsCommittedVersion)]
    [InlineData(ReaderBehavior.WaitsForWriters)]
    public void O3_RejectedWhileItIsReopened_OpenHasNoReason(ReaderBehavior readers)
    {
        using var contest = new Contest(readers);
        Assert.Null(FirstFailure(contest, [new Situation(3, [ContestedRequests.Reject(3), ContestedRequests.Reopen(3)])]));
    }

    /// <summary>A person written anew while somebody changes it.</summary>
    [Theory]
    [InlineData(ReaderBehavior.ReadsCommittedVersion)]
    [InlineData(ReaderBehavior.WaitsForWriters)]
    public void A3_PersonRepeatedWhileItChanges_NameIsThePersons(ReaderBehavior readers)
    {
        using var contest = new Contest(readers);
        Assert.Null(FirstFailure(contest, [new Situation(1, [ContestedRequests.ChangePerson(1, 0, 0), ContestedRequests.ChangePerson(1, 0, 4)])]));
    }

    /// <summary>The test can fail: without the lock, sums go wrong.</summary>
    [Theory, MemberData(nameof(All))]
    public void A3_LockTakenOut_WrongSumIsFound(string platform)
    {
        using var contest = new Contest(ReaderBehavior.ReadsCommittedVersion, ignoredColumn: "opps_sharelock", Platforms.Named(platform).Unknowns);
        var failure = FirstFailure(contest,
            [new Situation(1, [ContestedRequests.ChangePercent(1, 0, 25m), ContestedRequests.ChangePercent(1, 1, 10m)])]);
        Assert.Contains("but the rows have", failure, StringComparison.Ordinal);
    }

    /// <summary>The other kind of transaction is the ordinary one when nothing comes between.</summary>
    [Fact]
    public void OneAtATime_SameEndAsOrdinaryTransactions()
    {
        using var contest = new Contest(ReaderBehavior.WaitsForWriters);
        for (var opening = 0; opening < Opening.All.Count; opening++)
        {
            var situation = Enumerable.Range(1, 100).Select(seed => Situation.Random(seed, 4, 4)).First(s => s.Opening == opening);
            var run = contest.RunInOrder(situation, Enumerable.Range(0, situation.Requests.Count));
            Assert.Equal(run.Outcome, contest.SendForGood(situation).Outcome);
        }
    }

    private string? FirstFailure(Contest contest, IEnumerable<Situation> situations, int schedules = SchedulesOfEach)
    {
        foreach (var situation in situations)
        {
            var judgement = new Judgement(contest, situation);
            for (var seed = 1; seed <= schedules; seed++)
            {
                var run = contest.Run(situation, Schedule.Random(seed));
                if (judgement.Of(run) is { } verdict)
                {
                    var smallest = Failure.Shrink(contest, new Failure(situation, run.Switches, verdict));
                    var words = $"schedule {seed} of {situation}\n{verdict.Words}\nSmaller: {smallest.Describe(contest)}";
                    output.WriteLine(words);
                    return words;
                }
            }
        }

        return null;
    }
}
