using System;
using System.IO;
using System.IO.Compression;
using System.Xml.Linq;

namespace DeploymentTests;

/// <summary>The packed solution with something changed, as a later version of it would be.</summary>
internal static class Zips
{
    public static byte[] With(Action<XElement>? manifest = null, Action<XElement>? customizations = null, string from = "SellerShares_managed.zip")
    {
        using var stream = new MemoryStream();
        stream.Write(Place.Zip(from));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            Change(zip, "solution.xml", manifest);
            Change(zip, "customizations.xml", customizations);
        }

        return stream.ToArray();
    }

    public static byte[] Version(string version) => With(m => m.Element("SolutionManifest")!.SetElementValue("Version", version));

    /// <summary>A solution without content, for one that others need.</summary>
    public static byte[] Empty(string uniqueName, string version)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "solution.xml", $"<ImportExportXml><SolutionManifest><UniqueName>{uniqueName}</UniqueName><Version>{version}</Version><Managed>1</Managed><RootComponents /></SolutionManifest></ImportExportXml>");
            Add(zip, "customizations.xml", "<ImportExportXml><Entities /><Languages><Language>1033</Language></Languages></ImportExportXml>");
        }

        return stream.ToArray();
    }

    private static void Change(ZipArchive zip, string name, Action<XElement>? change)
    {
        if (change is null)
        {
            return;
        }

        XElement content;
        using (var stream = zip.GetEntry(name)!.Open())
        {
            content = XElement.Load(stream);
        }

        change(content);
        zip.GetEntry(name)!.Delete();
        Add(zip, name, content.ToString());
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
