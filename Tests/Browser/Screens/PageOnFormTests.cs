using System;
using System.Threading.Tasks;
using System.Web;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screens;

/// <summary>A page on a form: loaded when its tab is opened, told which row it stands on, and not there before the row is.</summary>
public sealed class PageOnFormTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string History = "Säljarnas historik";

    [Fact]
    public async Task Page_IsToldItsRow_WhenItsTabIsOpened()
    {
        company.Speaks(Cast.Anna, 1053);
        var opportunity = company.IdOf("opportunity", "name", DemoOpportunities.Turbine);
        await using var visit = await company.Visit(Cast.Anna);
        await visit.OpenRow("opportunity", opportunity);
        var frame = visit.Page.Locator("[data-control=WebResource_sellerhistory] iframe");
        await Expect(frame).ToHaveCountAsync(0);

        await visit.Tab(History);

        await Expect(frame).ToBeVisibleAsync();
        var address = new Uri(new Uri("http://127.0.0.1/"), await frame.GetAttributeAsync("src"));
        var given = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal("/WebResources/opps_/pages/sellerhistory.html", address.AbsolutePath);
        Assert.Equal($"{{{opportunity.ToString().ToUpperInvariant()}}}", given["id"]);
        Assert.Equal(("opportunity", "3", "1053", "1033"), (given["typename"], given["type"], given["userlcid"], given["orglcid"]));
        await visit.Settled();
    }

    [Fact]
    public async Task NewRow_SaysThatItHasToBeSaved()
    {
        company.Speaks(Cast.Anna, 1053);
        await using var visit = await company.Visit(Cast.Anna);
        await visit.Open("/main.aspx?pagetype=entityrecord&etn=opportunity");
        await visit.Tab(History);
        await Expect(visit.Page.Locator("[data-control=WebResource_sellerhistory]")).ToHaveTextAsync("Spara först; sedan visas detta.");
    }

    [Fact]
    public async Task PageOfTheNavigation_IsShown()
    {
        company.Speaks(Cast.Anna, 1053);
        await using var visit = await company.Visit(Cast.Anna);
        await visit.Open();
        await visit.Navigate("Andelar per datum");
        await Expect(visit.Page.Locator("iframe.whole-page")).ToHaveAttributeAsync("src", "/WebResources/opps_/pages/sharesasof.html");
    }
}
