using System.Xml.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Solutions.Screens;

namespace LocalDataverse.Solutions;

/// <summary>Lists what is in a package and is not acted upon, so that nothing is passed over unsaid.</summary>
internal static class LeftOutParts
{
    private static readonly HashSet<string> ReadSections = new(StringComparer.Ordinal)
    {
        "Entities", "EntityRelationships", "optionsets", "SolutionPluginAssemblies", "SdkMessageProcessingSteps", "Languages", "Roles",
        "WebResources", "Dashboards", "AppModules", "AppModuleSiteMaps", "CustomControls",
    };

    private static readonly HashSet<string> ReadTableParts = new(StringComparer.Ordinal)
    {
        "Name", "EntityInfo", "ObjectTypeCode", "FormXml", "SavedQueries", "RibbonDiffXml", "Visualizations",
    };

    /// <summary>Folders whose files belong to components of customizations.xml, or that are read themselves.</summary>
    private static readonly HashSet<string> FoldersOfSections = new(StringComparer.OrdinalIgnoreCase)
    {
        "PluginAssemblies", "WebResources", "Workflows", "Controls", "Reports", "customapis",
    };

    public static IReadOnlyList<string> Of(SolutionPackage package) =>
    [
        .. package.Customizations.Elements().Where(s => !ReadSections.Contains(s.Name.LocalName))
            .SelectMany(s => s.Elements()).Select(Line),
        .. package.Section("Entities").SelectMany(TableParts),
        .. package.Section("EntityRelationships").Where(r => !RelationshipReader.IsOneToMany(r) && !RelationshipReader.IsKeptInTable(r, package)).Select(Line),
        .. package.Section("SolutionPluginAssemblies").Where(e => e.Name != "PluginAssembly").Select(Line),
        .. package.Section("Dashboards").Select(d => (Dashboard: d, Why: DashboardReader.WhyLeftOut(d))).Where(d => d.Why is not null)
            .Select(d => $"dashboard {d.Dashboard.Text("FormId")} {d.Why}"),
        .. package.Paths.Select(LooseComponent).OfType<string>().Distinct(),
    ];

    private static IEnumerable<string> TableParts(XElement table)
    {
        var name = table.Element("Name")?.Value ?? table.Describe();
        return
        [
            .. table.Elements().Where(e => !ReadTableParts.Contains(e.Name.LocalName))
                .Select(e => (Part: e.Name.LocalName, Count: Count(e)))
                .Where(p => p.Count > 0)
                .Select(p => $"{p.Part} of table {name} ({p.Count})"),
            .. FormReader.FormsOf(table).Select(f => (Form: f, Why: FormReader.WhyLeftOut(f))).Where(f => f.Why is not null)
                .Select(f => $"form {f.Form.Text("formid")} of table {name} {f.Why}"),
            .. ChartReader.ChartsOf(table).Select(c => (Chart: c, Why: ChartReader.WhyLeftOut(c))).Where(c => c.Why is not null)
                .Select(c => $"chart {c.Chart.Text("savedqueryvisualizationid")} of table {name} {c.Why}"),
            .. table.Descendants("attribute").Where(a => a.Parent?.Name == "attributes" && a.Parent.Parent?.Name == "entity")
                .Where(a => ColumnReader.Read(a, name).Type == ColumnType.Unsupported)
                .Select(a => $"column {name}.{a.Text("LogicalName")} {ColumnReader.WhyLeftOut(a) ?? $"of type {a.Text("Type")}"}"),
        ];
    }

    private static int Count(XElement part) =>
        part.Descendants().Count(e => e.Name.LocalName is "HierarchyRule" or "CustomControlDefaultConfig");

    private static string Line(XElement component) => $"{component.Name.LocalName} {NameOf(component)}";

    private static string NameOf(XElement component) =>
        (component.Attribute("Name") ?? component.Attribute("name"))?.Value ??
        new[] { "Name", "UniqueName", "SiteMapUniqueName", "EntitySource", "FormId" }.Select(component.Text).FirstOrDefault(t => t is not null) ??
        component.Attributes().FirstOrDefault(a => !a.IsNamespaceDeclaration)?.Value ??
        component.Descendants("LocalizedName").FirstOrDefault()?.Attribute("description")?.Value ?? "without a name";

    /// <summary>Components that stand in folders of their own instead of in customizations.xml.</summary>
    private static string? LooseComponent(string path) => path.Split('/') is [var folder, var name, ..] && !FoldersOfSections.Contains(folder)
        ? $"{folder} {name}"
        : null;
}
