using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>Tables: Entities/…/Entity.xml, with the ribbon that stands beside it put in its place.</summary>
internal sealed partial record EntitySection() : Section("Entities")
{
    public override IEnumerable<XElement> Components(SourceReader reader, Package package) =>
        reader.Find(EntityFile).Select(path => Table(path, reader));

    private static XElement Table(string path, SourceReader reader)
    {
        var table = reader.Read(path, "Entity");
        var ribbonPath = path[..(path.LastIndexOf('/') + 1)] + "RibbonDiff.xml";
        if (reader.Has(ribbonPath))
        {
            var ribbon = reader.Read(ribbonPath, "RibbonDiffXml");
            var place = table.Element("RibbonDiffXml")
                ?? throw new PackingException($"'{path}' has no <RibbonDiffXml />, the place of '{ribbonPath}'.");
            place.ReplaceWith(ribbon);
        }

        // The server's own exports never have this list empty without its inner element.
        if (table.Element("SavedQueries") is { HasElements: false } views)
        {
            views.Add(new XElement("savedqueries"));
        }

        return table;
    }

    [GeneratedRegex("^Entities/[^/]+/Entity\\.xml$")]
    private static partial Regex EntityFile { get; }
}
