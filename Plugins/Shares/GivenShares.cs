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
                ? new Decision([only with { Percent = Percentage.Whole }], "the only, free seller keeps 100 % (P11)")
                : new Decision(rows, "what was changed stands, and nobody else is moved (P10, P19)");
        }

        var then = BatchShares.Then(parts).Select((row, index) => row.Percent == parts[index].Row.Percent
            ? row
            : row with { Touched = row.Touched ?? Touched.Settled(parts[index].Before) });
        return new Decision(
            then.ToList(), added.Count > 1 ? Invariant($"{added.Count} sellers added together (P9)") : ReasonForOne(added[0], parts));
    }

    private static string ReasonForOne(Part added, List<Part> parts) => added.Given switch
    {
        _ when parts.Count == 1 && !added.Row.IsFixed => "the first seller gets 100 % (P4)",
        _ when parts.Count == 1 => "the first seller's share is fixed and stands (P26)",
        null => "a seller without a percentage gets what is open (P7)",
        0m => "a seller with 0 % moves nobody (P8)",
        _ when BatchShares.Remainder(parts) < 0m => "given and fixed shares are more than 100 %, nobody is moved (P6)",
        _ => "the free others share what is left (P5)",
    };
}
