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
        "91" => "assembly",
        _ => "step",
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
