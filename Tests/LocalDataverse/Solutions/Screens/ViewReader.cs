using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Reads the SavedQueries part of every table.</summary>
internal static class ViewReader
{
    public static IReadOnlyList<View> Read(SolutionPackage package) =>
    [
        .. package.Section("Entities").SelectMany(table => (table.Element("SavedQueries")?.Elements("savedqueries").Elements("savedquery") ?? [])
            .Select(view => Read(view, table.Required("Name").ToLowerInvariant()))),
    ];

    private static View Read(XElement view, string table) => new(
        view.Id("savedqueryid", view.Required("savedqueryid")),
        table,
        view.Integer("querytype") ?? View.Public,
        view.LabelsOf("LocalizedNames"),
        view.Flag("isdefault"),
        view.RequiredElement("fetchxml").RequiredElement("fetch").ToString(SaveOptions.DisableFormatting),
        view.Element("layoutxml")?.Element("grid"));
}
