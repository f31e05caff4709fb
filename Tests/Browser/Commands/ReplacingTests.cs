using System;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Commands;

/// <summary>Replacing a seller on more opportunities than one call changes.</summary>
public sealed class ReplacingTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const int Many = 120;
    private const string First = "Räls 1";

    [Fact]
    public async Task ManyOpportunities_CallByCall_StoppedAndGoneOn_AndWhoIsLeftOutIsNamed()
    {
        var customer = new EntityReference("account", company.IdOf("account", "name", DemoCustomers.Nordhamn));
        foreach (var number in Enumerable.Range(1, Many))
        {
            Sold($"Räls {number}", customer, (Cast.David, 100m));
        }

        Sold("Full räls", customer, (Cast.David, 60m), (Cast.Anna, 60m));
        await using var visit = await company.Visit(Cast.Cecilia, 1500, 900);
        var mayGoOn = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/opps_ReplaceSeller", async route =>
        {
            await mayGoOn.Task;
            await route.ContinueAsync();
        });
        await visit.Open($"/main.aspx?pagetype=entitylist&etn=opportunity&search={Uri.EscapeDataString(First)}");
        await visit.Grid.GetByRole(AriaRole.Checkbox, new() { Name = $"Markera {First}", Exact = true }).ClickAsync();
        await visit.Command("Ersätt säljare");
        var page = visit.Page.FrameLocator("dialog[open] iframe");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Säljare som tar över" }).FillAsync("anna");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = Cast.Anna }).ClickAsync();
        await Expect(page.GetByText($"På några säljmöjligheter skulle {Cast.Anna} få mer än 100 %, så de lämnas som de är.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Ersätt", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Avbryt", Exact = true }).ClickAsync();
        mayGoOn.SetResult();
        var told = page.GetByRole(AriaRole.Alert);
        await Expect(told).ToContainTextAsync("100 säljmöjligheter ändrades.");
        await Expect(told).ToContainTextAsync("säljmöjligheter återstår.");
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ersätt", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stäng", Exact = true })).ToBeFocusedAsync();
        await Expect(told).ToContainTextAsync($"eftersom {Cast.Anna} skulle få mer än 100 %: ”Full räls”.");
        await visit.ConfirmOnPage("Stäng");
        Assert.Equal(Many, Enumerable.Range(1, Many).Count(number => SellersOf($"Räls {number}") == Cast.Anna));
        Assert.Contains(Cast.David, SellersOf("Full räls"), StringComparison.Ordinal);
    }

    private string? SellersOf(string opportunity) =>
        company.System.Retrieve("opportunity", company.Opportunity(opportunity), new("opps_sellers")).GetAttributeValue<string>("opps_sellers");

    private void Sold(string name, EntityReference customer, params (string Seller, decimal Percent)[] sellers)
    {
        var opportunity = new Entity("opportunity") { ["name"] = name, ["customerid"] = customer, ["estimatedvalue"] = new Money(2_000m) };
        opportunity.RelatedEntities[new Relationship("opps_opportunity_sellershare")] = new EntityCollection([.. sellers.Select(s => new Entity("opps_sellershare")
        {
            ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", s.Seller)), ["opps_percent"] = s.Percent,
        })]) { EntityName = "opps_sellershare" };
        company.As(Cast.Cecilia).Create(opportunity);
    }
}
