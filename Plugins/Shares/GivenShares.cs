using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace Opps.Plugins.Shares;

/// <summary>
/// P4–P11: what rows that were added or changed do to the others. Decides on the whole operation each time, from what the
/// rows were before it: so the last of its events gives the same answer whatever came first, and once more changes nothing.
/// </summary>
public static class GivenShares
{
    /// <summary>Everything that was given in one operation.</summary>
    public static Rule In(string operation) => (_, rows) => Apply(operation, rows.EarliestFirst());

    private static Decision Apply(string operation, IReadOnlyList<SellerShare> rows)
    {
        var parts = rows.Select(row => PartOf(row, operation)).ToList();
        var added = parts.Where(part => part.Before is null).ToList();
        if (added.Count == 0)
        {
            return parts.Count == 1 && parts[0] is { IsFixed: false, Given: not null }
                ? new Decision([rows[0] with { Percent = Percentage.Whole }], "the only, free seller keeps 100 % (P11)")
                : new Decision(rows, "what was changed stands, and nobody else is moved (P10, P19)");
        }

        var percents = Together.Percentages(parts);
        var reason = added.Count > 1
            ? Invariant($"{added.Count} sellers added together (P9)")
            : ReasonForOne(added[0], parts);
        return new Decision(rows.Select((row, i) => Moved(row, percents[i], operation)).ToList(), reason);
    }

    /// <summary>A row that another operation touched last is here as it was before this one.</summary>
    private static Part PartOf(SellerShare row, string operation) => row.StampOf(operation) is { } stamp
        ? new Part(row.IsFixed, stamp.Given, stamp.Before)
        : new Part(row.IsFixed, null, row.Percent ?? 0m);

    private static SellerShare Moved(SellerShare row, decimal percent, string operation) => percent == row.Percent
        ? row
        : row with { Percent = percent, Stamp = row.StampOf(operation) ?? new Stamp(operation, null, row.Percent ?? 0m) };

    private static string ReasonForOne(Part added, List<Part> parts) => added.Given switch
    {
        _ when parts.Count == 1 && !added.IsFixed => "the first seller gets 100 % (P4)",
        _ when parts.Count == 1 => "the first seller's share is fixed and stands (P26)",
        null => "a seller without a percentage gets what is open (P7)",
        0m => "a seller with 0 % moves nobody (P8)",
        _ when Together.Remainder(parts) < 0m => "given and fixed shares are more than 100 %, nobody is moved (P6)",
        _ => "the free others share what is left (P5)",
    };
}
