namespace Opps.Plugins.Shares;

/// <summary>P21, P22: what a percentage may be, and what "evenly" means.</summary>
public static class Percentage
{
    /// <summary>All of an opportunity.</summary>
    public const decimal Whole = 100m;

    private const int Decimals = 2;

    /// <summary>The percentage as it is kept: two decimals, half away from zero.</summary>
    /// <exception cref="RefusedException">It is below 0 or above 100, before it is rounded.</exception>
    public static decimal Accept(decimal typed) => typed is < 0m or > Whole
        ? throw new RefusedException(TextKeys.PercentOutOfRange, typed)
        : Math.Round(typed, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>Parts that are equal to within 0.01 and add up exactly; the extra hundredths go to the first.</summary>
    internal static IReadOnlyList<decimal> Evenly(decimal total, int count) => count == 0
        ? []
        : LargestRemainder.Round(Enumerable.Repeat(total / count, count).ToList(), total, Decimals);
}
