using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Screens;

/// <summary>A dashboard: a form without a table.</summary>
/// <param name="Id">Its FormId.</param>
/// <param name="Name">By language.</param>
/// <param name="Xml">The form element.</param>
internal sealed record Dashboard(Guid Id, Labels Name, XElement Xml);
