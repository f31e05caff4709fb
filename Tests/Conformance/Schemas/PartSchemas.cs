using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Conformance.Schemas;

/// <summary>
/// The schemas of parts that stand in customizations.xml: each query, form, ribbon, site map and chart once more by itself, as
/// the schema of the whole is looser in places and takes a chart's description unread.
/// </summary>
internal sealed class PartSchemas
{
    private static readonly (string File, string Root)[] Known =
    [
        ("Fetch.xsd", "fetch"), ("FormXml.xsd", "form"), ("RibbonCore.xsd", "RibbonDiffXml"), ("SiteMap.xsd", "SiteMap"),
        ("VisualizationDataDescription.xsd", "datadefinition"),
    ];

    private readonly List<(string Root, XmlSchemaSet Schema)> schemas;

    /// <exception cref="FileNotFoundException">The folder lacks one of the schemas.</exception>
    public PartSchemas(string folder) => schemas = [.. Known.Select(known => (known.Root, Read(folder, known.File)))];

    public Report Check(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        if (archive.GetEntry("customizations.xml") is not { } entry)
        {
            return new(zip, "not a solution zip", ["it has no customizations.xml"]);
        }

        using var stream = entry.Open();
        var customizations = XDocument.Load(stream).Root!;
        NewerThanSchema.Adapt(customizations);
        var findings = new List<string>();
        var counts = schemas.Select(schema => $"{Check(customizations, schema.Root, schema.Schema, findings)} <{schema.Root}>").ToList();
        return new(zip, $"validated one by one: {string.Join(", ", counts)}, {findings.Count} finding(s)", findings);
    }

    private static int Check(XElement customizations, string root, XmlSchemaSet schema, List<string> findings)
    {
        // A table that can have no commands of its own says so in place of a ribbon.
        var parts = customizations.Descendants(root).Where(part => part.Element("RibbonNotSupported") is null).ToList();
        foreach (var part in parts)
        {
            new XDocument(new XElement(part)).Validate(schema, (_, problem) => findings.Add($"{Place(part)}: {problem.Message}"));
        }

        return parts.Count;
    }

    private static string Place(XElement part)
    {
        var names = part.Ancestors().Select(NameOf).OfType<string>().Reverse();
        return $"<{part.Name.LocalName}> in {string.Join(", ", names)}";
    }

    private static string? NameOf(XElement component) => component.Name.LocalName switch
    {
        "Entity" => component.Element("Name")?.Value,
        "systemform" or "savedquery" or "visualization" or "Dashboard" or "AppModuleSiteMap" =>
            component.Element("LocalizedNames")?.Elements().FirstOrDefault()?.Attribute("description")?.Value,
        _ => null,
    };

    private static XmlSchemaSet Read(string folder, string name)
    {
        var file = Path.GetFullPath(Path.Combine(folder, name));
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no file '{file}'. Give the folder of Microsoft's solution schemas.");
        }

        var schema = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schema.Add(null, file);
        schema.Compile();
        return schema;
    }
}
