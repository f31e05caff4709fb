using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace Pipeline;

/// <summary>The packed solution with one step declaration broken.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Name">What is broken of it.</param>
/// <param name="Zip">Packs it.</param>
internal sealed record BrokenSolution(string Step, string Name, Func<byte[]> Zip)
{
    private const string Customizations = "customizations.xml";
    private const string Manifest = "solution.xml";

    public static IReadOnlyList<BrokenSolution> All(byte[] zip)
    {
        var broken = new List<BrokenSolution>();
        foreach (var step in Steps(Read(zip, Customizations)))
        {
            var id = (string)step.Attribute("SdkMessageProcessingStepId")!;
            var name = (string)step.Attribute("Name")!;
            Add($"{name}: no step", s => s.Remove());
            foreach (var column in Columns(step.Element("FilteringAttributes")))
            {
                Add($"{name}: filter without {column}", s => Drop(s.Element("FilteringAttributes")!, column));
            }

            foreach (var image in step.Descendants("SdkMessageProcessingStepImage"))
            {
                var alias = (string)image.Attribute("Name")!;
                Add($"{name}: no image {alias}", s => Image(s, alias).Remove());
                foreach (var column in Columns(image.Element("Attributes")))
                {
                    Add($"{name}: image {alias} without {column}", s => Drop(Image(s, alias).Element("Attributes")!, column));
                }
            }

            void Add(string breakage, Action<XElement> apply) => broken.Add(new BrokenSolution(name, breakage, () => With(zip, id, apply)));
        }

        return broken;
    }

    private static XElement Image(XElement step, string alias) =>
        step.Descendants("SdkMessageProcessingStepImage").Single(i => (string?)i.Attribute("Name") == alias);

    private static string[] Columns(XElement? list) => list?.Value.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>An empty list means every column, so the last one is replaced by a column that no plug-in asks for.</summary>
    private static void Drop(XElement list, string column)
    {
        var left = Columns(list).Where(c => c != column).ToList();
        list.Value = left.Count > 0 ? string.Join(',', left) : "importsequencenumber";
    }

    private static IEnumerable<XElement> Steps(XDocument customizations) => customizations.Descendants("SdkMessageProcessingStep");

    private static XDocument Read(byte[] zip, string file)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var stream = archive.GetEntry(file)!.Open();
        return XDocument.Load(stream);
    }

    private static byte[] With(byte[] zip, string stepId, Action<XElement> apply)
    {
        var customizations = Read(zip, Customizations);
        apply(Steps(customizations).Single(s => (string?)s.Attribute("SdkMessageProcessingStepId") == stepId));

        // The manifest must not name a step that is gone: a package that contradicts itself is refused before any scenario runs.
        var manifest = Read(zip, Manifest);
        var left = Steps(customizations).Select(s => (string?)s.Attribute("SdkMessageProcessingStepId")).ToHashSet();
        manifest.Descendants("RootComponent").Where(c => (string?)c.Attribute("type") == "92" && !left.Contains((string?)c.Attribute("id"))).Remove();

        var copy = new MemoryStream();
        copy.Write(zip);
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            Replace(archive, Customizations, customizations);
            Replace(archive, Manifest, manifest);
        }

        return copy.ToArray();
    }

    private static void Replace(ZipArchive archive, string file, XDocument content)
    {
        archive.GetEntry(file)!.Delete();
        using var entry = archive.CreateEntry(file).Open();
        content.Save(entry);
    }
}
