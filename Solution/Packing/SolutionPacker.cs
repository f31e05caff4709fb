using System.Linq;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>
/// Turns an unpacked solution into the zip that Dataverse imports: solution.xml, customizations.xml, [Content_Types].xml and
/// the files, as Microsoft's SolutionPackager and "pac solution pack" do, but with the same bytes on every run.
/// </summary>
public static class SolutionPacker
{
    private const string SolutionFile = "Other/Solution.xml";

    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <exception cref="PackingException">A file is missing, malformed, contradicts another or is not known.</exception>
    public static byte[] Pack(SolutionSource source, PackageKind kind)
    {
        var reader = new SourceReader(source.For(kind));
        var package = new Package();
        var solution = reader.Read(SolutionFile, "ImportExportXml");
        SetManaged(solution, kind);
        var customizations = Sections.Fill(reader, package);
        CustomApis.Copy(reader, package, customizations);
        RootComponents.Check(solution, customizations);
        OptionValues.Check(customizations);
        if (reader.NotTaken.FirstOrDefault() is { } unknown)
        {
            throw new PackingException($"'{unknown}' is of a kind that this packer doesn't know, or nothing refers to it. Move it out of the source or teach the packer.");
        }

        package.Add("solution.xml", WithXsi(solution));
        package.Add("customizations.xml", WithXsi(customizations));
        return package.ToZip();
    }

    // In a source, 2 says "either".
    private static void SetManaged(XElement solution, PackageKind kind)
    {
        var managed = solution.Element("SolutionManifest")?.Element("Managed")
            ?? throw new PackingException($"'{SolutionFile}' has no <Managed> in <SolutionManifest>. Say 2, the source of both kinds.");
        var wanted = kind == PackageKind.Managed ? "1" : "0";
        if (managed.Value != wanted && managed.Value != "2")
        {
            throw new PackingException($"'{SolutionFile}' says <Managed>{managed.Value}</Managed>, so it can't give a package that is {kind}. Say 2, the source of both kinds.");
        }

        managed.Value = wanted;
    }

    private static XElement WithXsi(XElement root)
    {
        root.SetAttributeValue(XNamespace.Xmlns + "xsi", Xsi.NamespaceName);
        return root;
    }
}
