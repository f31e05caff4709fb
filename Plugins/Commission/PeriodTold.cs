namespace Opps.Plugins.Commission;

/// <summary>What is told when a period is closed, or would be.</summary>
internal static class PeriodTold
{
    /// <summary>More names than these are left out.</summary>
    public const int MostNamed = 10;

    /// <summary>C1, C2, C10: days between periods, whose opportunities are counted now, and what is not counted.</summary>
    public static IEnumerable<string> AtTheBeginning(Execution execution, PeriodAmongOthers read, DateTime from)
    {
        var period = read.Period;
        var others = read.Others;
        if (PeriodOrder.GapBefore(period, others) is { } gap)
        {
            yield return execution.Text(TextKeys.PeriodGap, [gap.From, gap.To]);
        }

        if (period.Last >= execution.Context.OperationCreatedOn.Date)
        {
            yield return execution.Text(TextKeys.PeriodNotOver, [period.Last]);
        }

        var undated = execution.AsSystem.RetrieveAll(WonOpportunitiesQuery.WonUndated()).Count();
        if (undated > 0)
        {
            yield return execution.Text(TextKeys.PeriodUndated, [undated]);
        }

        if (!others.Any(other => other.IsBegun))
        {
            var earlier = execution.AsSystem.RetrieveAll(WonOpportunitiesQuery.WonBefore(from)).Count();
            if (earlier > 0)
            {
                yield return execution.Text(TextKeys.PeriodNotCounted, [earlier, from]);
            }
        }
    }

    /// <summary>Names in quotes, of many the first.</summary>
    public static string Names(UserTexts texts, IReadOnlyCollection<string?> names) =>
        texts.Quoted(names.Take(MostNamed)) + (names.Count > MostNamed ? ", …" : "");
}
