using System.ServiceModel;
using System.Xml.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Screens;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Follows what a component of the screens names. A reference to nothing is refused with the component's name.</summary>
/// <param name="component">The component, as refusals name it.</param>
/// <param name="catalog">The tables, the solution's own among them.</param>
/// <param name="screens">All screens of the organisation, the solution's own among them.</param>
internal sealed class ScreenReferences(string component, Catalog catalog, ScreenSet screens)
{
    private const string ResourcePrefix = "$webresource:";
    private const string ResourceFolder = "/WebResources/";

    public Table Table(string name, string where) => catalog.Find(name.ToLowerInvariant())
        ?? throw Refused($"{where} names the table '{name}', which is not there");

    public void Column(Table table, string name, string where)
    {
        if (table.Find(name) is null)
        {
            throw Refused($"{where} names the column '{name}', which table '{table.LogicalName}' does not have");
        }
    }

    public void Relationship(string name, string where)
    {
        if (!catalog.Relationships.Keys.Concat(catalog.ManyToMany.Keys).Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw Refused($"{where} names the relationship '{name}', which is not there");
        }
    }

    public View View(string id, string where) => Guid.TryParse(id, out var guid) && screens.Views.FirstOrDefault(v => v.Id == guid) is { } view
        ? view
        : throw Refused($"{where} names the view {id}, which is not there");

    public Chart Chart(string id, string where) => Guid.TryParse(id, out var guid) && screens.Charts.FirstOrDefault(c => c.Id == guid) is { } chart
        ? chart
        : throw Refused($"{where} names the chart {id}, which is not there");

    public void FormOrDashboard(string id, string where)
    {
        if (!Guid.TryParse(id, out var guid) || (screens.Forms.All(f => f.Id != guid) && screens.Dashboards.All(d => d.Id != guid)))
        {
            throw Refused($"{where} names the form or dashboard {id}, which is not there");
        }
    }

    public void WebResource(string name, string where)
    {
        if (screens.FindWebResource(name) is null)
        {
            throw Refused($"{where} names the web resource '{name}', which is not there");
        }
    }

    public CustomControl CustomControl(string name) => screens.CustomControls.FirstOrDefault(c => c.Name == name)
        ?? throw Refused($"a controlDescription names the control '{name}', which is not there");

    /// <summary>A value that may name a web resource, as $webresource:name or /WebResources/name; any other is let through.</summary>
    public void WebResourceIn(XAttribute? value)
    {
        var text = value?.Value ?? "";
        var prefix = new[] { ResourcePrefix, ResourceFolder }.FirstOrDefault(p => text.StartsWith(p, StringComparison.OrdinalIgnoreCase));
        if (prefix is not null && text.Length > prefix.Length)
        {
            WebResource(text[prefix.Length..], $"{value!.Name.LocalName} of <{value.Parent!.Name.LocalName}>");
        }
    }

    public void SiteMap(string name, string where)
    {
        if (screens.SiteMaps.All(s => s.UniqueName != name))
        {
            throw Refused($"{where} names the site map '{name}', which is not there");
        }
    }

    public FaultException<OrganizationServiceFault> Refused(string why) => Faults.Of(Faults.InvalidArgument,
        $"{char.ToUpperInvariant(component[0])}{component[1..]}: {why}. Correct it, or add what it needs to the solution.");
}
