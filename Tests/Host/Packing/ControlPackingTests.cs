using System;
using System.IO;
using System.Linq;
using System.Text;
using Opps.Packing;
using Xunit;

namespace Host.Packing;

/// <summary>Code components: their folder in the source is their folder in the zip, and what their manifest says holds.</summary>
public sealed class ControlPackingTests
{
    private const string Folder = "Controls/sbx_Sample.Gauge/";
    private const string Manifest = Folder + "ControlManifest.xml";
    private const string Description = Manifest + ".data.xml";
    private const string Bundle = Folder + "bundle.js";
    private const string Root = "<RootComponent type=\"66\" schemaName=\"sbx_Sample.Gauge\" behavior=\"0\" />";

    private static readonly SolutionSource Whole = SmallSource
        .Replacing(SmallSource.Manifest, "<RootComponent type=\"91\"", Root + "<RootComponent type=\"91\"")
        .With(SmallSource.Skeleton, Text(SmallSource.Whole, SmallSource.Skeleton).Replace("<WebResources />", "<WebResources /><CustomControls />", StringComparison.Ordinal))
        .With(Description, "<CustomControl><Name>sbx_Sample.Gauge</Name><FileName>/Controls/sbx_Sample.Gauge/ControlManifest.xml</FileName></CustomControl>")
        .With(Manifest, """
            <manifest><control namespace="Sample" constructor="Gauge"><property name="value" />
            <resources><code path="bundle.js" /><css path="css/gauge.css" /><resx path="strings/gauge.1033.resx" /></resources></control></manifest>
            """)
        .With(Bundle, "// Built.")
        .With(Folder + "css/gauge.css", ".gauge {}")
        .With(Folder + "strings/gauge.1033.resx", "<root />");

    [Fact]
    public void Files_StandAsInTheSource()
    {
        var zip = SolutionPacker.Pack(Whole, PackageKind.Managed);
        var files = SmallSource.Unzip(zip);
        Assert.Equal(
            [Manifest, Bundle, Folder + "css/gauge.css", Folder + "strings/gauge.1033.resx"],
            files.Keys.Where(path => path.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal("// Built."u8, files[Bundle]);
        Assert.Equal("sbx_Sample.Gauge", SmallSource.Xml(zip, "customizations.xml").Element("CustomControls")!.Elements().Single().Element("Name")!.Value);
    }

    [Fact]
    public void BuiltFiles_AreTaken_WhereTheSourceDescribesTheControl()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, Bundle);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "// Built anew.");
            var source = Whole.Without(Bundle).WithBuiltFiles(folder.FullName);
            Assert.Equal("// Built anew."u8, SmallSource.Unzip(SolutionPacker.Pack(source, PackageKind.Unmanaged))[Bundle]);
            Assert.Contains($"'{Description}'", Assert.Throws<PackingException>(() => Whole.Without(Bundle).Without(Description).WithBuiltFiles(folder.FullName)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void File_ThatTheManifestNames_Missing_IsRefused() => Refused(Whole.Without(Bundle), $"'{Bundle}' is missing", $"'{Manifest}'");

    [Fact]
    public void File_ThatTheManifestDoesNotName_IsRefused() => Refused(Whole.With(Folder + "notes.txt", "x"), $"'{Folder}notes.txt'", "nothing refers to it");

    [Theory]
    [InlineData(Description, "<Name>sbx_Sample.Gauge<", "<Name>sbx_Sample.Dial<", "'sbx_Sample.Dial'", "Make the two agree")]
    [InlineData(Description, "/Controls/sbx_Sample.Gauge/", "/Controls/Gauge/", "'/Controls/Gauge/ControlManifest.xml'", "'/Controls/sbx_Sample.Gauge/ControlManifest.xml'")]
    [InlineData(Manifest, "constructor=\"Gauge\"", "constructor=\"Dial\"", "'Sample.Dial'", "'sbx_Sample.Gauge'")]
    [InlineData(Manifest, "<control namespace=\"Sample\" constructor=\"Gauge\">", "<other><control>", "not well-formed", Manifest)]
    [InlineData(SmallSource.Manifest, Root, "", "control 'sbx_sample.gauge'", "doesn't list")]
    public void Contradiction_IsRefused(string file, string text, string by, params string[] naming) =>
        Refused(Whole.With(file, Text(Whole, file).Replace(text, by, StringComparison.Ordinal)), naming);

    private static string Text(SolutionSource source, string file) => Encoding.UTF8.GetString(source.Find(file)!);

    private static void Refused(SolutionSource source, params string[] naming)
    {
        var refusal = Assert.Throws<PackingException>(() => SolutionPacker.Pack(source, PackageKind.Unmanaged));
        Assert.All(naming, name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }
}
