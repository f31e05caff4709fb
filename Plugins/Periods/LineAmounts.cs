namespace Opps.Plugins.Periods;

/// <summary>C3, C4: what each share of an opportunity is due, so that shares and rest add up to the value to the last decimal.</summary>
public static class LineAmounts
{
    private const int MostDecimals = 4;

    /// <summary>
    /// Whether the stored amounts of the shares are those of the opportunity: their parts at some number of decimals, as the currency's
    /// precision may have changed since.
    /// </summary>
    public static bool AddUp(CountedOpportunity opportunity)
    {
        if (opportunity.Amount is not { } amount || opportunity.Shares.Count == 0)
        {
            return true;
        }

        var stored = opportunity.Shares.Sum(share => share.Amount ?? 0m);
        var exact = amount * SumOf(opportunity) / Percentage.Whole;
        return Enumerable.Range(0, MostDecimals + 1).Any(decimals => stored == Math.Round(exact, decimals, MidpointRounding.AwayFromZero));
    }

    /// <summary>
    /// The shares' amounts in their order: as stored where they come to the amount, and in the amount's own decimals where the currency
    /// has fewer by now.
    /// </summary>
    public static IReadOnlyList<decimal> Of(CountedOpportunity opportunity)
    {
        var amount = opportunity.Amount ?? 0m;
        var stored = opportunity.Shares.Select(share => share.Amount ?? 0m).ToList();
        return SumOf(opportunity) == Percentage.Whole && stored.Sum() != amount
            ? PercentParts.Of(amount, Percents(opportunity), Math.Max(opportunity.Decimals, DecimalsOf(amount)))
            : stored;
    }

    /// <summary>The same in base currency, computed anew: the platform rounds each share's base amount by itself.</summary>
    public static IReadOnlyList<decimal> InBase(CountedOpportunity opportunity, int baseDecimals) => PercentParts.Of(
        BaseOf(opportunity, baseDecimals), Percents(opportunity), Math.Max(baseDecimals, DecimalsOf(BaseOf(opportunity, baseDecimals))));

    /// <summary>The whole in base currency.</summary>
    public static decimal BaseOf(CountedOpportunity opportunity, int baseDecimals) => opportunity.Amount is not { } amount ? 0m
        : opportunity.BaseAmount ?? Math.Round(amount / (opportunity.Rate is { } rate and not 0m ? rate : 1m), baseDecimals, MidpointRounding.AwayFromZero);

    /// <summary>The sum of its percentages.</summary>
    public static decimal SumOf(CountedOpportunity opportunity) => Percents(opportunity).Sum();

    private static IEnumerable<decimal> Percents(CountedOpportunity opportunity) => opportunity.Shares.Select(share => share.Percent ?? 0m);

    private static int DecimalsOf(decimal value) => Enumerable.Range(0, MostDecimals).TakeWhile(decimals => Math.Round(value, decimals) != value).Count();
}
