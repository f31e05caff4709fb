using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Storage.Compilation;

/// <summary>A stretch of time, the start inside and the end outside; a null end is open.</summary>
internal readonly record struct DateRange(DateTime? From, DateTime? Until)
{
    /// <summary>What an operator without a value means at that moment; null when it is not such an operator.</summary>
    public static DateRange? Relative(ConditionOperator @operator, DateTime now)
    {
        var today = now.Date;
        var week = today.AddDays(-(int)today.DayOfWeek);
        var month = today.AddDays(1 - today.Day);
        var quarter = month.AddMonths(-((month.Month - 1) % 3));
        var year = month.AddMonths(1 - month.Month);

        // Fiscal years start in January and have quarters for periods, as in an organisation that nobody set up otherwise.
        return @operator switch
        {
            ConditionOperator.Yesterday => Days(today, -1),
            ConditionOperator.Today => Days(today, 0),
            ConditionOperator.Tomorrow => Days(today, 1),
            ConditionOperator.Last7Days => Last(today.AddDays(-7), now),
            ConditionOperator.Next7Days => new(now, today.AddDays(8)),
            ConditionOperator.LastWeek => new(week.AddDays(-7), week),
            ConditionOperator.ThisWeek => new(week, week.AddDays(7)),
            ConditionOperator.NextWeek => new(week.AddDays(7), week.AddDays(14)),
            ConditionOperator.LastMonth => new(month.AddMonths(-1), month),
            ConditionOperator.ThisMonth => new(month, month.AddMonths(1)),
            ConditionOperator.NextMonth => new(month.AddMonths(1), month.AddMonths(2)),
            ConditionOperator.LastFiscalPeriod => new(quarter.AddMonths(-3), quarter),
            ConditionOperator.ThisFiscalPeriod => new(quarter, quarter.AddMonths(3)),
            ConditionOperator.NextFiscalPeriod => new(quarter.AddMonths(3), quarter.AddMonths(6)),
            ConditionOperator.LastYear or ConditionOperator.LastFiscalYear => new(year.AddYears(-1), year),
            ConditionOperator.ThisYear or ConditionOperator.ThisFiscalYear => new(year, year.AddYears(1)),
            ConditionOperator.NextYear or ConditionOperator.NextFiscalYear => new(year.AddYears(1), year.AddYears(2)),
            _ => null,
        };
    }

    /// <summary>What an operator with a number means at that moment; null when it is not such an operator.</summary>
    public static DateRange? Counted(ConditionOperator @operator, int number, DateTime now)
    {
        var today = now.Date;
        return @operator switch
        {
            ConditionOperator.LastXHours => Last(now.AddHours(-number), now),
            ConditionOperator.NextXHours => new(now, now.AddHours(number).AddSeconds(1)),
            ConditionOperator.LastXDays => Last(today.AddDays(-number), now),
            ConditionOperator.NextXDays => new(now, today.AddDays(number + 1)),
            ConditionOperator.LastXWeeks => Last(today.AddDays(-7 * number), now),
            ConditionOperator.NextXWeeks => new(now, today.AddDays((7 * number) + 1)),
            ConditionOperator.LastXMonths => Last(today.AddMonths(-number), now),
            ConditionOperator.NextXMonths => new(now, today.AddMonths(number).AddDays(1)),
            ConditionOperator.LastXYears => Last(today.AddYears(-number), now),
            ConditionOperator.NextXYears => new(now, today.AddYears(number).AddDays(1)),
            ConditionOperator.OlderThanXMinutes => new(null, now.AddMinutes(-number)),
            ConditionOperator.OlderThanXHours => new(null, now.AddHours(-number)),
            ConditionOperator.OlderThanXDays => new(null, today.AddDays(-number)),
            ConditionOperator.OlderThanXWeeks => new(null, today.AddDays(-7 * number)),
            ConditionOperator.OlderThanXMonths => new(null, today.AddMonths(-number)),
            ConditionOperator.OlderThanXYears => new(null, today.AddYears(-number)),
            _ => null,
        };
    }

    /// <summary>What an operator with a date means; null when it is not such an operator.</summary>
    public static DateRange? AtDate(ConditionOperator @operator, DateTime date) => @operator switch
    {
        ConditionOperator.On or ConditionOperator.NotOn => Days(date.Date, 0),
        ConditionOperator.OnOrBefore => new(null, date.Date.AddDays(1)),
        ConditionOperator.OnOrAfter => new(date.Date, null),
        _ => null,
    };

    /// <summary>The same stretch in whole days, for columns that hold nothing finer: a day that is touched is inside.</summary>
    public DateRange InWholeDays() => new(From?.Date, Until is { } until && until != until.Date ? until.Date.AddDays(1) : Until);

    private static DateRange Days(DateTime today, int offset) => new(today.AddDays(offset), today.AddDays(offset + 1));

    // Stored times are whole seconds, so "up to now" ends one second later.
    private static DateRange Last(DateTime from, DateTime now) => new(from, now.AddSeconds(1));
}
