using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Screens;

/// <summary>A model-driven app.</summary>
/// <param name="UniqueName">Under which it is opened.</param>
/// <param name="Name">By language.</param>
/// <param name="Components">What it shows, its site map among it.</param>
/// <param name="Roles">Whose holders may open it.</param>
/// <param name="Xml">The AppModule element.</param>
internal sealed record App(string UniqueName, Labels Name, IReadOnlyList<AppComponent> Components, IReadOnlyList<Guid> Roles, XElement Xml);

/// <summary>One component of an app, by the platform's number of its type and its schema name or id.</summary>
internal sealed record AppComponent(int Type, string? SchemaName, Guid? Id);

/// <summary>The navigation of an app.</summary>
/// <param name="UniqueName">That of its app, as a rule.</param>
/// <param name="Xml">The SiteMap element.</param>
internal sealed record SiteMap(string UniqueName, XElement Xml);
