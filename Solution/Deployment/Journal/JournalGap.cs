using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Opps.Plugins.Shares;

namespace Opps.Deployment.Journal;

/// <summary>H7: sellers that were written past the plug-ins, so that the journal doesn't end with them.</summary>
internal static class JournalGap
{
    /// <summary>Null when the newest entry ends with these rows: the same people, percentages and fixed flags.</summary>
    public static string? Between(IReadOnlyList<SellerShare> rows, NewestEntry? newest)
    {
        if (newest is null)
        {
            return rows.Count == 0 ? null : "the journal has no entry of its sellers";
        }

        if (newest.After is not { } told)
        {
            return $"entry {newest.Number} of the journal can't be read";
        }

        // A row outlives its user. The journal keeps who it was, so such a row is told by its id.
        var nobodys = rows.Where(row => row.SellerId is null).Select(row => row.Id).ToHashSet();
        var now = rows.Select(row => new Share(row.SellerId ?? row.Id, row.Percent ?? 0m, row.IsFixed));
        var then = told.Select(row => new Share(row.Seller is null || nobodys.Contains(row.Row) ? row.Row : row.Seller, row.Percent, row.IsFixed));
        return now.OrderBy(Key, StringComparer.Ordinal).SequenceEqual(then.OrderBy(Key, StringComparer.Ordinal))
            ? null
            : $"the journal ends with {Told(told.Select(row => (row.Name, row.Percent, row.IsFixed)))}, its rows have {Told(rows.Select(row => (row.Name, row.Percent ?? 0m, row.IsFixed)))}";
    }

    private static string Key(Share share) => string.Create(CultureInfo.InvariantCulture, $"{share.Whose} {share.Percent:000.00########} {share.IsFixed}");

    private static string Told(IEnumerable<(string? Name, decimal Percent, bool IsFixed)> rows) =>
        string.Join(", ", rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Name ?? "a seller"} {row.Percent:0.##}{(row.IsFixed ? " fixed" : "")}"))) is { Length: > 0 } told ? told : "nobody";

    private sealed record Share(Guid? Whose, decimal Percent, bool IsFixed);
}
