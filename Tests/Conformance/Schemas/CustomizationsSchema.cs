using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Conformance.Schemas;

/// <summary>Microsoft's schema of customizations.xml, with the schemas that it includes.</summary>
internal sealed class CustomizationsSchema
{
    private readonly XmlSchemaSet schemas = new() { XmlResolver = new XmlUrlResolver() };

    /// <exception cref="FileNotFoundException">The folder has no CustomizationsSolution.xsd.</exception>
    public CustomizationsSchema(string folder)
    {
        var file = Path.GetFullPath(Path.Combine(folder, "CustomizationsSolution.xsd"));
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no file '{file}'. Give the folder of Microsoft's solution schemas.");
        }

        schemas.Add(null, file);
        schemas.Compile();
    }

    public Report Check(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        if (archive.GetEntry("customizations.xml") is not { } entry)
        {
            return new(zip, "not a solution zip", ["it has no customizations.xml"]);
        }

        using var stream = entry.Open();
        var customizations = XDocument.Load(stream);
        var adapted = NewerThanSchema.Adapt(customizations.Root!);

        // Reading again from text gives the findings line numbers of what was validated.
        var findings = new List<string>();
        var copy = XDocument.Parse(customizations.ToString(), LoadOptions.SetLineInfo);
        copy.Validate(schemas, (_, problem) => findings.Add($"line {problem.Exception.LineNumber}: {problem.Message}"));
        var left = adapted.Count == 0 ? "nothing" : string.Join(", ", adapted);
        return new(zip, $"customizations.xml validated without what the schemas are too old for ({left}), {findings.Count} finding(s)", findings);
    }
}
