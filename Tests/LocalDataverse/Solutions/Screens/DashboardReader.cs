using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Reads the Dashboards section.</summary>
internal static class DashboardReader
{
    public static IReadOnlyList<Dashboard> Read(SolutionPackage package) =>
        [.. package.Section("Dashboards").Where(d => WhyLeftOut(d) is null).Select(Read)];

    /// <summary>What the platform does with such a dashboard and the local host doesn't; null for any other.</summary>
    public static string? WhyLeftOut(XElement dashboard) => FormsOf(dashboard).RequiredAttribute("type") is var type and not "dashboard" ? $"of type '{type}'" : null;

    private static Dashboard Read(XElement dashboard) => new(
        dashboard.Id("FormId", dashboard.Required("FormId")),
        dashboard.LabelsOf("LocalizedNames"),
        FormsOf(dashboard).RequiredElement("form"));

    private static XElement FormsOf(XElement dashboard) => dashboard.RequiredElement("FormXml").RequiredElement("forms");
}
