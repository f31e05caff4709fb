using System.Linq;
using LocalDataverse;

namespace Pipeline.Concurrency;

internal enum Wrong
{
    Deadlock,
    DisagreementAtCommit,
    NoSerialOrder,
}

/// <summary>What is wrong with a run, and in words.</summary>
internal sealed record Verdict(Wrong Wrong, string Words);

/// <summary>Holds runs of one situation against what must be true of all of them.</summary>
internal sealed class Judgement(Contest contest, Situation situation)
{
    private readonly SerialOrders _serial = new(contest, situation);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Verdict? Of(Run run)
    {
        if (run.Deadlocks > 0)
        {
            return new Verdict(Wrong.Deadlock, $"{run.Deadlocks} deadlocks; {run.Words}");
        }

        if (run.Broken is { } broken)
        {
            return new Verdict(Wrong.DisagreementAtCommit, $"at a commit: {broken}");
        }

        return _serial.Find(run.Outcome) is null && !IsOrderWithoutVain(run)
            ? new Verdict(Wrong.NoSerialOrder, $"no serial order gives\n  {run.Outcome}\nbut\n{_serial.Describe()}\n{run.Words}")
            : null;
    }

    /// <summary>
    /// A request that finds a row of its work deleted between two of its steps is refused by the platform, while every
    /// serial order might let it pass. It has left nothing behind, so the others must come to the same without it.
    /// </summary>
    private bool IsOrderWithoutVain(Run run)
    {
        var others = Enumerable.Range(0, run.Refusals.Count).Where(i => run.Refusals[i]?.ErrorCode != Faults.ObjectDoesNotExist).ToList();
        return others.Count < run.Refusals.Count &&
            new SerialOrders(contest, situation.Only(others)).Find((run with { Refusals = [.. others.Select(i => run.Refusals[i])] }).Outcome) is not null;
    }
}
