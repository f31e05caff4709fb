using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Reads the Visualizations part of every table.</summary>
internal static class ChartReader
{
    public static IReadOnlyList<Chart> Read(SolutionPackage package) =>
    [
        .. package.Section("Entities").SelectMany(table => ChartsOf(table).Where(c => WhyLeftOut(c) is null)
            .Select(chart => Read(chart, table.Required("Name").ToLowerInvariant()))),
    ];

    public static IEnumerable<XElement> ChartsOf(XElement table) => table.Element("Visualizations")?.Elements("visualization") ?? [];

    /// <summary>What the platform does with such a chart and the local host doesn't; null for any other.</summary>
    public static string? WhyLeftOut(XElement chart) => DataOf(chart) is null || PresentationOf(chart) is null ? "that a web resource draws" : null;

    private static Chart Read(XElement chart, string table) => new(
        chart.Id("savedqueryvisualizationid", chart.Required("savedqueryvisualizationid")),
        table,
        chart.LabelsOf("LocalizedNames"),
        DataOf(chart)!,
        PresentationOf(chart)!);

    private static XElement? DataOf(XElement chart) => chart.Element("datadescription")?.Element("datadefinition");

    private static XElement? PresentationOf(XElement chart) => chart.Element("presentationdescription")?.Element("Chart");
}
