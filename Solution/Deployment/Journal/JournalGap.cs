using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;
using static System.FormattableString;

namespace Opps.Deployment.Journal;

/// <summary>H7: sellers that were written past the plug-ins, so that the journal doesn't end with them.</summary>
internal static class JournalGap
{
    /// <summary>
    /// Null when the journal ends with these rows: the same people, percentages and fixed flags. Where its entries have been archived,
    /// what the plug-ins remember of them counts.
    /// </summary>
    public static string? Between(StoredShares stored, NewestEntry? newest)
    {
        if (newest is { After: null })
        {
            return $"entry {newest.Number} of the journal can't be read";
        }

        var rows = KnownShares.Of(stored.Rows);
        return (newest?.After ?? stored.Memory?.Known) is { } known
            ? KnownShares.AreSame(known, rows) ? null : $"the journal ends with {Told(known)}, its rows have {Told(rows)}"
            : rows.Count == 0 ? null : "the journal has no entry of its sellers";
    }

    private static string Told(IReadOnlyList<KnownShare> sellers) => sellers.Count == 0
        ? "nobody"
        : string.Join(", ", sellers.Select(seller => Invariant($"{seller.Name ?? "a seller"} {seller.Percent:0.##}{(seller.IsFixed ? " fixed" : "")}")));
}
