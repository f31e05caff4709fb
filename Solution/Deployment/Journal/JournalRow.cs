using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opps.Deployment.Journal;

/// <summary>One seller of a set, as an entry of the journal holds it.</summary>
/// <param name="Row">The share's id.</param>
/// <param name="Seller">Null where the user had been deleted.</param>
/// <param name="Name">Their name then.</param>
/// <param name="Percent">Of the amount.</param>
/// <param name="IsFixed">Left out where it is not.</param>
internal sealed record JournalRow(
    [property: JsonPropertyName("row")] Guid Row,
    [property: JsonPropertyName("seller")] Guid? Seller,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("percent")] decimal Percent,
    [property: JsonPropertyName("fixed")] bool IsFixed)
{
    /// <summary>Null for a text that is no such list.</summary>
    public static IReadOnlyList<JournalRow>? Read(string? json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<JournalRow>>(json ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
