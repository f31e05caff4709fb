using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Screens;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Commission;

/// <summary>What a seller has, and a manager by person.</summary>
public sealed class MyCommissionTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Address = "/main.aspx?pagetype=webresource&webresourceName=opps_/pages/mycommission.html";

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task Page_IsReadable_AtEveryWidth(int language)
    {
        company.Speaks(Cast.Anna, language);
        await using var visit = await company.Visit(Cast.Anna, 1400, 900);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await visit.Open(Address);
        var page = visit.WholePage;
        await Expect(page.Locator(".figure")).ToHaveCountAsync(4);
        await check.Look("my commission");
        await LookNarrow(visit);
        await page.GetByRole(AriaRole.Switch).CheckAsync();
        await Expect(page.Locator(".content button.link").First).ToBeVisibleAsync();
        await check.Look("by person");
        await LookNarrow(visit);
        await page.Locator(".content button.link").First.ClickAsync();
        await Expect(page.Locator(".figure")).ToHaveCountAsync(4);
        await check.Look("one person");
        check.FoundNothing();
    }

    [Fact]
    public async Task C11_Seller_SeesTheirOwn_WithStatements_AndNobodyElses()
    {
        company.Speaks(Cast.Bjorn, 1044);
        var period = company.MakePeriod("2026-07-01", "2026-09-30", "Q3");
        company.Close(period);
        await using var visit = await company.Visit(Cast.Bjorn, 1400, 900);
        await visit.Open();
        await visit.Navigate("Min provisjon");
        var page = visit.WholePage;
        await Expect(page.GetByRole(AriaRole.Switch)).ToBeHiddenAsync();
        var won = page.GetByRole(AriaRole.Region, new() { Name = "Vunnet i 2026 Q4" });
        await Expect(won.GetByRole(AriaRole.Row)).ToContainTextAsync(["Salgsmulighet", "Vinsjer, fornyelse", "Alt til sammen"]);
        await Expect(won).ToContainTextAsync("€ 76 724,14");
        var lost = page.GetByRole(AriaRole.Region, new() { Name = "Tapt i 2026 Q4" });
        await Expect(lost).ToContainTextAsync("Ankerhåndtering");
        var statement = page.GetByRole(AriaRole.Region, new() { Name = "Siste oppgjør" }).GetByRole(AriaRole.Link, new() { Name = "Q3" });
        await visit.Open((await statement.GetAttributeAsync("href"))!);
        await Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Truckflåte" })).ToContainTextAsync("3 120 000,00 NOK");
    }

    private static async Task LookNarrow(Visit visit)
    {
        await visit.FitsIn(visit.WholePage.Locator("body"), 900, 1100, 360, 1400);
    }
}
