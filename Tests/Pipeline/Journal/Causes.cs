using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Pipeline.Journal;

/// <summary>An entry in words, for a test to compare.</summary>
internal static class Causes
{
    public static IReadOnlyDictionary<int, string> Names { get; } = new[]
    {
        "created", "added", "changed", "removed", "owner changed", "set", "split", "replaced", "restored", "reopened", "found", "by a process",
    }.Index().ToDictionary(cause => 847211000 + cause.Index, cause => cause.Item);

    public static string By(World world, Entity entry)
    {
        var id = entry.GetAttributeValue<EntityReference>("opps_byid").Id;
        return id == WellKnown.SystemUserId ? "System" : world.Service.Retrieve("systemuser", id, new ColumnSet("firstname")).GetAttributeValue<string>("firstname");
    }

    /// <summary>"Anna 75, Bo 25 fixed", by first names, the earliest added first.</summary>
    public static string People(Entity entry, string column)
    {
        using var json = JsonDocument.Parse(entry.GetAttributeValue<string>(column));
        var people = json.RootElement.EnumerateArray().Select(share => string.Create(CultureInfo.InvariantCulture,
            $"{share.GetProperty("name").GetString()!.Split(' ')[0]} {share.GetProperty("percent").GetDecimal():0.##}{(share.TryGetProperty("fixed", out _) ? " fixed" : "")}")).ToList();
        return people.Count == 0 ? "nobody" : string.Join(", ", people);
    }
}
