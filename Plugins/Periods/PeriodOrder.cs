namespace Opps.Plugins.Periods;

/// <summary>C1, C6, C7: which days a period may have, and in which order periods are closed and reopened.</summary>
public static class PeriodOrder
{
    /// <summary>C1: days in their order, of no other period, and after all that is closed.</summary>
    /// <exception cref="RefusedException">Names what is in the way.</exception>
    public static void AcceptDays(IEnumerable<Period> others, DateTime? first, DateTime? last)
    {
        if (first is not { } from || last is not { } to)
        {
            throw new RefusedException(TextKeys.PeriodDaysMissing);
        }

        if (from > to)
        {
            throw new RefusedException(TextKeys.PeriodDaysReversed, from, to);
        }

        var ordered = others.OrderBy(period => period.First).ToList();
        if (ordered.FirstOrDefault(period => period.Overlaps(from, to)) is { } same)
        {
            throw new RefusedException(TextKeys.PeriodOverlaps, same.Name, same.First, same.Last);
        }

        // What a closed period has counted includes everything before it.
        if (ordered.LastOrDefault(period => period.IsBegun && period.First > to) is { } closed)
        {
            throw new RefusedException(TextKeys.PeriodBeforeClosed, closed.Name, closed.First);
        }
    }

    /// <summary>C6: the earlier periods first, and none under a later one that has been begun.</summary>
    /// <exception cref="RefusedException">Names the period that comes first.</exception>
    public static void AcceptClosing(Period period, IEnumerable<Period> others)
    {
        if (period.State == PeriodState.Reopening)
        {
            throw new RefusedException(TextKeys.PeriodReopening, period.Name);
        }

        var ordered = others.Where(other => other.Id != period.Id).OrderBy(other => other.First).ToList();
        if (ordered.FirstOrDefault(other => other.Overlaps(period.First, period.Last)) is { } same)
        {
            throw new RefusedException(TextKeys.PeriodOverlaps, same.Name, same.First, same.Last);
        }

        if (ordered.FirstOrDefault(other => other.First < period.First && !other.IsClosed) is { } earlier)
        {
            throw new RefusedException(TextKeys.PeriodEarlierOpen, earlier.Name, period.Name);
        }

        if (ordered.FirstOrDefault(other => other.First > period.First && other.IsBegun) is { } later)
        {
            throw new RefusedException(TextKeys.PeriodLaterClosed, later.Name, period.Name);
        }
    }

    /// <summary>C7: the newest closed one, unless it is paid.</summary>
    /// <exception cref="RefusedException">Says why not.</exception>
    public static void AcceptReopening(Period period, IEnumerable<Period> others)
    {
        if (period.State == PeriodState.Paid)
        {
            throw new RefusedException(TextKeys.PeriodPaid, period.Name);
        }

        if (period.State is not (PeriodState.Closed or PeriodState.Closing or PeriodState.Reopening))
        {
            throw new RefusedException(TextKeys.PeriodNotClosed, period.Name);
        }

        if (others.Where(other => other.First > period.First && other.IsBegun).OrderBy(other => other.First)
            .LastOrDefault() is { } newer)
        {
            throw new RefusedException(TextKeys.PeriodNotNewest, newer.Name, period.Name);
        }
    }

    /// <summary>C10: from this day on what is won is counted: the first day of the first period that was closed, or this one's.</summary>
    public static DateTime CountedFrom(Period period, IEnumerable<Period> others) =>
        others.Where(other => other.IsBegun).Select(other => other.First).Concat([period.First]).Min();

    /// <summary>C1: the days between a period and the one before it that no period has.</summary>
    public static Days? GapBefore(Period period, IEnumerable<Period> others) =>
        others.Where(other => other.Last < period.First).Select(other => (DateTime?)other.Last).Max() is { } before && before.AddDays(1) < period.First
            ? new Days(before.AddDays(1), period.First.AddDays(-1))
            : null;
}
