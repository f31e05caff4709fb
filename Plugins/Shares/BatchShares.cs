namespace Opps.Plugins.Shares;

/// <summary>One row's part in an operation: what was before, what is given.</summary>
/// <param name="row">The row with the person and the flag that it is to have.</param>
/// <param name="given">What a person gave for it in this operation, if anything.</param>
/// <param name="before">What it had before the operation; null when it is new.</param>
internal sealed class Part(SellerShare row, decimal? given, decimal? before)
{
    public SellerShare Row => row;

    public decimal? Given => given;

    public decimal? Before => before;

    /// <summary>Whether the rules may move it: it was there before, is free, and nothing was given for it (P26).</summary>
    public bool IsMovable => !Row.IsFixed && Given is null && Before is not null;

    /// <summary>Whether it is new, and came without a percentage.</summary>
    public bool IsUnstated => Given is null && Before is null;
}

/// <summary>
/// P4–P9 in one, for rows that are added and for a set that is given: what was before, what is given, what is then. One added
/// row is the plainest case of several.
/// </summary>
internal static class BatchShares
{
    /// <summary>
    /// One free row has 100. Otherwise what was given stands; if any of it is above 0, the movable rows share what that and
    /// the fixed rows leave, unless that is negative; and rows without a percentage share what is then open.
    /// </summary>
    /// <param name="parts">The earliest added first: extra hundredths go to it.</param>
    /// <returns>The rows with the percentages that they are to have.</returns>
    public static IReadOnlyList<SellerShare> Then(IReadOnlyList<Part> parts)
    {
        if (parts.Count == 1 && !parts[0].Row.IsFixed)
        {
            return [parts[0].Row with { Percent = Percentage.Whole }];
        }

        var percents = parts.Select(part => part.Given ?? part.Before ?? 0m).ToArray();
        var remainder = Remainder(parts);
        if (remainder >= 0m && parts.Any(part => part.Given > 0m))
        {
            Share(remainder, part => part.IsMovable);
        }

        Share(Math.Max(0m, Percentage.Whole - percents.Sum()), part => part.IsUnstated);
        return parts.Select((part, index) => part.Row with { Percent = percents[index] }).ToList();

        void Share(decimal total, Func<Part, bool> takesPart)
        {
            var indexes = Enumerable.Range(0, parts.Count).Where(index => takesPart(parts[index])).ToList();
            var even = Percentage.Evenly(total, indexes.Count);
            for (var i = 0; i < indexes.Count; i++)
            {
                percents[indexes[i]] = even[i];
            }
        }
    }

    /// <summary>What given and fixed percentages leave for the movable rows. Negative when they are more than 100 (P6).</summary>
    public static decimal Remainder(IReadOnlyList<Part> parts) =>
        Percentage.Whole - parts.Where(part => !part.IsMovable).Sum(part => part.Given ?? part.Before ?? 0m);
}
