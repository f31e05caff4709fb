using System.Xml.Linq;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Reads the RibbonDiffXml part of every table; an empty one is no component.</summary>
internal static class RibbonReader
{
    private static readonly XName[] Lists = ["CustomActions", "CommandDefinitions"];

    public static IReadOnlyList<Ribbon> Read(SolutionPackage package) =>
    [
        .. package.Section("Entities")
            .Where(table => Lists.Any(list => table.Element("RibbonDiffXml")?.Element(list) is { HasElements: true }))
            .Select(table => new Ribbon(table.Required("Name").ToLowerInvariant(), table.RequiredElement("RibbonDiffXml"))),
    ];
}
