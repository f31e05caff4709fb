using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>
/// A section whose components are a file and its description: "x.dll" beside "x.dll.data.xml". The description's FileName
/// says where the file stands in the zip.
/// </summary>
internal abstract record FileBackedSection(string Element, string Folder, string Root) : Section(Element)
{
    public const string DataSuffix = ".data.xml";

    public static string ContentFile(string dataFile) => dataFile[..^DataSuffix.Length];

    public IEnumerable<string> DataFiles(SourceReader reader) =>
        reader.Find(new Regex($"^{Folder}/.+{Regex.Escape(DataSuffix)}$"));

    public override IEnumerable<XElement> Components(SourceReader reader, Package package) =>
        DataFiles(reader).Select(path => Component(path, reader, package));

    /// <exception cref="PackingException">The description contradicts the file, or the name it stands under.</exception>
    protected abstract void Check(string dataFile, XElement component, string place, byte[] content);

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

        Check(dataFile, component, place, content);
        package.Add(place.TrimStart('/'), content);
        return component;
    }
}
