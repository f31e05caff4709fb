using System;
using System.Linq;
using System.Xml.Linq;

namespace LocalDataverse.Solutions;

/// <summary>
/// Refuses a manifest that lists what customizations.xml does not define: the packers only print a line about it, and an
/// import would then go without the component.
/// </summary>
internal static class RootComponentCheck
{
    public static void Require(XElement manifest, SolutionContent content)
    {
        foreach (var component in manifest.Element("RootComponents")?.Elements("RootComponent") ?? [])
        {
            var name = component.Attribute("schemaName")?.Value ?? "";
            var id = Guid.TryParse(component.Attribute("id")?.Value, out var guid) ? guid : Guid.Empty;
            var isDefined = component.RequiredAttribute("type") switch
            {
                "1" => content.Tables.Any(t => Same(t.LogicalName, name)),
                "9" => content.Choices.Any(c => Same(c.Name, name)),
                "26" => content.Screens.Views.Any(v => v.Id == id),
                "59" => content.Screens.Charts.Any(c => c.Id == id),
                "60" => content.Screens.Forms.Any(f => f.Id == id) || content.Screens.Dashboards.Any(d => d.Id == id) ||
                    content.LeftOut.Any(l => l.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase)),
                "61" => content.Screens.WebResources.Any(w => w.Id == id || Same(w.Name, name)),
                "62" => content.Screens.SiteMaps.Any(s => Same(s.UniqueName, name)),
                "80" => content.Screens.Apps.Any(a => Same(a.UniqueName, name)),
                "20" => content.Roles.Any(r => r.Id == id),
                "91" => content.Assemblies.Any(a => a.Id == id),
                "92" => content.Steps.Any(s => s.Id == id),
                _ => true,
            };
            if (!isDefined)
            {
                throw Faults.Of(Faults.InvalidArgument,
                    $"solution.xml lists {Kind(component)} '{(name.Length > 0 ? name : id)}', which " +
                    "customizations.xml does not define. " +
                    "Add the component to the solution source, or take it out of RootComponents.");
            }
        }
    }

    private static string Kind(XElement component) => component.Attribute("type")?.Value switch
    {
        "1" => "table",
        "9" => "choice",
        "20" => "role",
        "26" => "view",
        "59" => "chart",
        "60" => "form or dashboard",
        "61" => "web resource",
        "62" => "site map",
        "80" => "app",
        "91" => "assembly",
        _ => "step",
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
