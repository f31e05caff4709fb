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
        var limit = execution.Limit(Most, Most);
        var periodId = execution.BoundTo;
        var writer = new PeriodWriter(execution, periodId);
        writer.Lock();
        var read = PeriodWriter.Read(execution.AsSystem, periodId);
        if (read.Period.IsClosed)
        {
            Answer(execution, 0, 0, [execution.Text(TextKeys.PeriodClosedAlready, [read.Period.Name])]);
            return;
        }

        var counting = Counting.Of(execution.AsSystem, read);
        var period = counting.Period;
        var told = new List<string>();
        if (!read.Period.IsBegun)
        {
            ClosingTerms.Accept(execution, counting.From, period.Last);
            period = period with { Progress = Progress.None with { Found = counting.Found() } };
            told.AddRange(PeriodTold.AtTheBeginning(execution, read, counting.From));
        }

        var page = counting.Next(period.Progress.Cursor, limit);
        RefuseWhatDoesNotAddUp(execution, page);
        ClosingTerms.Accept(execution, page);
        new LineWriter(execution).Write(page.Lines);
        var progress = period.Progress.With(page.Opportunities.Count, page.Next, page.Lines);

        // What was won on a day that had been passed is counted as well, before the period is closed.
        var isClosed = page.Next.Length == 0 && !counting.HasUncounted();
        var row = writer.Row(isClosed ? PeriodState.Closed : PeriodState.Closing, period.Run, progress);
        row[CommissionPeriodTable.BaseCurrency] = counting.Money.Code;
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
