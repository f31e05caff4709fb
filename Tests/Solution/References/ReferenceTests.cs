using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace SolutionTests.References;

/// <summary>What one component calls another by is there, in the package or on the platform.</summary>
public sealed partial class ReferenceTests
{
    private const string Prefix = "$webresource:";

    private static readonly Package Zip = Package.Unmanaged;

    private static readonly HashSet<string> WebResources = [.. Zip.Customizations.Descendants("WebResource").Select(w => w.Element("Name")!.Value)];

    private static Dictionary<Guid, string> Views => Zip.Views.ToDictionary(v => Package.Id(v.View, "savedqueryid"), v => v.Table);

    private static Dictionary<Guid, string> Charts => Zip.Charts.ToDictionary(c => Package.Id(c.Chart, "savedqueryvisualizationid"), c => c.Table);

    private static List<XElement> Pages => [.. Zip.Customizations.Descendants("control").Elements("parameters").Where(p => p.Element("WebResourceId") is not null)];

    private static IEnumerable<string> Hidden => Zip.Customizations.Descendants("HideCustomAction").Select(h => h.Attribute("Location")!.Value);

    [Fact]
    public void WebResources_ThatAnythingNames_AreInThePackage()
    {
        var named = Zip.Customizations.Descendants().Attributes().Select(a => a.Value).Where(v => v.StartsWith(Prefix, StringComparison.Ordinal)).Select(v => v[Prefix.Length..])
            .Concat(Zip.Customizations.Descendants("Library").Select(l => l.Attribute("name")!.Value))
            .Concat(Zip.Customizations.Descendants("Handler").Select(h => h.Attribute("libraryName")!.Value))
            .Concat(Zip.Customizations.Descendants("IconVectorName").Select(i => i.Value))
            .Concat(Zip.Customizations.Descendants().Attributes("VectorIcon").Select(i => i.Value["/WebResources/".Length..]))
            .Concat(Pages.Select(page => page.Element("Url")!.Value))
            .ToHashSet();
        Assert.True(named.Count >= 15, $"Only {named.Count} web resources are named.");
        Assert.Empty(named.Except(WebResources));
    }

    /// <summary>A page on a form is named by its address and its id, and gets to know the row that it stands on.</summary>
    [Fact]
    public void PagesOnForms_AreNamedTwice_AndKnowTheirRow()
    {
        var ids = Zip.Customizations.Descendants("WebResource").ToDictionary(w => w.Element("Name")!.Value, w => Package.Id(w, "WebResourceId"));
        Assert.Equal(["opps_/pages/sellerhistory.html"], Pages.Select(page => page.Element("Url")!.Value));
        Assert.All(Pages, page => Assert.Equal(
            (ids[page.Element("Url")!.Value], "true"),
            (Package.Id(page, "WebResourceId"), page.Element("PassParameters")!.Value)));
    }

    [Fact]
    public void IconOfTheApp_IsNamedByTheIdOfTheOneThatIsMeant() => Assert.Equal(
        Package.Id(Zip.Customizations.Descendants("WebResource").Single(w => w.Element("Name")!.Value == "opps_/icons/app.svg"), "WebResourceId"),
        Package.Id(Zip.App, "WebResourceId"));

    [Fact]
    public void Icons_AreVectors() => Assert.All(
        Zip.Customizations.Descendants("Button").Select(button => button.Attribute("ModernImage")!.Value[Prefix.Length..]).Append("opps_/icons/app.svg").Append("opps_/icons/sellershare.svg"),
        name => Assert.Equal("11", Zip.Customizations.Descendants("WebResource").Single(w => w.Element("Name")!.Value == name).Element("WebResourceType")!.Value));

    /// <summary>Functions that forms, commands and columns call are in the script that they name.</summary>
    [Fact]
    public void Functions_AreInTheirScripts()
    {
        var called = Zip.Customizations.Descendants("Handler").Select(h => new Call(h.Attribute("libraryName")!.Value, h.Attribute("functionName")!.Value))
            .Concat(Zip.Customizations.Descendants().Where(e => e.Name.LocalName is "JavaScriptFunction" or "CustomRule").Select(f => new Call(f.Attribute("Library")!.Value[Prefix.Length..], f.Attribute("FunctionName")!.Value)))
            .Concat(Zip.Customizations.Descendants("cell").Where(c => c.Attribute("imageproviderfunctionname") is not null).Select(c => new Call(c.Attribute("imageproviderwebresource")!.Value[Prefix.Length..], c.Attribute("imageproviderfunctionname")!.Value)))
            .Distinct().ToList();
        Assert.True(called.Count >= 14, $"Only {called.Count} functions are called.");
        Assert.All(called, call =>
        {
            var words = call.Function.Split('.');
            Assert.Equal(("Opps", 3), (words[0], words.Length));
            var script = Encoding.UTF8.GetString(Zip.File(Zip.Customizations.Descendants("WebResource").Single(w => w.Element("Name")!.Value == call.Script).Element("FileName")!.Value.TrimStart('/')));
            Assert.Contains(words[1], script, StringComparison.Ordinal);
            Assert.Contains(words[2], script, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Commands_HaveTheirDefinitionsAndRules()
    {
        var ribbons = Zip.Customizations.Descendants("RibbonDiffXml").Where(r => r.Descendants("Button").Any()).ToList();
        Assert.Equal(2, ribbons.Count);
        Assert.All(ribbons, ribbon =>
        {
            var commands = ribbon.Descendants("CommandDefinition").Select(c => c.Attribute("Id")!.Value).ToList();
            Assert.Equal(commands.Order(StringComparer.Ordinal), ribbon.Descendants("Button").Select(b => b.Attribute("Command")!.Value).Order(StringComparer.Ordinal));
            var rules = ribbon.Element("RuleDefinitions")!.Elements().Elements().Select(rule => $"{rule.Name.LocalName} {rule.Attribute("Id")!.Value}").ToHashSet();
            var used = ribbon.Descendants("CommandDefinition").Elements().Elements().Where(e => e.Name.LocalName is "EnableRule" or "DisplayRule")
                .Select(rule => $"{rule.Name.LocalName} {rule.Attribute("Id")!.Value}").ToHashSet();
            Assert.Equal(rules.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
        });
    }

    /// <summary>Deleting many rows at once is the platform's own command, in lists and in the sellers' grid. Of the journal nothing is deleted.</summary>
    [Fact]
    public void Delete_IsNotHidden()
    {
        string[] readOnly = ["opps_sharechange", "opps_commissionline"];
        Assert.DoesNotContain(Hidden, location => location.Contains("Delete", StringComparison.Ordinal) && !readOnly.Any(table => location.Contains(table, StringComparison.Ordinal)));
        Assert.DoesNotContain(Zip.Customizations.Descendants("CommandDefinition"), c => c.Attribute("Id")!.Value.Contains("Delete", StringComparison.Ordinal));
    }

    /// <summary>
    /// Ours stand in for those that close an opportunity. A share is deleted, not deactivated: an inactive one would count on in the sum
    /// (M6). The journal and commission lines are read only (H3, C5).
    /// </summary>
    [Fact]
    public void HiddenCommands_AreThoseThatCloseAnOpportunity_DeactivateARow_OrWriteWhatIsReadOnly()
    {
        var ofShares = new[] { "opps_sellershare", "opps_commissionperiod", "opps_defaultshare" }.SelectMany(_ => new[] { "Form", "HomepageGrid", "SubGrid" }, (table, place) => (table, place))
            .SelectMany(_ => new[] { "Activate", "Deactivate" }, (at, command) => $"Mscrm.{at.place}.{at.table}.{command}");
        var ofReadOnly = new (string Place, string[] Commands)[]
        {
            ("Form", ["NewRecord", "Activate", "Deactivate", "Assign", "Delete"]),
            ("HomepageGrid", ["NewRecord", "Edit", "Activate", "Deactivate", "DeleteMenu"]),
            ("SubGrid", ["AddNewStandard", "AddExistingStandard", "Edit", "Activate", "Deactivate", "Delete"]),
        }.SelectMany(at => at.Commands, (at, command) => (at.Place, command))
            .SelectMany(_ => new[] { "opps_sharechange", "opps_commissionline" }, (at, table) => $"Mscrm.{at.Place}.{table}.{at.command}");
        Assert.Equal(
            ofShares.Concat(ofReadOnly).Concat(["Mscrm.Form.opportunity.MarkAsLost", "Mscrm.Form.opportunity.MarkAsWon"]).Order(StringComparer.Ordinal),
            Hidden.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void GridsAndCharts_ShowRowsOfTheirViewsTable()
    {
        var grids = Zip.Customizations.Descendants("parameters").Where(p => p.Element("ViewId") is not null).ToList();
        Assert.True(grids.Count >= 8, $"Only {grids.Count} grids were found.");
        Assert.All(grids, grid =>
        {
            var table = grid.Element("TargetEntityType")!.Value;
            Assert.Equal(table, Views[Package.Id(grid, "ViewId")]);
            Assert.All((grid.Element("ViewIds")?.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries), id => Assert.Equal(table, Views[Guid.Parse(id)]));
            if (grid.Element("VisualizationId")?.Value is { Length: > 0 } chart)
            {
                Assert.Equal(table, Charts[Guid.Parse(chart)]);
            }
        });
    }

    [Fact]
    public void App_ListsEveryScreenOfItsTables()
    {
        var listed = Zip.App.Descendants("AppModuleComponent").ToLookup(c => c.Attribute("type")!.Value, c => (c.Attribute("id") ?? c.Attribute("schemaName"))!.Value.Trim('{', '}'));
        Assert.Equal(Zip.Forms.Select(f => Text(f.Form, "formid")).Concat(Zip.Dashboards.Select(d => Text(d, "FormId"))).Order(StringComparer.Ordinal), listed["60"].Order(StringComparer.Ordinal));
        Assert.Equal(Zip.Charts.Select(c => Text(c.Chart, "savedqueryvisualizationid")).Order(StringComparer.Ordinal), listed["59"].Order(StringComparer.Ordinal));

        // Of customers and activities the app shows every view there is, so it names none; settings have pages instead.
        Assert.Equal(
            Zip.Views.Where(v => v.Table == "opportunity" || Package.OwnTables.Except(Package.SettingTables).Contains(v.Table)).Select(v => Text(v.View, "savedqueryid")).Order(StringComparer.Ordinal),
            listed["26"].Order(StringComparer.Ordinal));
        Assert.Equal([Zip.App.Element("UniqueName")!.Value], listed["62"]);
        Assert.Equal(Zip.App.Element("UniqueName")!.Value, Zip.Customizations.Descendants("SiteMapUniqueName").Single().Value);
        Assert.Empty(Zip.Customizations.Descendants("SubArea").Attributes("Entity").Select(e => e.Value).Except(listed["1"]));

        static string Text(XElement component, string id) => Package.Id(component, id).ToString();
    }

    [Fact]
    public void App_IsForTheRolesOfTheSolution() => Assert.Equal(
        Zip.Customizations.Element("Roles")!.Elements().Select(role => role.Attribute("id")!.Value).Order(StringComparer.Ordinal),
        Zip.App.Descendants("Role").Select(role => role.Attribute("id")!.Value).Order(StringComparer.Ordinal));

    [Fact]
    public void SiteMap_LeadsToDashboardsAndPagesThatAreThere()
    {
        var dashboards = Zip.Dashboards.Select(d => Package.Id(d, "FormId")).ToList();
        Assert.All(Zip.Customizations.Descendants("SubArea").Attributes("DefaultDashboard"), id => Assert.Contains(Guid.Parse(id.Value), dashboards));
        Assert.All(
            Zip.Customizations.Descendants("SubArea").Attributes("Url").Select(url => url.Value),
            url => Assert.Matches(KnownUrl, url));
    }

    [GeneratedRegex(@"^(/workplace/home_dashboards\.aspx|\$webresource:opps_/.+)$")]
    private static partial Regex KnownUrl { get; }

    private sealed record Call(string Script, string Function);
}
