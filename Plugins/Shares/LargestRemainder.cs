namespace Opps.Plugins.Shares;

/// <summary>Rounds parts so that they add up exactly to a given total, each to within one unit of its exact size.</summary>
public static class LargestRemainder
{
    /// <summary>Rounds all parts down, then gives the missing units to the largest remainders; a tie goes to the first.</summary>
    /// <param name="exactParts">Not negative, the one to be favoured in a tie first.</param>
    /// <param name="total">What the rounded parts are to add up to, itself at the given number of decimals.</param>
    /// <param name="decimals">The unit: 2 for hundredths.</param>
    /// <exception cref="ArgumentException">A part is negative, or the total can't be reached by rounding.</exception>
    public static IReadOnlyList<decimal> Round(IReadOnlyList<decimal> exactParts, decimal total, int decimals)
    {
        if (exactParts.Any(part => part < 0m))
        {
            throw new ArgumentException("A part is negative. Take the sign off, round, and put it back.", nameof(exactParts));
        }

        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        var parts = exactParts.Select(part => decimal.Round(part - (part % unit), decimals)).ToList();
        var missing = (total - parts.Sum()) / unit;
        if (missing < 0m || missing > parts.Count || missing % 1m != 0m)
        {
            throw new ArgumentException(
                Invariant($"Parts that round down to {parts.Sum()} can't add up to {total} in units of {unit}."), nameof(total));
        }

        // OrderByDescending is stable: equal remainders stay in the order given.
        var byRemainder = Enumerable.Range(0, parts.Count).OrderByDescending(index => exactParts[index] % unit);
        foreach (var index in byRemainder.Take((int)missing))
        {
            parts[index] += unit;
        }

        return parts;
    }
}
