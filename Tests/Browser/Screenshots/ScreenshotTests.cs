using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Panel;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screenshots;

/// <summary>The pictures of the demo company as it comes.</summary>
public sealed class ScreenshotTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Fact]
    public async Task Opportunity_WithItsSellers_AndTheSumThatIsTold()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1360, 1110);
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Turbine));
        await Expect(visit.Seller(Cast.Anna)).ToBeVisibleAsync();
        await visit.Picture("opportunity");
    }

    [Fact]
    public async Task Customer_WithTheFoundOpportunityMarked()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1360, 560);
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opportunity&search=Hamnkran");
        await visit.Grid.GetByRole(AriaRole.Link, new() { Name = DemoOpportunities.Crane }).ClickAsync();
        await Expect(visit.Page.Locator(".cell-icon")).ToBeVisibleAsync();
        await visit.Picture("customer");
    }

    [Fact]
    public async Task Timeline_OfAnOpportunity()
    {
        await using var visit = await company.Visit(Cast.Bjorn, 1360, 860);
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Loading));
        await visit.Tab("Aktiviteter");
        await Expect(visit.Page.Locator(".post").First).ToBeVisibleAsync();
        await visit.Picture("timeline");
    }

    [Fact]
    public async Task Dashboard_OfThePipeline()
    {
        await using var visit = await company.Visit(Cast.Erik, 1360, 860);
        await visit.OpenDashboard();
        await Expect(visit.Page.Locator("canvas").First).ToBeVisibleAsync();
        await visit.Picture("dashboard");
    }

    [Fact]
    public async Task Replacing_ASeller()
    {
        await using var visit = await company.Visit(Cast.Erik, 1280, 720);
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opportunity&viewid=7200dafd-9f68-4fc1-9794-e961190394da");
        await Visit.Row(visit.Grid, DemoOpportunities.Crane).GetByRole(AriaRole.Checkbox).ClickAsync();
        await visit.Command("Replace Seller");
        var page = visit.Page.FrameLocator("dialog[open] iframe");
        await page.GetByRole(AriaRole.Combobox).First.SelectOptionAsync(new SelectOptionValue { Label = Cast.Bjorn });
        await page.GetByRole(AriaRole.Combobox).Last.FillAsync("david");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = Cast.David }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await visit.Picture("replacing");
    }

    [Fact]
    public async Task Telephone_WithTheSellerPanel_InTheDark()
    {
        await using var visit = await company.Visit(Cast.Bjorn, 360, 760);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Loading));
        await Expect(visit.Seller(Cast.Cecilia)).ToBeVisibleAsync();
        await visit.Panel.EvaluateAsync("frame => frame.scrollIntoView({ block: 'center' })");
        await visit.Picture("telephone");
    }

    [Fact]
    public async Task Lists_OfTheAdministrator()
    {
        await using var visit = await company.Visit(Cast.Erik, 1360, 860);
        await visit.Open("/main.aspx?pagetype=webresource&webresourceName=opps_/pages/lists.html");
        await visit.WholePage.GetByRole(AriaRole.Tab, new() { Name = "Stages" }).ClickAsync();
        await Expect(visit.WholePage.Locator(".option-row").Last).ToBeVisibleAsync();
        await visit.Picture("lists");
    }
}
