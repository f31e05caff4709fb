using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>
/// A section whose components are a file and its description: "x.dll" beside "x.dll.data.xml". The description's FileName
/// says where the file stands in the zip.
/// </summary>
internal sealed record FileBackedSection(string Element, string Folder, string Root) : Section(Element)
{
    public const string DataSuffix = ".data.xml";

    public static FileBackedSection PluginAssemblies { get; } = new("SolutionPluginAssemblies", "PluginAssemblies", "PluginAssembly");

    public static FileBackedSection WebResources { get; } = new("WebResources", "WebResources", "WebResource");

    public static string ContentFile(string dataFile) => dataFile[..^DataSuffix.Length];

    public IEnumerable<string> DataFiles(SourceReader reader) =>
        reader.Find(new Regex($"^{Folder}/.+{Regex.Escape(DataSuffix)}$"));

    public override IEnumerable<XElement> Components(SourceReader reader, Package package) =>
        DataFiles(reader).Select(path => Component(path, reader, package));

    private XElement Component(string dataFile, SourceReader reader, Package package)
    {
        var component = reader.Read(dataFile, Root);
        var content = reader.Take(ContentFile(dataFile), $"'{dataFile}' describes it. Build the project it comes from and hand it to the packer");
        var place = component.Element("FileName")?.Value
            ?? throw new PackingException($"'{dataFile}' has no <FileName>, the place of the file in the zip.");
        if (place.Split('/', '\\').Any(part => part is "." or ".."))
        {
            throw new PackingException($"'{dataFile}' has the <FileName> '{place}', which leads out of its folder. Write the place of the file in the zip, without '..'.");
        }

        if (component.Attribute("FullName")?.Value is { } registered)
        {
            CheckIdentity(dataFile, registered, content);
        }

        package.Add(place.TrimStart('/'), content);
        return component;
    }

    // A registration that names another version or key is refused by the server's import, long after the build.
    private static void CheckIdentity(string dataFile, string registered, byte[] assembly)
    {
        var built = AssemblyIdentity.Of(assembly, $"'{ContentFile(dataFile)}'").FullName;
        if (!string.Equals(built, registered, StringComparison.OrdinalIgnoreCase))
        {
            throw new PackingException($"'{dataFile}' registers '{registered}', but the assembly is '{built}'. Make the two agree.");
        }
    }
}
