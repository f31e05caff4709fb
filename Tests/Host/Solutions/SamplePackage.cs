using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Xml.Linq;

namespace Host.Solutions;

/// <summary>A small package without a fault, which tests alter to see the alteration taken or refused.</summary>
internal static class SamplePackage
{
    public const string AssemblyFile = "PluginAssemblies/SamplePlugins-7B1E0C6A-5B0E-4E57-9E0B-000000000001/SamplePlugins.dll";

    public static byte[] Zip(
        Action<XElement>? customizations = null, Action<XElement>? manifest = null, byte[]? assembly = null, params (string Path, string Text)[] files)
    {
        var solution = XElement.Parse(SampleXml.Solution);
        manifest?.Invoke(solution);
        var content = XElement.Parse(SampleXml.Customizations);
        customizations?.Invoke(content);
        return Zip(
        [
            ("solution.xml", Encoding.UTF8.GetBytes(solution.ToString())),
            ("customizations.xml", Encoding.UTF8.GetBytes(content.ToString())),
            (SampleScreens.ScriptFile, Encoding.UTF8.GetBytes(SampleScreens.Script)),
            (AssemblyFile, assembly ?? SampleAssembly.Build()),
            .. files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text))),
        ]);
    }

    public static byte[] Zip((string Path, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static XElement Table(this XElement customizations, string name) =>
        customizations.Descendants("entity").Single(e => (string?)e.Attribute("Name") == name);

    public static XElement Column(this XElement customizations, string table, string name) =>
        customizations.Table(table).Descendants("attribute").Single(e => (string?)e.Attribute("PhysicalName") == name);

    public static XElement Relationship(this XElement customizations, string name) =>
        customizations.Descendants("EntityRelationship").Single(e => (string?)e.Attribute("Name") == name);

    /// <summary>The one step: PostOperation Update of sbx_part.</summary>
    public static XElement Step(this XElement customizations) => customizations.Descendants("SdkMessageProcessingStep").First();

    public static XElement Image(this XElement customizations) => customizations.Descendants("SdkMessageProcessingStepImage").First();

    public static XElement PluginAssembly(this XElement customizations) => customizations.Descendants("PluginAssembly").Single();

    /// <summary>Adds a copy of an element after it and hands it over to be changed.</summary>
    public static void AddCopy(this XElement element, Action<XElement>? change = null)
    {
        var copy = new XElement(element);
        change?.Invoke(copy);
        element.AddAfterSelf(copy);
    }
}
