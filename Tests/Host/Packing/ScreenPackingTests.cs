using System;
using System.Linq;
using System.Xml.Linq;
using Opps.Packing;
using Xunit;

namespace Host.Packing;

/// <summary>Where forms, views, charts, dashboards and apps come to stand, as in the zips of Microsoft's packers.</summary>
public sealed class ScreenPackingTests
{
    [Fact]
    public void Forms_StandInTheirTable_ByTypeAndId()
    {
        var forms = Table().Element("FormXml")!.Elements().Select(type =>
            $"{type.Name} {type.Attribute("type")?.Value}: {string.Join(", ", type.Elements("systemform").Select(form => form.Element("formid")!.Value[^4..^1]))}");
        Assert.Equal(["forms main: 010, 011", "forms quickCreate: 012"], forms);
    }

    [Fact]
    public void ViewsAndCharts_StandInTheirTable()
    {
        var table = Table();
        Assert.Equal(["savedquery"], table.Element("SavedQueries")!.Elements("savedqueries").Single().Elements().Select(view => view.Name.LocalName));
        Assert.Equal(["visualization"], table.Element("Visualizations")!.Elements().Select(chart => chart.Name.LocalName));
    }

    [Fact]
    public void DashboardsAndApps_StandInTheirSections()
    {
        var customizations = Customizations(SmallScreens.Whole);
        Assert.All(
            [("Dashboards", "Dashboard"), ("AppModuleSiteMaps", "AppModuleSiteMap"), ("AppModules", "AppModule")],
            section => Assert.Equal(section.Item2, customizations.Element(section.Item1)!.Elements().Single().Name.LocalName));
    }

    /// <summary>What somebody unpacks as "Both" and puts into the source packs as Microsoft's packers do it.</summary>
    [Theory, InlineData(PackageKind.Managed, "twin"), InlineData(PackageKind.Unmanaged, "own")]
    public void ManagedTwin_IsForTheManagedPackage(PackageKind kind, string which)
    {
        var source = SmallScreens.Whole
            .With(SmallScreens.Form, SmallScreens.Forms("000000000010", "<form>own</form>"))
            .With(SmallScreens.Form.Replace(".xml", "_managed.xml", StringComparison.Ordinal), SmallScreens.Forms("000000000010", "<form>twin</form>"));
        Assert.Equal(which, Customizations(source, kind).Descendants("form").Single().Value);
    }

    [Theory]
    [InlineData(SmallScreens.Form, "formid")]
    [InlineData(SmallScreens.View, "savedqueryid")]
    [InlineData(SmallScreens.Chart, "savedqueryvisualizationid")]
    public void Screen_UnderAnotherNameThanItsId_IsRefused(string path, string id)
    {
        var moved = path.Replace("0000001", "0000002", StringComparison.Ordinal);
        Refused(SmallScreens.Whole.Without(path).With(moved, SmallScreens.Whole.Find(path)!), $"'{moved}'", $"<{id}>");
    }

    [Theory]
    [InlineData("<FormXml />", "<FormXml />")]
    [InlineData("<SavedQueries />", "<SavedQueries />")]
    [InlineData("<Visualizations />", "<Visualizations />")]
    [InlineData("<RibbonDiffXml />", "<RibbonDiffXml />")]
    public void Table_WithoutThePlace_IsRefused(string place, string naming)
    {
        var table = System.Text.Encoding.UTF8.GetString(SmallScreens.Whole.Find(SmallSource.Table)!);
        Refused(SmallScreens.Whole.With(SmallSource.Table, table.Replace(place, "", StringComparison.Ordinal)), $"'{SmallSource.Table}'", naming);
    }

    [Fact]
    public void View_TwoInOneFile_IsRefused() => Refused(
        SmallScreens.Whole.With(SmallScreens.View, "<savedqueries><savedquery /><savedquery /></savedqueries>"), $"'{SmallScreens.View}'", "2 times <savedquery>");

    [Theory]
    [InlineData("type=\"60\" id=\"{7b1e0c6a-5b0e-4e57-9e0b-000000000015}\"", "dashboard or form '7b1e0c6a")]
    [InlineData("type=\"62\" schemaName=\"sbx_App\"", "site map 'sbx_app'")]
    [InlineData("type=\"80\" schemaName=\"sbx_App\"", "app 'sbx_app'")]
    public void Screen_NotListed_IsRefused(string root, string what)
    {
        var manifest = System.Text.Encoding.UTF8.GetString(SmallScreens.Whole.Find(SmallSource.Manifest)!);
        Refused(SmallScreens.Whole.With(SmallSource.Manifest, manifest.Replace($"<RootComponent {root} behavior=\"0\" />", "", StringComparison.Ordinal)), what, "doesn't list");
    }

    /// <summary>An export lists the forms of a table that it has as a whole beside the table.</summary>
    [Fact]
    public void Form_MayBeListed()
    {
        var manifest = System.Text.Encoding.UTF8.GetString(SmallScreens.Whole.Find(SmallSource.Manifest)!)
            .Replace("<RootComponent type=\"62\"", "<RootComponent type=\"60\" id=\"{7b1e0c6a-5b0e-4e57-9e0b-000000000010}\" /><RootComponent type=\"62\"", StringComparison.Ordinal);
        Assert.NotEmpty(SolutionPacker.Pack(SmallScreens.Whole.With(SmallSource.Manifest, manifest), PackageKind.Managed));
        Refused(SmallScreens.Whole.With(SmallSource.Manifest, manifest).Without(SmallScreens.Form), "dashboard or form '7b1e0c6a", "not in the source");
    }

    private static XElement Table() => Customizations(SmallScreens.Whole).Descendants("Entity").Single();

    private static XElement Customizations(SolutionSource source, PackageKind kind = PackageKind.Unmanaged) =>
        SmallSource.Xml(SolutionPacker.Pack(source, kind), "customizations.xml");

    private static void Refused(SolutionSource source, params string[] naming)
    {
        var refusal = Assert.Throws<PackingException>(() => SolutionPacker.Pack(source, PackageKind.Unmanaged));
        Assert.All(naming, name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }
}
