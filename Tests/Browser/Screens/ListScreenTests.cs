using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Walkthrough;
using LocalDataverse.Screens;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screens;

/// <summary>Every list and dashboard in every language, as the person sees it who may see all.</summary>
public sealed class ListScreenTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
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

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
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

    private bool IsInTheApp(string table) => company.Organization.Model.Screens.Apps.Single().Components.Any(c => c.SchemaName == table);
}
