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
            return new Decision(rows, "nobody is moved because the fixed shares are more than 100 % (P6)");
        }

        var even = new Queue<decimal>(Percentage.Evenly(remainder, ordered.Count(row => !row.IsFixed)));
        return new Decision(
            ordered.Select(row => row.IsFixed ? row : row with { Percent = even.Dequeue() }).ToList(),
            "the free sellers share evenly what the fixed ones leave (P26)");
    }
}
