using System;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace SolutionTests.References;

/// <summary>The control of the sellers: whole in both packages, and on the opportunity's form for every kind of screen.</summary>
public sealed class ControlTests
{
    private const string Name = "opps_Opps.SellerSharesControl";
    private const string Folder = "Controls/" + Name + "/";

    private static XElement Manifest => Package.Unmanaged.Xml(Folder + "ControlManifest.xml").Element("control")!;

    private static XElement Form => Package.Unmanaged.Forms.Single(form => form.Form.Descendants("controlDescription").Any()).Form;

    private static XElement OnTheForm => Form.Descendants("control").Single(control => (string?)control.Attribute("id") == "opps_sellerdraft");

    [Fact]
    public void BothPackages_HaveTheFilesThatTheManifestNames_AndNoOther()
    {
        string[] named = [.. Manifest.Descendants().Attributes("path").Select(path => Folder + path.Value).Append(Folder + "ControlManifest.xml").Order(StringComparer.Ordinal)];
        Assert.Equal(7, named.Length);
        foreach (var package in new[] { Package.Unmanaged, Package.Managed })
        {
            Assert.Equal(named, package.Paths.Where(path => path.StartsWith("Controls/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.All(named, path => Assert.Equal(Package.Unmanaged.File(path), package.File(path)));
            Assert.Equal([Name], package.Manifest.Descendants("RootComponent").Where(root => (string?)root.Attribute("type") == "66").Select(root => root.Attribute("schemaName")!.Value));
            Assert.Equal([Name], package.Customizations.Element("CustomControls")!.Elements().Select(control => control.Element("Name")!.Value));
        }
    }

    /// <summary>In the languages of the package, its own name and those of its properties included.</summary>
    [Fact]
    public void Texts_AreThereInEveryLanguage()
    {
        var keys = Manifest.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is "display-name-key" or "description-key").Select(a => a.Value).ToList();
        Assert.True(keys.Count >= 8, $"Only {keys.Count} texts are named.");
        foreach (var language in Package.Unmanaged.Customizations.Element("Languages")!.Elements())
        {
            var texts = Package.Unmanaged.Xml($"{Folder}strings/texts.{language.Value}.resx").Elements("data").Attributes("name").Select(name => name.Value).ToHashSet();
            Assert.Empty(keys.Except(texts));
        }
    }

    /// <summary>First what stands there without it, then the control for telephone, tablet and browser.</summary>
    [Fact]
    public void Form_DescribesIt_ForEveryScreen()
    {
        var uses = Form.Descendants("controlDescription").Single(d => d.Attribute("forControl")!.Value == OnTheForm.Attribute("uniqueid")!.Value).Elements().ToList();
        Assert.Equal("opps_sellerdraft", uses[0].Descendants("datafieldname").Single().Value);
        Assert.Equal(["0", "1", "2"], uses.Skip(1).Select(use => use.Attribute("formFactor")!.Value));
        Assert.All(uses.Skip(1), use =>
        {
            Assert.Equal(Name, use.Attribute("name")!.Value);
            Assert.Equal(["draft opps_sellerdraft", "savedOn modifiedon"], use.Element("parameters")!.Elements().Select(p => $"{p.Name} {p.Value}"));
            Assert.Equal(Manifest.Elements("property").Select(p => p.Attribute("name")!.Value), use.Element("parameters")!.Elements().Select(p => p.Name.LocalName));
        });
    }

    /// <summary>A cell of one row, which grows with what is in it.</summary>
    [Fact]
    public void Form_GivesItTheWholeWidth_AndNoHeight()
    {
        Assert.Equal("1", OnTheForm.Parent!.Attribute("rowspan")!.Value);
        Assert.Equal("1", OnTheForm.Ancestors("section").Single().Attribute("columns")!.Value);
    }

    /// <summary>Sellers are changed in one place; the table's own rows are reached by its views.</summary>
    [Fact]
    public void Form_HasNoOtherEditorOfSellers() => Assert.DoesNotContain(Form.Descendants("TargetEntityType"), table => table.Value == "opps_sellershare");
}
