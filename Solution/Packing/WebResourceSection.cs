using System;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>Web resources: a name's slashes are folders in the source, and gone in the zip.</summary>
internal sealed record WebResourceSection() : FileBackedSection("WebResources", "WebResources", "WebResource")
{
    /// <summary>Where the file of a web resource stands in a source.</summary>
    public static string Place(string name) => $"WebResources/{name}";

    // With another name or place, an export from an environment would move the file.
    protected override void Check(string dataFile, XElement component, string place, byte[] content)
    {
        var name = component.Element("Name")?.Value ?? "";
        if (ContentFile(dataFile) != Place(name))
        {
            throw new PackingException($"'{dataFile}' has the <Name> '{name}', whose place in the source is '{Place(name)}'. Make the two agree.");
        }

        var plain = name.Replace("/", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        var id = component.Element("WebResourceId")?.Value.Trim('{', '}').ToUpperInvariant();
        if (place != $"/WebResources/{plain}{id}")
        {
            throw new PackingException($"'{dataFile}' has the <FileName> '{place}', but the platform calls it '/WebResources/{plain}{id}'. Write that.");
        }
    }
}
