using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Screens;

/// <summary>A chart of a table.</summary>
/// <param name="Id">Its savedqueryvisualizationid.</param>
/// <param name="Table">The table's logical name.</param>
/// <param name="Name">By language.</param>
/// <param name="Data">The datadefinition element: the query, and which columns are categories and measures.</param>
/// <param name="Presentation">The Chart element.</param>
internal sealed record Chart(Guid Id, string Table, Labels Name, XElement Data, XElement Presentation);
