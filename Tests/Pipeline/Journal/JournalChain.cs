using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Microsoft.Xrm.Sdk;

namespace Pipeline.Journal;

/// <summary>H1: replays an opportunity's entries, read here with another reader than the plug-ins'.</summary>
internal static class JournalChain
{
    public static readonly string[] Columns =
        ["opps_name", "opps_opportunityid", "opps_byid", "opps_cause", "opps_rule", "opps_reason", "opps_figures", "opps_before", "opps_after", "opps_note", "createdon"];

    /// <summary>The first entry first: by number, as times are of a second.</summary>
    public static IReadOnlyList<Entity> Ordered(IEnumerable<Entity> entries) =>
        [.. entries.OrderBy(entry => entry.GetAttributeValue<string>("opps_name"), StringComparer.Ordinal)];

    /// <summary>
    /// What is wrong: an entry that does not begin where the one before it ended, one that changes nothing, or a last one that the
    /// stored rows don't agree with. Null where all fits.
    /// </summary>
    /// <param name="ordered">The opportunity's entries.</param>
    /// <param name="rows">Its rows as they are stored.</param>
    public static string? Flaw(IReadOnlyList<Entity> ordered, IEnumerable<(Guid Seller, decimal Percent, bool IsFixed)> rows)
    {
        var known = "";
        foreach (var entry in ordered)
        {
            var (before, after) = (State(entry, "opps_before"), State(entry, "opps_after"));
            if (before != known)
            {
                return $"entry {entry["opps_name"]} begins with '{before}' and follows on '{known}'";
            }

            if (before == after)
            {
                return $"entry {entry["opps_name"]} changes nothing: '{after}'";
            }

            known = after;
        }

        var stored = Text(rows);
        return stored == known ? null : $"the journal ends with '{known}', and '{stored}' is stored";
    }

    /// <summary>The sellers before or after an entry, in an order of their own.</summary>
    public static string State(Entity entry, string column)
    {
        using var json = JsonDocument.Parse(entry.GetAttributeValue<string>(column));
        return Text(json.RootElement.EnumerateArray().Select(share => (
            share.TryGetProperty("seller", out var seller) ? seller.GetGuid() : Guid.Empty,
            share.GetProperty("percent").GetDecimal(),
            share.TryGetProperty("fixed", out var isFixed) && isFixed.GetBoolean())).ToList());
    }

    public static string Text(IEnumerable<(Guid Seller, decimal Percent, bool IsFixed)> rows) => string.Join("; ", rows
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Seller} {row.Percent:0.00}{(row.IsFixed ? " fixed" : "")}"))
        .Order(StringComparer.Ordinal));
}
