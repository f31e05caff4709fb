using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using LocalDataverse.Demo;
using LocalDataverse.Screens;
using LocalDataverse.Walkthrough;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screens;

/// <summary>Every screen in every language, as the person sees it who may see all: on a desktop, and on a telephone.</summary>
public sealed class ScreenTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const int Desktop = 1280;
    private const int Telephone = 360;

    /// <summary>Rows whose forms are looked at, by table.</summary>
    private static readonly (string Table, string Column, string Name)[] Rows =
    [
        ("opportunity", "name", DemoOpportunities.Turbine),
        ("opportunity", "name", "Ankerhåndtering"),
        ("account", "name", DemoCustomers.Nordhamn),
        ("contact", "fullname", DemoCustomers.Buyer),
        ("task", "subject", "Skicka reviderad offert"),
        ("appointment", "subject", "Platsbesök kaj 4"),
        ("phonecall", "subject", "Ringde Lena om leveranstid"),
        ("email", "subject", "Underlag inför mötet"),
    ];

    public static TheoryData<int> Languages() => [1033, 1053, 1044, 1030];

    [Theory, MemberData(nameof(Languages))]
    public async Task Lists_AreReadable(int language)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        HashSet<string> seen = [];
        foreach (var view in company.Organization.Model.Screens.Views.Where(v => v.QueryType == View.Public && IsInTheApp(v.Table)))
        {
            await visit.Open($"/main.aspx?pagetype=entitylist&etn={view.Table}&viewid={view.Id}");
            await Expect(visit.Grid).ToBeVisibleAsync();
            await check.Look($"view '{view.Name.In(1033)}'", withAxe: seen.Add(view.Table));
        }

        await visit.Open("/main.aspx?pagetype=search&searchText=S");
        await check.Look("search");
        check.FoundNothing();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Forms_AreReadable(int language)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        foreach (var (table, column, name) in Rows)
        {
            await visit.OpenRow(table, company.IdOf(table, column, name));
            await LookAtTabs(visit, check, $"{table} '{name}'");
        }

        await visit.OpenRow("opps_sellershare", company.IdOf("opps_sellershare", "opps_opportunityid", company.Opportunity("Porter terminal 2")));
        await check.Look("seller share");
        foreach (var table in Rows.Select(r => r.Table).Distinct())
        {
            await visit.Open($"/main.aspx?pagetype=entityrecord&etn={table}");
            await check.Look($"new {table}");
        }

        check.FoundNothing();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Dashboards_AreReadable(int language)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        foreach (var dashboard in company.Organization.Model.Screens.Dashboards)
        {
            await visit.Open($"/main.aspx?pagetype=dashboard&id={dashboard.Id}");
            await Expect(visit.Page.Locator("canvas").First).ToBeVisibleAsync();
            await check.Look($"dashboard '{dashboard.Name.In(1033)}'");
        }

        var tables = visit.Page.Locator("app-chart fluent-button");
        foreach (var index in Enumerable.Range(0, await tables.CountAsync()))
        {
            await tables.Nth(index).ClickAsync();
        }

        await check.Look("charts as tables");
        check.FoundNothing();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task OnATelephone_ScreensAreReadable_AndNothingIsCutOff(int language)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik, Telephone, 740);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await visit.Open();
        await LookNarrow(visit, check, "dashboard");
        await visit.OpenList("opportunity");
        await LookNarrow(visit, check, "list");
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Turbine));
        await LookNarrow(visit, check, "form");
        await visit.OpenRow("account", company.IdOf("account", "name", DemoCustomers.Nordhamn));
        await LookNarrow(visit, check, "customer");
        check.FoundNothing();
    }

    private static async Task LookNarrow(Visit visit, ScreenCheck check, string screen)
    {
        await check.Look($"{screen}, narrow");
        Assert.Equal(Telephone, await visit.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"));
    }

    private static async Task LookAtTabs(Visit visit, ScreenCheck check, string form)
    {
        await Expect(visit.Heading).ToBeVisibleAsync();
        var tabs = visit.Page.Locator("main fluent-tab");
        foreach (var index in Enumerable.Range(0, await tabs.CountAsync()))
        {
            await tabs.Nth(index).ClickAsync();
            await check.Look($"{form}, tab {index + 1}");
        }
    }

    private bool IsInTheApp(string table) => company.Organization.Model.Screens.Apps.Single().Components.Any(c => c.SchemaName == table);
}
