using Microsoft.AspNetCore.Http;

namespace LocalDataverse.Web.WebApi;

/// <summary>If-Match and If-None-Match: only when the row is there, is not there, or has this version.</summary>
internal sealed record Conditions(string? Match, string? NoneMatch)
{
    public static Conditions Of(HttpRequest request) => new(Text(request, "If-Match"), Text(request, "If-None-Match"));

    /// <summary>Whether the row must be there.</summary>
    public bool OnlyUpdate => Match is not null;

    /// <summary>Whether the row must not be there.</summary>
    public bool OnlyCreate => NoneMatch == "*";

    /// <summary>The version that the row must have; null for any.</summary>
    public string? Version => Match is null or "*" ? null : Plain(Match);

    /// <summary>Whether the client has this version already.</summary>
    public bool Knows(string? etag) => etag is not null && NoneMatch is not (null or "*") && Plain(NoneMatch) == Plain(etag);

    private static string Plain(string etag) => (etag.StartsWith("W/", System.StringComparison.Ordinal) ? etag[2..] : etag).Trim('"');

    private static string? Text(HttpRequest request, string header) => request.Headers[header].ToString() is { Length: > 0 } text ? text : null;
}
