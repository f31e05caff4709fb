using System;
using System.Linq;
using System.ServiceModel;
using System.Text;
using System.Xml.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Solutions;

/// <summary>Code components of a package, and the forms that show them in the place of a field: taken whole, or refused by name.</summary>
public class CustomControlTests
{
    internal const string Name = "sbx_Sample.Gauge";
    private const string Folder = "Controls/" + Name + "/";
    private const string Form = "Main form 'Information' of table sbx_part (" + SampleScreens.FormId + ")";
    private const string Unique = "{7b1e0c6a-5b0e-4e57-9e0b-0000000000c1}";
    internal const string Bundle = "ComponentFramework.registerControl('Sample.Gauge', class {});";

    private const string Manifest = """
        <manifest><control namespace="Sample" constructor="Gauge" version="1.0.0" control-type="standard">
          <property name="value" of-type="SingleLine.Text" usage="bound" required="true" />
          <property name="unit" of-type="SingleLine.Text" usage="input" />
          <resources><code path="bundle.js" order="1" /><resx path="strings/gauge.1033.resx" version="1.0.0" /></resources>
        </control></manifest>
        """;

    [Fact]
    public void Control_WhereEverythingIsThere_IsTaken()
    {
        using var organization = LocalOrganization.Create();
        var report = organization.Import(Package());
        Assert.Contains($"control {Name}", report.Components);
        var control = organization.Model.Screens.CustomControls.Single();
        Assert.Equal(Name, control.Name);
        Assert.Equal(Bundle, Encoding.UTF8.GetString(control.Files["bundle.js"]));
        Assert.Equal(["value", "unit"], control.Properties.Select(p => p.Attribute("name")!.Value));
    }

    [Fact]
    public void Control_OfThePlatform_NeedsNoPackage()
    {
        using var organization = LocalOrganization.Create();
        organization.Import(Package(x => Rename(x, "MscrmControls.Slider.Slider")));
        Assert.Single(organization.Model.Screens.Forms);
    }

    [Fact]
    public void FormFactor_Missing_IsRefused() => IsRefused(
        Package(x => x.Descendants("customControl").Last().Remove()), Form, $"'{Name}'", "0, 1");

    [Fact]
    public void Description_OfAControlThatIsNotThere_IsRefused() => IsRefused(Package(x => Rename(x, "sbx_Sample.Dial")), Form, "'sbx_Sample.Dial'", "not there");

    [Fact]
    public void Description_ForAControlThatIsNotOnTheForm_IsRefused() => IsRefused(
        Package(x => x.Descendants("controlDescription").Single().SetAttributeValue("forControl", "{7b1e0c6a-5b0e-4e57-9e0b-0000000000ff}")),
        Form, "7b1e0c6a-5b0e-4e57-9e0b-0000000000ff", "not on the form");

    [Fact]
    public void Control_ThatNothingDescribes_IsRefused() => IsRefused(Package(x => x.Descendants("controlDescriptions").Remove()), Form, "'gauge'", "controlDescription");

    [Theory]
    [InlineData("<value>sbx_gone</value>", "'value'", "'sbx_gone'")]
    [InlineData("<value>sbx_amount</value>", "'value'", "SingleLine.Text", "'sbx_amount'")]
    [InlineData("<value>sbx_name</value><colour static=\"true\">red</colour>", "'colour'", "no property")]
    [InlineData("<unit static=\"true\">kg</unit>", "'value'", "requires")]
    public void Parameter_ThatTheManifestDoesNotTake_IsRefused(string parameters, params string[] naming) => IsRefused(
        Package(x => x.Descendants("customControl").Last().Element("parameters")!.ReplaceWith(XElement.Parse($"<parameters>{parameters}</parameters>"))), [Form, .. naming]);

    [Theory]
    [InlineData("constructor=\"Gauge\"", "constructor=\"Dial\"", "'Sample.Dial'")]
    [InlineData("bundle.js", "gone.js", "'gone.js'")]
    [InlineData("<code path=\"bundle.js\" order=\"1\" />", "", "one file of code")]
    [InlineData("</manifest>", "", "not well-formed")]
    public void Manifest_ThatContradictsThePackage_IsRefused(string text, string by, string naming) => IsRefused(
        Package(manifest: Manifest.Replace(text, by, StringComparison.Ordinal)), $"Control '{Name}'", naming);

    [Fact]
    public void Control_WithoutItsManifest_IsRefused() => IsRefused(
        Package(x => x.Descendants("CustomControl").Elements("FileName").Single().Value = "/Controls/gone.xml"), $"Control '{Name}'", "'/Controls/gone.xml'");

    [Fact]
    public void Files_OfAControlThatIsNotDefined_AreRefused() => IsRefused(Package(x =>
    {
        x.Descendants("CustomControl").Remove();
        x.Descendants("controlDescriptions").Remove();
        x.Descendants("control").Single(c => (string?)c.Attribute("id") == "gauge").Parent!.Remove();
    }), $"control '{Name}'", "customizations.xml does not define");

    [Fact]
    public void Control_Twice_IsRefused() => IsRefused(Package(x => x.Descendants("CustomControl").Single().AddCopy()), $"control '{Name}' twice");

    internal static byte[] Package(Action<XElement>? change = null, string manifest = Manifest) => SamplePackage.Zip(
        x =>
        {
            x.Add(XElement.Parse($"<CustomControls><CustomControl><Name>{Name}</Name><FileName>/{Folder}ControlManifest.xml</FileName></CustomControl></CustomControls>"));
            var form = x.Descendants("systemform").First().Element("form")!;
            form.Descendants("rows").First().Add(XElement.Parse(
                $"<row><cell><control id=\"gauge\" classid=\"{{F9A8A302-114E-466A-B582-6771B2AE0D92}}\" datafieldname=\"sbx_name\" uniqueid=\"{Unique}\" /></cell></row>"));
            form.Element("tabs")!.AddAfterSelf(XElement.Parse($"""
                <controlDescriptions><controlDescription forControl="{Unique.ToUpperInvariant()}">
                  <customControl id="4273EDBD-AC1D-40D3-9FB2-095C621B552D"><parameters><datafieldname>sbx_name</datafieldname></parameters></customControl>
                  {string.Concat(new[] { 0, 1, 2 }.Select(factor => $"<customControl formFactor=\"{factor}\" name=\"{Name}\"><parameters><value>sbx_name</value><unit static=\"true\">kg</unit></parameters></customControl>"))}
                </controlDescription></controlDescriptions>
                """));
            change?.Invoke(x);
        },
        files: [(Folder + "ControlManifest.xml", manifest), (Folder + "bundle.js", Bundle), (Folder + "strings/gauge.1033.resx", "<root />")]);

    private static void Rename(XElement customizations, string name)
    {
        foreach (var use in customizations.Descendants("customControl").Where(c => c.Attribute("name") is not null))
        {
            use.SetAttributeValue("name", name);
        }
    }

    private static void IsRefused(byte[] zip, params string[] naming)
    {
        using var organization = LocalOrganization.Create();
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Import(zip));
        Assert.All(naming, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
        Assert.Empty(organization.Model.Stack.Solutions);
    }
}
