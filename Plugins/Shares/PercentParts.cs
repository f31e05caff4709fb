namespace Opps.Plugins.Shares;

/// <summary>M2: a value by percentages.</summary>
public static class PercentParts
{
    /// <summary>Parts that add up to round(value × sum / 100), half away from zero, each to within one unit of its exact size.</summary>
    /// <param name="value">What is shared; a credit is split exactly as a sale is.</param>
    /// <param name="percents">0–100 each, whoever is to be favoured in a tie first.</param>
    /// <param name="decimals">The unit: 2 for hundredths.</param>
    public static IReadOnlyList<decimal> Of(decimal value, IEnumerable<decimal> percents, int decimals)
    {
        // The sign comes last: the largest remainder knows no negative parts.
        var exact = percents.Select(percent => Math.Abs(value) * percent / Percentage.Whole).ToList();
        var total = Math.Round(exact.Sum(), decimals, MidpointRounding.AwayFromZero);
        return LargestRemainder.Round(exact, total, decimals).Select(part => WithSignOf(value, part)).ToList();
    }

    /// <summary>A decimal can be a negative zero, and would be written as one.</summary>
    private static decimal WithSignOf(decimal value, decimal part) => value < 0m && part != 0m ? -part : part;
}
