using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>
/// Tables: Entities/…/Entity.xml, with the forms, views, charts and the ribbon that stand beside it put in their places.
/// </summary>
internal sealed partial record EntitySection() : Section("Entities")
{
    public override IEnumerable<XElement> Components(SourceReader reader, Package package) =>
        reader.Find(EntityFile).Select(path => Table(path, reader));

    private static XElement Table(string path, SourceReader reader)
    {
        var table = reader.Read(path, "Entity");
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var forms = reader.Find(Files(folder, "FormXml/[^/]+")).ToLookup(file => file.Split('/')[^2]);
        Fill("FormXml", [.. forms.Select(ofType => new XElement("forms", new XAttribute("type", ofType.Key), ofType.Select(Form)))]);
        Fill("SavedQueries", Views());
        Fill("Visualizations", [.. reader.Find(Files(folder, "Visualizations")).Select(Chart)]);
        if (reader.Has(folder + "RibbonDiff.xml"))
        {
            Place("RibbonDiffXml").ReplaceWith(reader.Read(folder + "RibbonDiff.xml", "RibbonDiffXml"));
        }

        return table;

        XElement Form(string file) => Only(file, "forms", "systemform", "formid");

        XElement Chart(string file) => Named(file, reader.Read(file, "visualization"), "savedqueryvisualizationid");

        // The server's own exports never have this list empty without its inner element.
        XElement[] Views() => table.Element("SavedQueries") is null && !reader.Find(Files(folder, "SavedQueries")).Any()
            ? []
            : [new XElement("savedqueries", reader.Find(Files(folder, "SavedQueries")).Select(file => Only(file, "savedqueries", "savedquery", "savedqueryid")))];

        XElement Only(string file, string root, string name, string id)
        {
            var components = reader.Read(file, root).Elements(name).ToList();
            return components.Count == 1
                ? Named(file, components[0], id)
                : throw new PackingException($"'{file}' has {components.Count} times <{name}>. Write each into a file of its own.");
        }

        void Fill(string part, IReadOnlyCollection<XElement> components)
        {
            if (components.Count > 0)
            {
                Place(part).ReplaceNodes(components);
            }
        }

        XElement Place(string part) => table.Element(part)
            ?? throw new PackingException($"'{path}' has no <{part} />, the place of what stands beside it. Add the empty element.");
    }

    // A file under another name comes back from an environment as a second file.
    private static XElement Named(string file, XElement component, string id)
    {
        var value = component.Element(id)?.Value;
        return string.Equals(value, Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase)
            ? component
            : throw new PackingException($"'{file}' has the <{id}> '{value}', which is also the name that the file must have. Make the two agree.");
    }

    private static Regex Files(string folder, string part) => new($"^{Regex.Escape(folder)}{part}/[^/]+\\.xml$");

    [GeneratedRegex("^Entities/[^/]+/Entity\\.xml$")]
    private static partial Regex EntityFile { get; }
}
