using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Roles;

/// <summary>What people see by their roles: what they may not do is not offered, and what they may not see is not there.</summary>
public sealed class RoleTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Danish = "Lakeringslinje";

    [Fact]
    public async Task Seller_ChangesTheirOwn_AndReadsTheirColleagues()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1500);
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Crane));
        await Expect(visit.Commands.GetByText("Avsluta som vunnen")).ToBeVisibleAsync();
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Loading));
        await Expect(visit.Page.GetByText("Du får läsa posten men inte ändra den.")).ToBeVisibleAsync();
        await Expect(visit.Commands.GetByText("Spara")).ToHaveCountAsync(0);
        await Expect(visit.Commands.GetByText("Avsluta som vunnen")).ToHaveCountAsync(0);
        await Expect(await visit.Field("Ämne")).ToHaveAttributeAsync("readonly", "");
        await Expect(visit.Panel.GetByText("Du får inte ändra den här säljmöjligheten")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Seller_DoesNotFindAnotherUnitsOpportunities_ButTheManagerDoes()
    {
        await using var seller = await company.Visit(Cast.Cecilia);
        await seller.Open($"/main.aspx?pagetype=entitylist&etn=opportunity&search={Danish}");
        await Expect(Visit.Row(seller.Grid, Danish)).ToHaveCountAsync(0);

        await using var manager = await company.Visit(Cast.Anna, 1500);
        await manager.Open($"/main.aspx?pagetype=entitylist&etn=opportunity&search={Danish}");
        await Expect(Visit.Row(manager.Grid, Danish)).ToBeVisibleAsync();
        await manager.OpenRow("opportunity", company.Opportunity(Danish));
        await Expect(manager.Commands.GetByText("Avsluta som vunnen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Administrator_MayDoEverything_InEnglish()
    {
        await using var visit = await company.Visit(Cast.Erik, 1700);
        await visit.OpenRow("opportunity", company.Opportunity(Danish));
        foreach (var command in new[] { "Save", "New", "Close as Won", "Assign", "Delete" })
        {
            await Expect(visit.Commands.GetByText(command, new() { Exact = true })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task SomebodyWithoutARole_IsToldSo_AndSeesNothing()
    {
        var nobody = company.System.Create(new Entity("systemuser") { ["firstname"] = "Nils", ["lastname"] = "Holm", ["domainname"] = "nils.holm@sellers.example", ["title"] = "Praktikant" });
        company.System.Update(new Entity("usersettings", nobody) { ["uilanguageid"] = 1053, ["localeid"] = 1053 });
        await using var visit = await company.Visit("Nils Holm");
        await visit.Open();
        await Expect(visit.Page.GetByText("Nils Holm har ingen roll med en app.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SignedOut_TheSignInPageIsShown_AndOneComesBackAsSomebodyElse()
    {
        await using var visit = await company.Visit(Cast.Cecilia);
        await visit.Open();
        await visit.Page.Locator(".user [slot=trigger]").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Logga ut" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = Cast.David }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Navigation)).ToContainTextAsync("Salgsmuligheder");
        await Expect(visit.Page.Locator(".user")).ToContainTextAsync(Cast.David);
    }
}
