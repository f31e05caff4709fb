namespace Opps.Plugins.Shares;

/// <summary>One person takes another's place, as a person or a program asked: fixed shares too.</summary>
public static class SellerReplaced
{
    /// <summary>
    /// The percentage is kept (P19). Where the new person has a share already the two are added on that one, which is fixed
    /// if either was; if it is then the only one and free, it gets 100 % (P13). Above 100 % the rule refuses.
    /// </summary>
    public static Rule By(Guid from, Person to) => (opportunity, rows) =>
    {
        if (rows.FirstOrDefault(row => row.SellerId == from) is not { } left)
        {
            return new Decision(rows, Reason.Of("P19", "_None"));
        }

        if (rows.FirstOrDefault(row => row.SellerId == to.Id) is not { } taken)
        {
            return new Decision(
                rows.Select(row => row == left ? row.Of(to) : row).ToList(),
                Reason.Of("P19"));
        }

        var added = taken with { Percent = Sum(opportunity, left, taken, to), IsFixed = left.IsFixed || taken.IsFixed };
        var others = rows.Where(row => row != left && row != taken).ToList();
        return others.Count == 0
            ? SellerRemoved.Apply(opportunity, [added])
            : new Decision([.. others, added], Reason.Of("P19", "_Added"));
    };

    /// <summary>A sum of all shares may be above 100, one share may not (P21).</summary>
    public static bool IsAbove100(decimal? given, decimal? had) => (given ?? 0m) + (had ?? 0m) > Percentage.Whole;

    private static decimal Sum(Opportunity opportunity, SellerShare left, SellerShare taken, Person to)
    {
        var sum = (left.Percent ?? 0m) + (taken.Percent ?? 0m);
        return IsAbove100(left.Percent, taken.Percent)
            ? throw new RefusedException(TextKeys.ReplacedAbove100, to.Name, sum, opportunity.Name)
            : sum;
    }
}
