namespace Opps.Plugins.Shares;

/// <summary>All free rows share what the fixed ones leave, evenly.</summary>
public static class EqualSplit
{
    /// <summary>Where the fixed ones are more than 100 %, nobody is moved and the sum is told, as in P6.</summary>
    public static Decision Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows)
    {
        var ordered = rows.EarliestFirst();
        var remainder = Percentage.Whole - ordered.Where(row => row.IsFixed).Sum(row => row.Percent ?? 0m);
        if (remainder < 0m)
        {
            return new Decision(rows, Reason.Of("P6", "_Split"));
        }

        var free = ordered.Count(row => !row.IsFixed);
        var even = new Queue<decimal>(Percentage.Evenly(remainder, free));
        return new Decision(
            ordered.Select(row => row.IsFixed ? row : row with { Percent = even.Dequeue() }).ToList(),
            Reason.Counted("P26", free, remainder, free));
    }
}
