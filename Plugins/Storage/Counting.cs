using System.Globalization;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>
/// The opportunities that closing a period looks at, a page at a time: first what is won and not counted, by close date, then what other
/// periods have counted, by its key (C5). Reads only.
/// </summary>
/// <param name="service">Reads.</param>
/// <param name="period">The period to close.</param>
/// <param name="from">The first day that is counted at all (C10).</param>
/// <param name="money">What base amounts are in.</param>
internal sealed class Counting(IOrganizationService service, Period period, DateTime from, BaseCurrency money)
{
    private const string Day = "yyyy-MM-dd";
    private const string Counted = "counted ";

    /// <summary>Of a period among others.</summary>
    /// <exception cref="RefusedException">It is not its turn.</exception>
    public static Counting Of(IOrganizationService service, PeriodAmongOthers read)
    {
        PeriodOrder.AcceptClosing(read.Period, read.Others);
        return new Counting(service, read.Period.Closing(), PeriodOrder.CountedFrom(read.Period, read.Others), BaseCurrency.Read(service));
    }

    /// <summary>The period, with its closing begun.</summary>
    public Period Period => period;

    public DateTime From => from;

    public BaseCurrency Money => money;

    /// <summary>How many opportunities there are to look at.</summary>
    public int Found() =>
        service.RetrieveAll(WonOpportunitiesQuery.Uncounted(from, period.Last)).Count() + service.RetrieveAll(LineQuery.LeadsOfOthers(period.Id, "")).Count();

    /// <summary>The first of what is won and has no line yet, however it came there: none once all is counted.</summary>
    public bool HasUncounted() => service.RetrieveFirst(WonOpportunitiesQuery.Uncounted(from, period.Last), 1).Count > 0;

    /// <summary>The next page where each page's lines are written before the next is asked for.</summary>
    /// <param name="cursor">Where the last one ended; empty at the beginning.</param>
    /// <param name="limit">How many opportunities at most.</param>
    public CountedPage Next(string cursor, int limit)
    {
        var won = new List<Entity>();
        if (!cursor.StartsWith(Counted, StringComparison.Ordinal))
        {
            won.AddRange(service.RetrieveFirst(WonOpportunitiesQuery.Uncounted(DayIn(cursor), period.Last), limit));
            cursor = won.Count == limit
                ? won[won.Count - 1].GetAttributeValue<DateTime>(OpportunityTable.CloseDate).ToString(Day, CultureInfo.InvariantCulture)
                : Counted;
        }

        return PageOf(won, cursor, limit);
    }

    /// <summary>The same where nothing is written meanwhile: the pages of what is won are numbered.</summary>
    /// <exception cref="RefusedException">It is no place where a page has ended.</exception>
    public CountedPage Preview(string after, int limit)
    {
        if (after.StartsWith(Counted, StringComparison.Ordinal))
        {
            return PageOf([], after, limit);
        }

        var words = after.Split([' '], 2);
        if (!int.TryParse(words[0].Length == 0 ? "1" : words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            throw new RefusedException(TextKeys.PageUnknown, after);
        }

        var query = WonOpportunitiesQuery.Uncounted(from, period.Last);
        query.PageInfo = new PagingInfo { PageNumber = number, Count = limit, PagingCookie = words.Length > 1 ? words[1] : null };
        var page = service.RetrieveMultiple(query);
        return PageOf(page.Entities, page.MoreRecords ? Invariant($"{number + 1} {page.PagingCookie}") : Counted, limit);
    }

    private CountedPage PageOf(IReadOnlyCollection<Entity> won, string cursor, int limit)
    {
        var counted = new List<Guid>();
        var isLast = false;
        if (cursor.StartsWith(Counted, StringComparison.Ordinal) && won.Count < limit)
        {
            counted.AddRange(service.RetrieveFirst(LineQuery.LeadsOfOthers(period.Id, cursor.Substring(Counted.Length)), limit - won.Count).Select(LineQuery.KeyOf));
            isLast = won.Count + counted.Count < limit;
            cursor = counted.Count > 0 ? Counted + counted[counted.Count - 1].ToString("N") : cursor;
        }

        var ids = won.Select(row => row.Id).Concat(counted).ToList();
        var stored = CountedOpportunitiesQuery.Read(service, ids, from, period.Last);
        var earlier = LineQuery.OfOpportunities(service, counted);
        return new CountedPage(
            ids.Select(id => Counting.LinesOf(period, stored.TryGetValue(id, out var found) ? found : Gone(id, earlier[id]), earlier[id].ToList(), money.Decimals)).ToList(),
            isLast ? string.Empty : cursor);
    }

    private static CountedLines LinesOf(Period period, CountedOpportunity opportunity, IReadOnlyList<EarlierLine> earlier, int baseDecimals) => new(
        opportunity.Name,
        opportunity.NotDue is not null || LineAmounts.AddUp(opportunity),
        opportunity.NotDue is null && LineAmounts.SumOf(opportunity) != Percentage.Whole,
        PeriodLines.Of(period, opportunity, earlier, baseDecimals).Select(LineWriter.Fitting).ToList());

    /// <summary>C9: one that is deleted goes by the names of its lines.</summary>
    private static CountedOpportunity Gone(Guid id, IEnumerable<EarlierLine> earlier)
    {
        var last = earlier.OrderBy(line => line.PeriodLast).LastOrDefault();
        return new CountedOpportunity
        {
            Id = id, Name = last?.OpportunityName, CustomerName = last?.CustomerName, CloseDate = last?.CloseDate, NotDue = DifferenceCause.Deleted,
        };
    }

    private DateTime DayIn(string cursor) =>
        DateTime.TryParseExact(cursor, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : from;
}

/// <summary>A page of opportunities that were looked at.</summary>
/// <param name="Opportunities">Each with its lines.</param>
/// <param name="Next">Where the next page begins; empty after the last.</param>
internal sealed record CountedPage(IReadOnlyList<CountedLines> Opportunities, string Next)
{
    public IReadOnlyList<CommissionLine> Lines => Opportunities.SelectMany(opportunity => opportunity.Lines).ToList();
}

/// <summary>What closing makes of an opportunity.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AddsUp">Whether its shares' amounts are those of the opportunity.</param>
/// <param name="IsNotWhole">Whether it is due, and the sum of its shares is not 100.</param>
/// <param name="Lines">None where it is counted already, and is as it was.</param>
internal sealed record CountedLines(string? Name, bool AddsUp, bool IsNotWhole, IReadOnlyList<CommissionLine> Lines);
