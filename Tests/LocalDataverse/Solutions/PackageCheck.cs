using System.Xml.Linq;
using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>Refuses a package that contradicts itself.</summary>
internal static class PackageCheck
{
    /// <summary>The elements that give a component its id, with the component's own; elsewhere they refer to one.</summary>
    private static readonly (string Component, string Id)[] IdElements =
    [
        ("SdkMessageProcessingStepImage", "SdkMessageProcessingStepImageId"), ("systemform", "formid"), ("Dashboard", "FormId"),
        ("savedquery", "savedqueryid"), ("visualization", "savedqueryvisualizationid"), ("WebResource", "WebResourceId"),
    ];

    public static void Require(SolutionPackage package, SolutionContent content)
    {
        Unique("table", content.Tables.Select(t => t.LogicalName));
        Unique("relationship", content.Relationships.Select(r => r.Name));
        Unique("choice", content.Choices.Select(c => c.Name));
        Unique("step", content.Steps.Select(s => s.Name));
        Unique("role", content.Roles.Select(r => r.Name));
        Unique("role id", content.Roles.Select(r => r.Id.ToString()));
        Unique("web resource", content.Screens.WebResources.Select(w => w.Name));
        Unique("control", content.Screens.CustomControls.Select(c => c.Name));
        Unique("app", content.Screens.Apps.Select(a => a.UniqueName));
        Unique("site map", content.Screens.SiteMaps.Select(s => s.UniqueName));
        UniqueIds(package.Customizations);
        foreach (var assembly in content.Assemblies)
        {
            AssemblyCheck.Require(assembly);
        }

        foreach (var step in content.Steps)
        {
            ImageCheck.Require(step);
        }

        RootComponentCheck.Require(package, content);
    }

    private static void Unique(string kind, IEnumerable<string> names)
    {
        if (Repeated(names) is { } name)
        {
            throw Faults.Of(Faults.InvalidArgument, $"The package states {kind} '{name}' twice. Keep one, under that name.");
        }
    }

    private static void UniqueIds(XElement customizations)
    {
        var attributes = customizations.Descendants().Attributes()
            .Where(a => a.Name.LocalName is "PluginAssemblyId" or "PluginTypeId" or "SdkMessageProcessingStepId")
            .Select(a => a.Value);
        var elements = IdElements.SelectMany(i => customizations.Descendants(i.Component).Elements(i.Id)).Select(e => e.Value);
        if (Repeated(attributes.Concat(elements).Select(id => id.Trim().Trim('{', '}'))) is { } id)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"The id {id} is given to two components of the package. Make a new GUID for one of them.");
        }
    }

    private static string? Repeated(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any())?.Key;
}
