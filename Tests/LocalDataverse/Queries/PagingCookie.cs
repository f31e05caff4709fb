using System;
using System.Collections.Generic;
using System.Globalization;
using System.Xml.Linq;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Queries;

/// <summary>
/// The text that a caller hands back with the next page, in the platform's shape. Here the page number alone decides which
/// rows come; the cookie is for callers that insist on one.
/// </summary>
internal static class PagingCookie
{
    /// <summary>Null for a page without rows, or of rows without an id (aggregates, distinct values).</summary>
    public static string? For(Query query, Table root, IReadOnlyList<Entity> rows) =>
        rows is not [{ } first, ..] || first.Id == Guid.Empty ? null : new XElement("cookie",
            new XAttribute("page", query.PageNumber.ToString(CultureInfo.InvariantCulture)),
            new XElement(root.PrimaryId, new XAttribute("last", Braced(rows[^1].Id)), new XAttribute("first", Braced(first.Id))))
            .ToString(SaveOptions.DisableFormatting);

    private static string Braced(Guid id) => id.ToString("B").ToUpperInvariant();
}
