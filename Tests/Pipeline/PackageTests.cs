using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using Xunit;

namespace Pipeline;

/// <summary>What the packed solution says of itself.</summary>
public sealed class PackageTests
{
    private static readonly int[] Languages = [1030, 1033, 1044, 1053];

    /// <summary>Where the plug-ins mark a write of their own: a name, but no component.</summary>
    private const string SharedVariables = "opps_sellershares_";

    /// <summary>Elements that hold one child a language.</summary>
    private static readonly string[] LabelLists =
        ["LocalizedNames", "LocalizedCollectionNames", "displaynames", "labels", "Descriptions"];

    [Fact]
    public void Labels_OfEveryComponent_AreInFourLanguages()
    {
        var missing = Customizations().Descendants()
            .Where(list => LabelLists.Contains(list.Name.LocalName) && IsOurs(list))
            .Where(list => !list.Elements().Select(Language).Order().SequenceEqual(Languages) || list.Elements().Any(IsEmpty))
            .Select(list => $"{Path(list)}: {string.Join(", ", list.Elements().Select(Language))}")
            .ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Labels_OfCustomApis_AreInFourLanguages()
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        var files = archive.Entries.Where(e => e.FullName.StartsWith("customapis/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var stream = file.Open();
            var root = XDocument.Load(stream).Root!;
            foreach (var list in new[] { root.Element("displayname")!, root.Element("description")! })
            {
                Assert.Equal(Languages, list.Elements("label").Select(Language).Order());
                Assert.DoesNotContain(list.Elements(), IsEmpty);
                Assert.Equal((string?)list.Attribute("default"), (string?)list.Elements().Single(l => Language(l) == 1033).Attribute("description"));
            }
        }
    }

    [Fact]
    public void BothZips_CarryTheSameFiles()
    {
        Assert.Equal(Files("SellerShares.zip"), Files("SellerShares_managed.zip"));

        static IEnumerable<string> Files(string zip)
        {
            using var archive = new ZipArchive(new MemoryStream(World.Zip(zip)));
            return [.. archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public void BothZips_SayWhatTheyAre()
    {
        Assert.Equal("0", Managed("SellerShares.zip"));
        Assert.Equal("1", Managed("SellerShares_managed.zip"));

        static string Managed(string zip) => Part(World.Zip(zip), "solution.xml").Descendants("Managed").Single().Value;
    }

    /// <summary>The assemblies name tables, columns and relationships as text; a slip of the pen would show only at a customer.</summary>
    [Theory]
    [InlineData("OppsPlugins.dll")]
    [InlineData("OppsWorkflowActivities.dll")]
    public void Assembly_EveryNameOfOurs_IsInTheSolution(string file)
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        using var stream = archive.Entries.Single(e => e.Name == file).Open();
        var assembly = new MemoryStream();
        stream.CopyTo(assembly);
        assembly.Position = 0;

        var module = ModuleDefinition.ReadModule(assembly);
        var named = module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
            .Select(i => i.Operand as string).OfType<string>().Where(s => s.StartsWith("opps_", StringComparison.Ordinal)).ToHashSet();
        var stated = Customizations().Descendants("LogicalName").Select(e => e.Value)
            .Concat(Customizations().Descendants("entity").Select(e => ((string)e.Attribute("Name")!).ToLowerInvariant()))
            .Concat(Customizations().Descendants("EntityRelationship").Select(e => (string)e.Attribute("Name")!))
            .Concat(archive.Entries.Where(e => e.FullName.StartsWith("customapis/", StringComparison.Ordinal)).Select(e => e.FullName.Split('/')[1]));
        Assert.NotEmpty(named);
        Assert.Empty(named.Where(name => !name.StartsWith(SharedVariables, StringComparison.Ordinal)).Except(stated));
    }

    /// <summary>Loading them costs every process of the sandbox; nothing in them is there to spare.</summary>
    [Fact]
    public void Assemblies_TogetherAreUnder200Kilobytes()
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        var sizes = archive.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal)).Select(e => e.Length).ToList();
        Assert.Equal(2, sizes.Count);
        Assert.InRange(sizes.Sum(), 1, 200 * 1024);
    }

    private static XDocument Customizations() => Part(World.Zip(), "customizations.xml");

    private static XDocument Part(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var stream = archive.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    /// <summary>
    /// A column of Sales that is in the package only for the option we add to it speaks the languages of Sales by itself.
    /// </summary>
    private static bool IsOurs(XElement list) =>
        list.HasElements && (list.Ancestors("attribute").FirstOrDefault() is not { } column || IsCustom(column) || IsOurOption(list.Parent!));

    private static bool IsCustom(XElement column) =>
        (string?)column.Element("IsCustomField") == "1" || column.Ancestors("entity").Single().Attribute("Name")!.Value.StartsWith("opps_", StringComparison.Ordinal);

    private static bool IsOurOption(XElement option) => ((string?)option.Attribute("value"))?.StartsWith("84721", StringComparison.Ordinal) == true;

    private static int Language(XElement label) => (int)label.Attribute("languagecode")!;

    private static bool IsEmpty(XElement label) => string.IsNullOrWhiteSpace((string?)label.Attribute("description"));

    private static string Path(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse()
        .Select(e => $"{e.Name.LocalName} {(string?)e.Attribute("Name") ?? (string?)e.Attribute("PhysicalName")}".TrimEnd()));
}
