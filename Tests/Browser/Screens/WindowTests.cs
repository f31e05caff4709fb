using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screens;

/// <summary>The main screens on a telephone, and in the dark.</summary>
public sealed class WindowTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const int Telephone = 360;

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task OnATelephone_ScreensAreReadable_AndNothingIsCutOff(int language)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik, Telephone, 740);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await visit.Open();
        await Expect(visit.WholePage.Locator(".step").First).ToBeVisibleAsync();
        await LookNarrow(visit, check, "first steps");
        await visit.OpenDashboard();
        await LookNarrow(visit, check, "dashboard");
        await visit.OpenList("opportunity");
        await LookNarrow(visit, check, "list");
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Turbine));
        await LookNarrow(visit, check, "form");
        await visit.OpenRow("account", company.IdOf("account", "name", DemoCustomers.Nordhamn));
        await LookNarrow(visit, check, "customer");
        check.FoundNothing();
    }

    [Fact]
    public async Task InTheDark_ScreensAreReadable()
    {
        await using var visit = await company.Visit(Cast.Cecilia);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var check = new ScreenCheck(visit, ShippedTexts.Of(1053));
        await visit.Open();
        await check.Look("dashboard, dark");
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opportunity&search=Hamnkran");
        await check.Look("list, dark");
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Turbine));
        await Expect(visit.Panel.GetByText(Cast.Anna)).ToBeVisibleAsync();
        await check.Look("form, dark");
        await visit.Command("Fördela jämnt");
        await visit.DialogOpened();
        await check.Look("dialog, dark");
        check.FoundNothing();
    }

    private static async Task LookNarrow(Visit visit, ScreenCheck check, string screen)
    {
        await check.Look($"{screen}, narrow");
        Assert.Equal(Telephone, await visit.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"));
    }
}
