using System.Collections.Generic;
using System.Linq;

namespace Pipeline.Concurrency;

/// <summary>Holds runs of one situation against what must be true of all of them.</summary>
internal sealed class Judgement(Contest contest, Situation situation)
{
    private readonly SerialOrders _serial = new(contest, situation);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Of(Run run)
    {
        if (run.Deadlocks > 0)
        {
            return $"{run.Deadlocks} deadlocks; refused: {string.Join("; ", run.Refusals.OfType<string>())}";
        }

        if (run.Broken is { } broken)
        {
            return $"at a commit: {broken}";
        }

        return _serial.Find(run.Outcome) is null
            ? $"no serial order gives\n  {run.Outcome}\nbut\n{_serial.Describe()}\nrefused: {string.Join("; ", Refused(run))}"
            : null;
    }

    private static IEnumerable<string> Refused(Run run) =>
        run.Refusals.Select((words, i) => (words, i)).Where(r => r.words is not null).Select(r => $"{r.i + 1}: {r.words}");
}
