using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Opps.Packing;
using Xunit;

namespace Host.Packing;

/// <summary>What the packer makes of a source: the zip that Microsoft's packers make of it, the same bytes every time.</summary>
public sealed class PackingTests
{
    [Theory, InlineData(PackageKind.Unmanaged), InlineData(PackageKind.Managed)]
    public void Pack_Twice_GivesTheSameBytes(PackageKind kind) =>
        Assert.Equal(SolutionPacker.Pack(SmallSource.Whole, kind), SolutionPacker.Pack(SmallSource.Whole, kind));

    [Fact]
    public void Pack_OfAFolder_GivesTheSameBytesAsOfItsFiles()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var path in SmallSource.Whole.Paths.Reverse())
            {
                var file = Path.Combine(folder.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, SmallSource.Whole.Find(path)!);
            }

            Assert.Equal(Zip(), SolutionPacker.Pack(SolutionSource.FromFolder(folder.FullName), PackageKind.Unmanaged));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Pack_PutsEveryFileInItsPlace() => Assert.Equal(
        [
            "PluginAssemblies/SamplePlugins-7B1E0C6A-5B0E-4E57-9E0B-000000000001/SamplePlugins.dll", SmallSource.PackedScript, "[Content_Types].xml",
            SmallSource.Api, SmallSource.ApiParameter, "customizations.xml", "solution.xml",
        ],
        SmallSource.Unzip(Zip()).Keys.Order(StringComparer.Ordinal));

    [Theory, InlineData(PackageKind.Unmanaged, "0"), InlineData(PackageKind.Managed, "1")]
    public void Pack_SaysWhetherManaged(PackageKind kind, string managed) => Assert.Equal(managed,
        SmallSource.Xml(SolutionPacker.Pack(SmallSource.Whole, kind), "solution.xml").Descendants("Managed").Single().Value);

    [Fact]
    public void Pack_FillsTheSections()
    {
        var customizations = SmallSource.Xml(Zip(), "customizations.xml");
        Assert.Equal(
            ["Entity", "optionset", "WebResource", "PluginAssembly", "SdkMessageProcessingStep", "Language"],
            customizations.Elements().SelectMany(section => section.Elements()).Select(component => component.Name.LocalName));
        Assert.NotNull(customizations.Descendants("RibbonDiffXml").Single().Element("CustomActions"));
        Assert.NotNull(customizations.Descendants("SavedQueries").Single().Element("savedqueries"));
    }

    /// <summary>A built web resource is found by its name; the source holds its description only.</summary>
    [Fact]
    public void Pack_TakesBuiltWebResources()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "WebResources", "sbx_"));
            File.WriteAllText(Path.Combine(folder.FullName, SmallSource.Script), "// Built.");
            var source = SmallSource.Whole.Without(SmallSource.Script).WithBuiltFiles(folder.FullName);
            Assert.Equal("// Built."u8, SmallSource.Unzip(SolutionPacker.Pack(source, PackageKind.Managed))[SmallSource.PackedScript]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Custom APIs have no section: their files are copied as they are.</summary>
    [Fact]
    public void Pack_CopiesCustomApisUnchanged() =>
        Assert.Equal(SmallSource.Whole.Find(SmallSource.Api), SmallSource.Unzip(Zip())[SmallSource.Api]);

    /// <summary>As in the zips of SolutionPackager and pac: an entry for each extension, and one for each file that stands alone.</summary>
    [Fact]
    public void ContentTypes_NameExtensionsAndFilesThatStandAlone()
    {
        var types = SmallSource.Xml(Zip(), "[Content_Types].xml").Elements().Select(e => e.Attributes()
            .ToDictionary(a => a.Name.LocalName, a => a.Value)).Select(a => $"{a.GetValueOrDefault("Extension") ?? a["PartName"]} {a["ContentType"]}");
        Assert.Equal(
            [
                $"/{SmallSource.PackedScript} application/octet-stream", $"/{SmallSource.Api} application/octet-stream",
                $"/{SmallSource.ApiParameter} application/octet-stream", "dll application/octet-stream", "xml text/xml",
            ],
            types.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Xml_IsWrittenWithoutMarkAndWithPlainLineEnds()
    {
        var text = SmallSource.Unzip(Zip())["solution.xml"];
        Assert.Equal((byte)'<', text[0]);
        Assert.DoesNotContain('\r', Encoding.UTF8.GetString(text));
    }

    private static byte[] Zip() => SolutionPacker.Pack(SmallSource.Whole, PackageKind.Unmanaged);
}
