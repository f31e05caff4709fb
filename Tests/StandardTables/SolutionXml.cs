using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace StandardTables;

/// <summary>What surrounds the tables in a solution source.</summary>
internal static class SolutionXml
{
    private static readonly string[] Names =
        ["Standard tables of the local Dataverse", "Standardtabeller i lokala Dataverse", "Standardtabeller i lokale Dataverse", "Standardtabeller i lokale Dataverse"];

    public static IEnumerable<(string Path, XElement Root)> Of(IEnumerable<string> tables) =>
    [
        ("Other/Solution.xml", new XElement("ImportExportXml", new XAttribute("version", "9.2.24101.190"), new XAttribute("SolutionPackageVersion", "9.2"), new XAttribute("languagecode", "1033"),
            new XElement("SolutionManifest",
                new XElement("UniqueName", "LocalStandardTables"),
                Labels.Of(Names, "LocalizedNames", "LocalizedName"),
                new XElement("Version", "1.0.0.0"),
                new XElement("Managed", 2),
                new XElement("Publisher",
                    new XElement("UniqueName", "opps"),
                    new XElement("CustomizationPrefix", "opps"),
                    new XElement("CustomizationOptionValuePrefix", 84721)),
                new XElement("RootComponents", tables.Select(t => new XElement("RootComponent",
                    new XAttribute("type", 1), new XAttribute("schemaName", t.ToLowerInvariant()), new XAttribute("behavior", 0))))))),
        ("Other/Customizations.xml", new XElement("ImportExportXml", new XElement("Entities"), new XElement("EntityRelationships"))),
    ];
}
