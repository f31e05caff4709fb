using System;
using Microsoft.AspNetCore.Http;

namespace LocalDataverse.Web.Serving;

/// <summary>
/// What a program signs in with beside a browser's cookie: Authorization: Bearer, and then a user's name or id. It is no secret, as
/// anybody on this machine may be anybody. A page of another site can't send it: browsers ask first, and get no leave.
/// </summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The header's token; null for none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
}
