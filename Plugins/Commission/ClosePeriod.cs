namespace Opps.Plugins.Commission;

/// <summary>
/// opps_ClosePeriod: counts a page of the period's opportunities and answers how many are left, so it is called until none is (C6). No
/// opportunity is locked: what changes meanwhile is a difference of the next period. What doesn't add up is named, and stops the
/// call before anything of it is written (C4).
/// </summary>
public sealed class ClosePeriod : Plugin
{
    private const int Most = 200;

    private protected override void Run(Execution execution)
    {
        var limit = Limit(execution);
        var periodId = execution.BoundTo;
        var writer = new PeriodWriter(execution, periodId);
        writer.Lock();
        var read = PeriodWriter.Read(execution.AsSystem, periodId);
        var period = read.Period;
        var others = read.Others;
        if (period.IsClosed)
        {
            Answer(execution, 0, 0, [execution.Text(TextKeys.PeriodClosedAlready, [period.Name])]);
            return;
        }

        PeriodOrder.AcceptClosing(period, others);
        var from = PeriodOrder.CountedFrom(period, others);
        var money = BaseCurrency.Read(execution.AsSystem);
        var begins = period.State == PeriodState.Open;
        period = begins ? period with { State = PeriodState.Closing, Run = period.Run + 1 } : period;
        var counting = new Counting(execution.AsSystem, period, from, money.Decimals);
        var told = new List<string>();
        if (begins)
        {
            ClosingTerms.Accept(execution, from, period.Last);
            period = period with { Progress = Progress.None with { Found = counting.Found() } };
            told.AddRange(PeriodTold.AtTheBeginning(execution, period, others, from));
        }

        var page = counting.Next(period.Progress.Cursor, limit);
        RefuseWhatDoesNotAddUp(execution, page);
        ClosingTerms.Accept(execution, page);
        new LineWriter(execution).Write(page.Lines);
        var progress = period.Progress.With(page.Opportunities.Count, page.Next, page.Lines);

        // What was won on a day that had been passed is counted as well, before the period is closed.
        var isClosed = page.Next.Length == 0 && !counting.HasUncounted();
        var row = writer.Row(isClosed ? PeriodState.Closed : PeriodState.Closing, period.Run, progress);
        row[CommissionPeriodTable.BaseCurrency] = money.Code;
        row.SetIf(isClosed, CommissionPeriodTable.ClosedOn, execution.Context.OperationCreatedOn);
        row.SetIf(isClosed, CommissionPeriodTable.ClosedById, new EntityReference(PlatformTables.User, execution.Context.InitiatingUserId));
        writer.Write(row);
        if (isClosed && progress.Lines == 0)
        {
            told.Insert(0, execution.Text(TextKeys.PeriodEmpty, [period.First, period.Last, progress.Done]));
        }

        execution.Trace($"{page.Opportunities.Count} opportunities looked at, {page.Lines.Count} lines written, closed: {isClosed} (C3, C5)");
        Answer(execution, isClosed ? 0 : Math.Max(1, progress.Found - progress.Done), page.Lines.Count, told);
    }

    /// <summary>The platform may give 0 for a number that the caller has left out.</summary>
    private static int Limit(Execution execution) => execution.Input<int>("Limit") switch
    {
        0 => Most,
        >= 1 and <= Most and var limit => limit,
        var other => throw new RefusedException(TextKeys.LimitOutOfRange, other, 1, Most, Most),
    };

    private static void RefuseWhatDoesNotAddUp(Execution execution, CountedPage page)
    {
        var flawed = page.Opportunities.Where(opportunity => !opportunity.AddsUp).Select(opportunity => opportunity.Name).ToList();
        if (flawed.Count > 0)
        {
            throw new RefusedException(TextKeys.DoesNotAddUp, PeriodTold.Names(execution.Texts(), flawed));
        }
    }

    private static void Answer(Execution execution, int left, int lines, IEnumerable<string> told)
    {
        execution.Context.OutputParameters["Left"] = left;
        execution.Context.OutputParameters["Lines"] = lines;
        execution.Context.OutputParameters["Message"] = string.Join(" ", told);
    }
}
