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
    private static readonly (string Type, string Section, string What, Func<XElement, string?> Key)[] Kinds =
    [
        ("1", "Entities", "table", table => table.Element("Name")?.Value),
        ("9", "optionsets", "choice", choice => choice.Attribute("Name")?.Value),
        ("20", "Roles", "role", role => role.Attribute("id")?.Value),
        ("61", "WebResources", "web resource", resource => resource.Element("Name")?.Value),
        ("91", "SolutionPluginAssemblies", "assembly", assembly => assembly.Attribute("PluginAssemblyId")?.Value),
        ("92", "SdkMessageProcessingSteps", "step", step => step.Attribute("SdkMessageProcessingStepId")?.Value),
    ];

    /// <exception cref="PackingException">A component is listed and missing, there and not listed, or there twice.</exception>
    public static void Check(XElement solution, XElement customizations)
    {
        var listed = solution.Descendants("RootComponent").ToLookup(
            root => root.Attribute("type")?.Value,
            root => Normal(root.Attribute("id")?.Value ?? root.Attribute("schemaName")?.Value));
        foreach (var (type, section, what, key) in Kinds)
        {
            var present = customizations.Elements(section).Elements().Select(component => Normal(key(component))).ToList();
            Refuse(present.GroupBy(key => key).Where(same => same.Count() > 1).Select(same => same.Key), $"The source has the {what} '{{0}}' in two files. Keep one of them.");
            Refuse(listed[type].Except(present), $"Other/Solution.xml lists the {what} '{{0}}' (RootComponent type {type}), which is not in the source.");
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
}
