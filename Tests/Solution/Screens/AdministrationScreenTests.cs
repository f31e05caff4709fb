using System;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Xunit;

namespace SolutionTests.Screens;

/// <summary>The area Administration: two pages of the app, for whoever may write settings.</summary>
public sealed class AdministrationScreenTests
{
    private static XElement Area => Package.Unmanaged.Customizations.Descendants("Area").Single(area => area.Attribute("Id")!.Value == "opps_area_administration");

    [Theory]
    [InlineData("opps_subarea_lists", "CRM", "opps_/pages/lists.html")]
    [InlineData("opps_subarea_settings", "Säljarandelar", "opps_/pages/settings.html")]
    public void Entries_LeadToPages_ForWhoeverMayWriteSettings(string id, string swedish, string page)
    {
        var entry = Area.Descendants("SubArea").Single(sub => sub.Attribute("Id")!.Value == id);
        Assert.Equal($"$webresource:{page}", entry.Attribute("Url")!.Value);
        Assert.Equal(swedish, entry.Descendants("Title").Single(title => title.Attribute("LCID")!.Value == "1053").Attribute("Title")!.Value);
        Assert.Equal(("opps_setting", "Write"), (entry.Element("Privilege")!.Attribute("Entity")!.Value, entry.Element("Privilege")!.Attribute("Privilege")!.Value));
    }

    /// <summary>The words of the vendor's page: Administration – Settings – CRM. Nothing leads out of the app.</summary>
    [Fact]
    public void Area_HasNoOtherEntry()
    {
        Assert.Equal(2, Area.Descendants("SubArea").Count());
        Assert.Equal(["Administration", "Settings"], new[] { Area, Area.Element("Group")! }.Select(part => part.Element("Titles")!.Elements().First().Attribute("Title")!.Value));
        Assert.DoesNotContain(Package.Unmanaged.Customizations.Descendants("SubArea").Attributes("Url"), url => url.Value.StartsWith("https://", StringComparison.Ordinal));
    }

    /// <summary>The platform starts an app with the first entry that somebody may see: the first steps for whoever may write settings, the dashboard for all others.</summary>
    [Fact]
    public void App_StartsWithTheFirstSteps_ForWhoeverMayWriteSettings_AndWithTheDashboardForOthers()
    {
        var entries = Package.Unmanaged.Customizations.Descendants("SiteMap").Single(map => map.Descendants("SubArea").Any()).Descendants("SubArea").Take(2).ToList();
        Assert.Equal(["$webresource:opps_/pages/firststeps.html", "/workplace/home_dashboards.aspx"], entries.Select(entry => entry.Attribute("Url")!.Value));
        Assert.Equal(("opps_setting", "Write"), (entries[0].Element("Privilege")!.Attribute("Entity")!.Value, entries[0].Element("Privilege")!.Attribute("Privilege")!.Value));
        Assert.Null(entries[1].Element("Privilege"));
    }

    [Theory]
    [InlineData("opps_setting")]
    [InlineData("opps_stagesetting")]
    public void Tables_BelongToTheOrganisation_AndAreAudited(string table)
    {
        var entity = Package.Unmanaged.Tables.Single(t => Package.LogicalName(t) == table).Element("EntityInfo")!.Element("entity")!;
        Assert.Equal(("OrgOwned", "1"), (entity.Element("OwnershipTypeMask")!.Value, entity.Element("IsAuditEnabled")!.Value));
        Assert.All(
            entity.Descendants("attribute").Where(column => column.Element("IsCustomField")!.Value == "1"),
            column => Assert.Equal("1", column.Element("IsAuditEnabled")!.Value));
    }

    [Theory]
    [InlineData("opps_/pages/firststeps.html")]
    [InlineData("opps_/pages/lists.html")]
    [InlineData("opps_/pages/settings.html")]
    public void Pages_HaveATitle(string page)
    {
        var file = Package.Unmanaged.Customizations.Descendants("WebResource").Single(w => w.Element("Name")!.Value == page).Element("FileName")!.Value.TrimStart('/');
        Assert.Matches("<title>[A-Z][a-z ]+</title>", Encoding.UTF8.GetString(Package.Unmanaged.File(file)));
    }
}
