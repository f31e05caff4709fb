using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>
/// Compares the components that Solution.xml lists with those of the source. Microsoft's packers only print a difference,
/// and the import then lacks the component.
/// </summary>
internal static class RootComponents
{
    private static readonly Kind[] Kinds =
    [
        new("1", "Entities", "table", table => table.Element("Name")?.Value),
        new("9", "optionsets", "choice", choice => choice.Attribute("Name")?.Value),
        new("20", "Roles", "role", role => role.Attribute("id")?.Value),
        new("60", "Dashboards", "dashboard or form", dashboard => dashboard.Element("FormId")?.Value, "formid"),
        new("61", "WebResources", "web resource", resource => resource.Element("Name")?.Value),
        new("62", "AppModuleSiteMaps", "site map", map => map.Element("SiteMapUniqueName")?.Value),
        new("66", "CustomControls", "control", control => control.Element("Name")?.Value),
        new("80", "AppModules", "app", app => app.Element("UniqueName")?.Value),
        new("91", "SolutionPluginAssemblies", "assembly", assembly => assembly.Attribute("PluginAssemblyId")?.Value),
        new("92", "SdkMessageProcessingSteps", "step", step => step.Attribute("SdkMessageProcessingStepId")?.Value),
    ];

    /// <exception cref="PackingException">A component is listed and missing, there and not listed, or there twice.</exception>
    public static void Check(XElement solution, XElement customizations)
    {
        var listed = solution.Descendants("RootComponent").ToLookup(
            root => root.Attribute("type")?.Value,
            root => Normal(root.Attribute("id")?.Value ?? root.Attribute("schemaName")?.Value));
        foreach (var (type, section, what, key, parts) in Kinds)
        {
            var present = customizations.Elements(section).Elements().Select(component => Normal(key(component))).ToList();
            var inTables = parts is null ? [] : customizations.Elements("Entities").Descendants(parts).Select(part => Normal(part.Value));
            Refuse(present.GroupBy(key => key).Where(same => same.Count() > 1).Select(same => same.Key), $"The source has the {what} '{{0}}' in two files. Keep one of them.");
            Refuse(listed[type].Except(present).Except(inTables), $"Other/Solution.xml lists the {what} '{{0}}' (RootComponent type {type}), which is not in the source.");
            Refuse(present.Except(listed[type]), $"The source has the {what} '{{0}}', which Other/Solution.xml doesn't list: add a RootComponent of type {type}.");
        }
    }

    private static void Refuse(IEnumerable<string> keys, string message)
    {
        if (keys.FirstOrDefault() is { } key)
        {
            throw new PackingException(message.Replace("{0}", key, StringComparison.Ordinal));
        }
    }

    private static string Normal(string? key) => (key ?? "").Trim('{', '}').ToLowerInvariant();

    /// <param name="Type">The code of the platform.</param>
    /// <param name="Section">Where the components stand.</param>
    /// <param name="What">In words.</param>
    /// <param name="Key">What the list calls a component by.</param>
    /// <param name="InTables">The id of such components inside tables, which come along with the table and may be listed.</param>
    private sealed record Kind(string Type, string Section, string What, Func<XElement, string?> Key, string? InTables = null);
}
