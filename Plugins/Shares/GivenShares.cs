namespace Opps.Plugins.Shares;

/// <summary>
/// P4–P11: what rows that were added or changed do to the others. Decides on the whole operation each time, from what the
/// rows were before it: so the last of its events gives the same answer whatever came first, and once more changes nothing.
/// </summary>
public static class GivenShares
{
    /// <summary>Everything that was given in the operation under way.</summary>
    public static Decision Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows)
    {
        var parts = rows.EarliestFirst()
            .Select(row => row.Touched is { } touched ? new Part(row, touched.Given, touched.Before) : new Part(row, null, row.Percent ?? 0m))
            .ToList();
        var added = parts.Where(part => part.Before is null).ToList();
        if (added.Count == 0)
        {
            return parts.Count == 1 && parts[0] is { Row: { IsFixed: false } only, Given: not null }
                ? new Decision([only with { Percent = Percentage.Whole }], Reason.Of("P11"))
                : new Decision(rows, Reason.Of("P10"));
        }

        var then = BatchShares.Then(parts).Select((row, index) => row.Percent == parts[index].Row.Percent
            ? row
            : row with { Touched = row.Touched ?? Touched.Settled(parts[index].Before) });
        return new Decision(
            then.ToList(), added.Count > 1 ? Reason.Of("P9", "_Added", added.Count) : ReasonForOne(added[0], parts));
    }

    private static Reason ReasonForOne(Part added, List<Part> parts)
    {
        var remainder = BatchShares.Remainder(parts);
        var movable = parts.Count(part => part.IsMovable);
        return added.Given switch
        {
            _ when parts.Count == 1 => added.Row.IsFixed ? Reason.Of("P26") : Reason.Of("P4"),
            null => Reason.Of("P7", "", Math.Max(0m, Percentage.Whole - parts.Sum(part => part.Given ?? part.Before ?? 0m))),
            0m => Reason.Of("P8"),
            _ when remainder < 0m => Reason.Of("P6"),
            _ => Reason.Counted("P5", movable, remainder, movable),
        };
    }
}
