using System;
using System.Text;
using Host.Solutions;
using Opps.Packing;
using Xunit;

namespace Host.Packing;

/// <summary>What Microsoft's packers pass over, print or copy unread is an error here, with the file and the way out.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Folder_NotThere_IsRefused() => Assert.Contains("'no/such/folder'",
        Assert.Throws<PackingException>(() => SolutionSource.FromFolder("no/such/folder")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(SmallSource.Manifest)]
    [InlineData(SmallSource.Skeleton)]
    [InlineData(SmallSource.Assembly)]
    [InlineData(SmallSource.Script)]
    public void File_Missing_IsRefused(string path) => Refused(SmallSource.Whole.Without(path), $"'{path}' is missing");

    [Theory]
    [InlineData(SmallSource.Manifest)]
    [InlineData(SmallSource.Table)]
    [InlineData(SmallSource.Step)]
    [InlineData(SmallSource.Api)]
    [InlineData(SmallSource.ApiParameter)]
    public void Xml_Malformed_IsRefused(string path) => Refused(SmallSource.Whole.With(path, "<open>"), $"'{path}'", "not well-formed");

    [Theory]
    [InlineData(SmallSource.Choice, "<optionset>")]
    [InlineData(SmallSource.Api, "<customapi>")]
    [InlineData(SmallSource.ApiParameter, "<customapirequestparameter>")]
    public void Root_OfAnotherKind_IsRefused(string path, string expected) => Refused(SmallSource.Whole.With(path, "<other />"), $"'{path}'", "<other>", expected);

    [Theory]
    [InlineData("Reports/{1}.xml")]
    [InlineData("Entities/sbx_Part/Notes.txt")]
    [InlineData("customapis/sbx_Do/readme.xml")]
    [InlineData("readme.txt")]
    public void File_OfNoKnownKind_IsRefused(string path) => Refused(SmallSource.Whole.With(path, "<x />"), $"'{path}'", "doesn't know");

    [Theory]
    [InlineData("<RootComponent type=\"1\" schemaName=\"sbx_part\" behavior=\"0\" />", "table 'sbx_part'")]
    [InlineData("<RootComponent type=\"9\" schemaName=\"sbx_kind\" behavior=\"0\" />", "choice 'sbx_kind'")]
    [InlineData("<RootComponent type=\"61\" schemaName=\"sbx_/part.js\" behavior=\"0\" />", "web resource 'sbx_/part.js'")]
    [InlineData("<RootComponent type=\"92\" id=\"{7b1e0c6a-5b0e-4e57-9e0b-000000000003}\" behavior=\"0\" />", "step '7b1e0c6a")]
    public void RootComponent_NotListed_IsRefused(string line, string component) =>
        Refused(SmallSource.Replacing(SmallSource.Manifest, line, ""), component, "doesn't list");

    [Theory]
    [InlineData(SmallSource.Table, "table 'sbx_part'")]
    [InlineData(SmallSource.Choice, "choice 'sbx_kind'")]
    [InlineData(SmallSource.Step, "step '7b1e0c6a")]
    public void RootComponent_NotInTheSource_IsRefused(string path, string component) => Refused(
        SmallSource.Whole.Without(path).Without("Entities/sbx_Part/RibbonDiff.xml"), component, "not in the source");

    [Fact]
    public void Assembly_OfAnotherVersion_IsRefused() => Refused(
        SmallSource.Whole.With(SmallSource.Assembly, SampleAssembly.Build(version: "2.0.0.0")), SampleAssembly.FullName, "Version=2.0.0.0", "Make the two agree");

    [Fact]
    public void Assembly_NotOne_IsRefused() => Refused(SmallSource.Whole.With(SmallSource.Assembly, "text"), $"'{SmallSource.Assembly}'", "not a .NET assembly");

    [Fact]
    public void Assembly_OfNoRegistration_IsRefused() => Assert.Contains("'Sample.Plugins'",
        Assert.Throws<PackingException>(() => SolutionSource.Empty.WithAssembly(SampleAssembly.Build())).Message, StringComparison.Ordinal);

    [Fact] // the packers drop the components of a section that the skeleton lacks
    public void Section_NotInTheSkeleton_IsRefused() => Refused(SmallSource.Replacing(SmallSource.Skeleton, "<optionsets />", ""), "<optionsets />");

    [Fact]
    public void Section_Unknown_IsRefused() => Refused(SmallSource.Replacing(SmallSource.Skeleton, "<optionsets />", "<optionsets /><Gadgets />"), "<Gadgets>");

    [Fact]
    public void Managed_Decided_GivesNoOtherKind()
    {
        var source = SmallSource.Replacing(SmallSource.Manifest, "<Managed>2<", "<Managed>0<");
        Assert.NotEmpty(SolutionPacker.Pack(source, PackageKind.Unmanaged));
        Assert.Contains("<Managed>0</Managed>", Assert.Throws<PackingException>(() => SolutionPacker.Pack(source, PackageKind.Managed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CustomApi_OfAnotherNameThanItsFolder_IsRefused() =>
        Refused(SmallSource.Replacing(SmallSource.Api, "sbx_Do", "sbx_Done"), $"'{SmallSource.Api}'", "'sbx_Done'", "'sbx_Do'");

    [Fact]
    public void CustomApi_ParameterOfAnotherNameThanItsFolder_IsRefused() =>
        Refused(SmallSource.Replacing(SmallSource.ApiParameter, "\"In\"", "\"Into\""), $"'{SmallSource.ApiParameter}'", "'Into'", "'In'");

    [Fact]
    public void CustomApi_PluginTypeOfNoAssembly_IsRefused() => Refused(
        SmallSource.Replacing(SmallSource.Api, "000000000002", "00000000ffff"), $"'{SmallSource.Api}'", "7B1E0C6A-5B0E-4E57-9E0B-00000000ffff", "PluginTypeId");

    [Fact]
    public void CustomApi_ParameterWithoutItsApi_IsRefused() => Refused(SmallSource.Whole.Without(SmallSource.Api), $"'{SmallSource.ApiParameter}'", $"'{SmallSource.Api}'");

    [Theory]
    [InlineData("SdkMessageProcessingSteps/again.xml", SmallSource.Step, "step '7b1e0c6a")]
    [InlineData("Entities/Again/Entity.xml", SmallSource.Table, "table 'sbx_part'")]
    [InlineData("OptionSets/again.xml", SmallSource.Choice, "choice 'sbx_kind'")]
    public void Component_InTwoFiles_IsRefused(string path, string copied, string component)
    {
        var source = SmallSource.Whole.With(path, SmallSource.Whole.Find(copied)!).With("Entities/Again/RibbonDiff.xml", "<RibbonDiffXml />");
        Refused(path.StartsWith("Entities/", StringComparison.Ordinal) ? source : source.Without("Entities/Again/RibbonDiff.xml"), component, "two files");
    }

    [Fact]
    public void Option_SameValueTwice_IsRefused() => Refused(
        SmallSource.Whole.With(SmallSource.Choice, "<optionset Name=\"sbx_kind\"><options><option value=\"1\" /><option value=\"1\" /></options></optionset>"), "'sbx_kind'", "value 1 twice");

    [Theory]
    [InlineData("<EntityRelationship Name=\"sbx_a\" /><EntityRelationship Name=\"sbx_a\" />", "<EntityRelationship Name=\"sbx_a\" />", "lists")]
    [InlineData("<EntityRelationship Name=\"sbx_a\" />", "<EntityRelationship Name=\"sbx_a\" /><EntityRelationship Name=\"sbx_a\" />", "defined twice")]
    public void Relationship_Twice_IsRefused(string index, string details, string naming) => Refused(
        SmallSource.Whole
            .With("Other/Relationships.xml", $"<EntityRelationships>{index}</EntityRelationships>")
            .With("Other/Relationships/Part.xml", $"<EntityRelationships>{details}</EntityRelationships>"),
        "'sbx_a'", naming);

    [Fact]
    public void FileName_LeadingOut_IsRefused() => Refused(
        SmallSource.Replacing(SmallSource.Script + ".data.xml", "/" + SmallSource.PackedScript, "/../../x"), "'/../../x'", SmallSource.Script);

    [Fact]
    public void WebResource_AnotherPlaceInTheZip_IsRefused() => Refused(
        SmallSource.Replacing(SmallSource.Script + ".data.xml", "/" + SmallSource.PackedScript, "/WebResources/part"),
        $"'{SmallSource.Script}.data.xml'", "'/WebResources/part'", $"'/{SmallSource.PackedScript}'");

    [Fact]
    public void WebResource_NotUnderItsName_IsRefused() => Refused(
        SmallSource.Replacing(SmallSource.Script + ".data.xml", "<Name>sbx_/part.js<", "<Name>sbx_/whole.js<"),
        $"'{SmallSource.Script}.data.xml'", "'WebResources/sbx_/whole.js'");

    [Fact]
    public void WebResource_BuiltAndInTheSource_IsRefused() => Assert.Contains($"'{SmallSource.Script}'",
        Assert.Throws<PackingException>(() => SmallSource.Whole.WithBuilt("WebResources/sbx_/part.js", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void WebResource_BuiltAndNotDescribed_IsRefused() => Assert.Contains("'WebResources/sbx_/whole.js.data.xml'",
        Assert.Throws<PackingException>(() => SmallSource.Whole.WithBuilt("WebResources/sbx_/whole.js", [])).Message, StringComparison.Ordinal);

    private static void Refused(SolutionSource source, params string[] naming)
    {
        var refusal = Assert.Throws<PackingException>(() => SolutionPacker.Pack(source, PackageKind.Unmanaged));
        Assert.All(naming, name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }
}
