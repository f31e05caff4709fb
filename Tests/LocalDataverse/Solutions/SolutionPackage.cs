using System.IO;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace LocalDataverse.Solutions;

/// <summary>An opened zip: its manifest, its customizations and its other files by path.</summary>
internal sealed class SolutionPackage
{
    private readonly Dictionary<string, byte[]> _files;

    private SolutionPackage(Dictionary<string, byte[]> files)
    {
        _files = files;
        Manifest = Read("solution.xml").RequiredElement("SolutionManifest");
        Customizations = Read("customizations.xml");
    }

    /// <summary>SolutionManifest of solution.xml.</summary>
    public XElement Manifest { get; }

    /// <summary>The root of customizations.xml.</summary>
    public XElement Customizations { get; }

    public IEnumerable<string> Paths => _files.Keys;

    public static SolutionPackage Open(byte[] zip)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            return new SolutionPackage(archive.Entries
                .Where(e => !e.FullName.EndsWith('/'))
                .GroupBy(e => e.FullName.Replace('\\', '/'), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(g => g.Key, g => Bytes(g.Last()), StringComparer.OrdinalIgnoreCase));
        }
        catch (InvalidDataException e)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"The package is not a zip file ({e.Message}) Give the packed solution, not its folder.");
        }
    }

    /// <summary>The elements of a section of customizations.xml; none when it is not there.</summary>
    public IEnumerable<XElement> Section(string name) => Customizations.Element(name)?.Elements() ?? [];

    /// <summary>A file by the path that the XML gives for it, with or without a leading slash; null when missing.</summary>
    public byte[]? Find(string path) => _files.GetValueOrDefault(path.TrimStart('/'));

    /// <summary>The root of an XML file that must be there.</summary>
    public XElement Read(string path)
    {
        var bytes = Find(path) ?? throw Faults.Of(Faults.InvalidArgument,
            $"The package has no '{path}' at its root. Pack the solution source before importing it.");
        try
        {
            return XDocument.Load(new MemoryStream(bytes), LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            throw Faults.Of(Faults.InvalidArgument, $"'{path}' is not well-formed XML: {e.Message}");
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
