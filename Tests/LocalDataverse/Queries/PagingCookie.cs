using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Queries;

/// <summary>
/// The text that a caller hands back for the next page, in the platform's shape. The platform goes on behind the last row that it
/// names; here it also says how many rows came so far, as the pages before need not have had the size of the next one: LINQ's
/// Skip asks for a page of one row and then, with its cookie, for all the others. LINQ reads and rewrites the cookie, so that
/// stands in it as if rows were one more column.
/// </summary>
internal static class PagingCookie
{
    private const string Page = "page";
    private const string Rows = "rows";
    private const string Last = "last";

    /// <summary>Null for a page without rows, or of rows without an id (aggregates, distinct values).</summary>
    public static string? For(Query query, Table root, IReadOnlyList<Entity> rows) =>
        rows is not [{ } first, ..] || first.Id == Guid.Empty ? null : new XElement("cookie",
            new XAttribute(Page, query.PageNumber.ToString(CultureInfo.InvariantCulture)),
            Element(Rows, query.Offset + 1, query.Offset + rows.Count),
            Element(root.PrimaryId, Braced(first.Id), Braced(rows[^1].Id)))
            .ToString(SaveOptions.DisableFormatting);

    /// <summary>How many rows come before a page. Without the cookie of an earlier page its number and size say so.</summary>
    public static long RowsBefore(string? cookie, int number, int size)
    {
        if (string.IsNullOrEmpty(cookie))
        {
            return (number - 1L) * size;
        }

        var (page, rows) = Parse(cookie);
        return rows is not null && page < number ? rows.Value + ((number - 1 - page.Value) * size) : (number - 1L) * size;
    }

    private static (long? Page, long? Rows) Parse(string cookie)
    {
        try
        {
            var xml = XElement.Parse(cookie);
            return ((long?)xml.Attribute(Page), (long?)xml.Element(Rows)?.Attribute(Last));
        }
        catch (Exception malformed) when (malformed is XmlException or FormatException or OverflowException)
        {
            throw Faults.Of(Faults.InvalidArgument, $"Malformed XML in the paging cookie '{cookie}'. Hand back the one of the page before as it is.");
        }
    }

    private static XElement Element(string name, object first, object last) => new(name, new XAttribute(Last, last), new XAttribute("first", first));

    private static string Braced(Guid id) => id.ToString("B").ToUpperInvariant();
}
