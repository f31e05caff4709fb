using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LocalDataverse.Web.WebApi;

/// <summary>The Prefer header: what a client would like of the answer.</summary>
/// <param name="MaxPageSize">Null for the platform's 5,000.</param>
/// <param name="ReturnsRepresentation">Whether a write answers with the row.</param>
/// <param name="Annotations">Patterns of the annotations that are wanted.</param>
internal sealed record Prefer(int? MaxPageSize, bool ReturnsRepresentation, IReadOnlyList<string> Annotations)
{
    private const string PageSize = "odata.maxpagesize=";
    private const string Include = "odata.include-annotations=";
    private const string Representation = "return=representation";

    /// <summary>Nothing in particular.</summary>
    public static Prefer None { get; } = new(null, false, []);

    public static Prefer Parse(IEnumerable<string?> headers)
    {
        var preferences = headers.SelectMany(h => Split(h ?? "")).ToList();
        var size = preferences.FirstOrDefault(p => p.StartsWith(PageSize, StringComparison.OrdinalIgnoreCase));
        return new Prefer(
            size is null ? null : int.TryParse(size[PageSize.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw WebApiException.BadQuery($"'{size}' of Prefer is no page size; write a whole number above 0."),
            preferences.Contains(Representation, StringComparer.OrdinalIgnoreCase),
            [.. preferences.Where(p => p.StartsWith(Include, StringComparison.OrdinalIgnoreCase)).SelectMany(p => p[Include.Length..].Trim('"').Split(',', StringSplitOptions.TrimEntries))]);
    }

    /// <summary>What of it was done, for the header Preference-Applied; null when nothing was asked.</summary>
    public string? Applied => string.Join(", ", Parts()) is { Length: > 0 } parts ? parts : null;

    public bool Wants(string annotation) => Annotations.Any(a => a == "*" || a == annotation ||
        (a.EndsWith('*') && annotation.StartsWith(a[..^1], StringComparison.Ordinal)));

    private IEnumerable<string> Parts()
    {
        if (MaxPageSize is { } size)
        {
            yield return PageSize + size.ToString(CultureInfo.InvariantCulture);
        }

        if (ReturnsRepresentation)
        {
            yield return Representation;
        }

        if (Annotations.Count > 0)
        {
            yield return $"{Include}\"{string.Join(',', Annotations)}\"";
        }
    }

    /// <summary>Commas inside quotation marks separate annotations, not preferences.</summary>
    private static IEnumerable<string> Split(string header)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i <= header.Length; i++)
        {
            if (i == header.Length || (header[i] is ',' or ';' && !isQuoted))
            {
                yield return header[start..i].Trim();
                start = i + 1;
            }
            else if (header[i] == '"')
            {
                isQuoted = !isQuoted;
            }
        }
    }
}
