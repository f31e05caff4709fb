using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Screens;

internal enum FormKind
{
    Main,
    QuickCreate,
    QuickView,
    Card,
}

/// <summary>A form of a table.</summary>
/// <param name="Id">Its formid.</param>
/// <param name="Table">The table's logical name.</param>
/// <param name="Kind">The type of the forms element that it stands in.</param>
/// <param name="Name">By language.</param>
/// <param name="IsActive">Whether people are shown it.</param>
/// <param name="Xml">The form element.</param>
internal sealed record Form(Guid Id, string Table, FormKind Kind, Labels Name, bool IsActive, XElement Xml);
