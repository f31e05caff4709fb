using System.Collections.Generic;
using System.Linq;
using Pipeline.Concurrency.Interleaving;

namespace Pipeline.Concurrency;

/// <summary>A schedule that ends wrong, made as small as it gets: fewer requests first, then fewer switches between them.</summary>
internal sealed record Failure(Situation Situation, IReadOnlyList<Switch> Switches, Verdict Verdict)
{
    private const int TriesWithFewerRequests = 300;

    public static Failure Shrink(Contest contest, Failure found)
    {
        var smallest = found;
        while (WithFewerRequests(contest, smallest) is { } smaller)
        {
            smallest = smaller;
        }

        while (WithFewerSwitches(contest, smallest) is { } smaller)
        {
            smallest = smaller;
        }

        return smallest;
    }

    public string Describe(Contest contest)
    {
        var events = new List<string>();
        contest.Run(Situation, Schedule.Of(Switches), events.Add);
        return $"{Situation}\nswitches: {string.Join(", ", Switches.Select(s => $"at {s.Decision} to {s.Request + 1}"))}\n{Verdict.Words}\n"
            + string.Join("\n", events.Select(WithNames));
    }

    private static Failure? WithFewerRequests(Contest contest, Failure failure)
    {
        var all = Enumerable.Range(0, failure.Situation.Requests.Count).ToList();
        return all.Count <= 2 ? null : all
            .Select(left => failure.Situation.Only(all.Where(i => i != left)))
            .SelectMany(situation => Enumerable.Range(0, TriesWithFewerRequests), (situation, seed) => (situation, seed))
            .Select(t => failure.Again(contest, t.situation, Schedule.Random(t.seed)))
            .FirstOrDefault(f => f is not null);
    }

    private static Failure? WithFewerSwitches(Contest contest, Failure failure) => failure.Switches
        .Select(left => failure.Again(contest, failure.Situation, Schedule.Of(failure.Switches.Where(s => s != left))))
        .FirstOrDefault(f => f is not null && f.Switches.Count < failure.Switches.Count);

    /// <summary>Null when that ends well, or in another way wrong.</summary>
    private Failure? Again(Contest contest, Situation situation, Schedule schedule)
    {
        var run = contest.Run(situation, schedule);
        return new Judgement(contest, situation).Of(run) is { } verdict && verdict.Wrong == Verdict.Wrong
            ? new Failure(situation, run.Switches, verdict)
            : null;
    }

    /// <summary>Rows by the name a person gives them, columns of the platform left out.</summary>
    private static string WithNames(string line) => System.Text.RegularExpressions.Regex.Replace(
        line, "[0-9a-f]{8}-[0-9a-f-]{27}", id => Ids.Name(System.Guid.Parse(id.Value)));
}
