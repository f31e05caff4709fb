using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Screens;

/// <summary>A view of a table: a query, and the columns in which a grid shows what it finds.</summary>
/// <param name="Id">Its savedqueryid.</param>
/// <param name="Table">The table's logical name.</param>
/// <param name="QueryType">0 public, 2 associated, 4 quick find, 64 lookup …, under the platform's numbers.</param>
/// <param name="Name">By language.</param>
/// <param name="IsDefault">Whether a grid starts with it.</param>
/// <param name="FetchXml">The query.</param>
/// <param name="Layout">The grid element; null for a view that no grid shows.</param>
internal sealed record View(Guid Id, string Table, int QueryType, Labels Name, bool IsDefault, string FetchXml, XElement? Layout)
{
    public const int Public = 0;
    public const int Associated = 2;
    public const int QuickFind = 4;
    public const int Lookup = 64;
}
