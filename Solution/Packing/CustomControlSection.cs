using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>
/// Code components of forms: a folder by the control's name with its manifest, and the files that the manifest names. In the zip
/// they stand as in the source.
/// </summary>
internal sealed record CustomControlSection() : FileBackedSection("CustomControls", "Controls", "CustomControl")
{
    private const string Manifest = "ControlManifest.xml";

    /// <summary>The description of the control that a file belongs to; null for a file of something else.</summary>
    public static string? DescriptionOf(string path) => path.Split('/') is ["Controls", var name, _, ..] ? $"Controls/{name}/{Manifest}{DataSuffix}" : null;

    public override IEnumerable<XElement> Components(SourceReader reader, Package package)
    {
        foreach (var (dataFile, component) in DataFiles(reader).Zip(base.Components(reader, package)))
        {
            AddResources(ContentFile(dataFile), reader, package);
            yield return component;
        }
    }

    // By another name an import finds neither the files nor the forms that show the control.
    protected override void Check(string dataFile, XElement component, string place, byte[] content)
    {
        var name = component.Element("Name")?.Value ?? "";
        if (dataFile != $"Controls/{name}/{Manifest}{DataSuffix}")
        {
            throw new PackingException($"'{dataFile}' has the <Name> '{name}', whose place in the source is 'Controls/{name}/{Manifest}{DataSuffix}'. Make the two agree.");
        }

        if (place != $"/Controls/{name}/{Manifest}")
        {
            throw new PackingException($"'{dataFile}' has the <FileName> '{place}', but the platform calls it '/Controls/{name}/{Manifest}'. Write that.");
        }
    }

    private static void AddResources(string manifestFile, SourceReader reader, Package package)
    {
        var control = reader.Read(manifestFile, "manifest").Element("control")
            ?? throw new PackingException($"'{manifestFile}' has no <control>.");
        var folder = manifestFile[..(manifestFile.LastIndexOf('/') + 1)];
        var name = folder.Split('/')[1];
        var own = $"{control.Attribute("namespace")?.Value}.{control.Attribute("constructor")?.Value}";
        if (!name.EndsWith($"_{own}", StringComparison.Ordinal))
        {
            throw new PackingException($"'{manifestFile}' is of the control '{own}', but its folder is '{name}'. The folder is the publisher's prefix, an underscore and that name.");
        }

        foreach (var path in control.Elements("resources").Elements().Attributes("path").Select(path => path.Value))
        {
            package.Add(folder + path, reader.Take(folder + path, $"'{manifestFile}' names it. Build the project it comes from and hand it to the packer"));
        }
    }
}
