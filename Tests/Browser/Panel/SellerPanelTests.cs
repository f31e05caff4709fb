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

namespace Browser.Panel;

/// <summary>The seller panel on the form: dragged, typed, added to, fixed, split and saved, and what the rest of the form makes of it.</summary>
public sealed class SellerPanelTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Grid = "subgrid_sellers";
    private const decimal Amount = 1_000m;

    [Fact]
    public async Task Percentages_AreTyped_AndSavedTogether()
    {
        await using var visit = await OnOpportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await Type(visit, Cast.Cecilia, "70");
        await Type(visit, Cast.Bjorn, "20,5");
        await Expect(Row(visit, Cast.Bjorn)).ToContainTextAsync("205,00 €");
        await Expect(visit.Panel.GetByText("Ofördelat")).ToBeVisibleAsync();
        await Save(visit);
        await Expect(Visit.Row(visit.Subgrid(Grid), Cast.Bjorn)).ToContainTextAsync("20,50");
        await Expect(visit.Notification("opps_sharesum")).ToContainTextAsync("90,50 %");
        await Expect(Header(visit, "header_opps_sharesum")).ToContainTextAsync("90,50");
    }

    [Fact]
    public async Task Boundary_IsDraggedByMouse_AndMovedByKeyboard()
    {
        await using var visit = await OnOpportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        // Sellers of the same moment stand in the order of their ids.
        var boundary = visit.Panel.GetByRole(AriaRole.Slider, new() { NameRegex = new("^Gränsen mellan (Cecilia|Björn) .* och (Cecilia|Björn)") });
        var isCeciliaLeft = (await boundary.GetAttributeAsync("aria-label"))!.StartsWith($"Gränsen mellan {Cast.Cecilia}", StringComparison.Ordinal);
        var (left, right) = isCeciliaLeft ? (Cast.Cecilia, Cast.Bjorn) : (Cast.Bjorn, Cast.Cecilia);
        await boundary.ScrollIntoViewIfNeededAsync();
        var handle = (await boundary.BoundingBoxAsync())!;
        var bar = (await visit.Panel.GetByRole(AriaRole.Group, new() { Name = "Andelarna som stapel" }).BoundingBoxAsync())!;
        await visit.Page.Mouse.MoveAsync(handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(bar.X + (bar.Width * 0.3f), handle.Y + 4, new() { Steps = 8 });
        await visit.Page.Mouse.UpAsync();
        var dragged = int.Parse((await boundary.GetAttributeAsync("aria-valuenow"))!.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(dragged, 27, 33);
        await boundary.PressAsync("ArrowRight");
        await Expect(Percent(visit, left)).ToHaveValueAsync($"{dragged + 1},00");
        await Expect(Percent(visit, right)).ToHaveValueAsync($"{99 - dragged},00");
        await Save(visit);
        await Expect(Visit.Row(visit.Subgrid(Grid), left)).ToContainTextAsync($"{dragged + 1},00");
        await Expect(visit.Notification("opps_sharesum")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Seller_IsAddedBySearch_Fixed_AndTheOthersSplit()
    {
        await using var visit = await OnOpportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        var search = visit.Panel.GetByRole(AriaRole.Combobox, new() { Name = "Lägg till en säljare" });
        await search.FillAsync("anna");
        await visit.Panel.GetByRole(AriaRole.Option).Filter(new() { HasText = Cast.Anna }).ClickAsync();
        await Type(visit, Cast.Anna, "30");
        await Row(visit, Cast.Anna).GetByRole(AriaRole.Button, new() { Name = $"Fast andel för {Cast.Anna}: ingen regel ändrar den" }).ClickAsync();
        await visit.Panel.GetByRole(AriaRole.Button, new() { Name = "Fördela jämnt" }).ClickAsync();
        await Expect(Percent(visit, Cast.Cecilia)).ToHaveValueAsync("35,00");
        await Save(visit);
        await Expect(Visit.Row(visit.Subgrid(Grid), Cast.Anna)).ToContainTextAsync("30,00");
        await Expect(Visit.Row(visit.Subgrid(Grid), Cast.Anna)).ToContainTextAsync("Ja");
        await Expect(Visit.Row(visit.Subgrid(Grid), Cast.Bjorn)).ToContainTextAsync("35,00");
    }

    [Fact]
    public async Task Undo_TakesEachStepBack_AndNothingIsSaved()
    {
        await using var visit = await OnOpportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await Type(visit, Cast.Cecilia, "50");
        await Row(visit, Cast.Bjorn).GetByRole(AriaRole.Button, new() { Name = $"Ta bort {Cast.Bjorn}" }).ClickAsync();
        await visit.Panel.GetByRole(AriaRole.Button, new() { Name = "Ångra", Exact = true }).ClickAsync();
        await Expect(Percent(visit, Cast.Bjorn)).ToHaveValueAsync("40,00");
        await visit.Panel.GetByRole(AriaRole.Button, new() { Name = "Ångra allt" }).ClickAsync();
        await Expect(Percent(visit, Cast.Cecilia)).ToHaveValueAsync("60,00");
        await Expect(visit.Panel.GetByRole(AriaRole.Button, new() { Name = "Spara säljare" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task UnsavedShares_AreSavedBeforeTheOpportunityIsClosed()
    {
        await using var visit = await OnOpportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await Type(visit, Cast.Cecilia, "abc");
        await visit.Command("Avsluta som vunnen");
        await visit.PageInDialog.GetByRole(AriaRole.Button, new() { Name = "Avsluta som vunnen" }).ClickAsync();
        await Expect(visit.Dialog).ToContainTextAsync("Ändringarna av säljarna kunde inte sparas.");
        await visit.Confirm("OK");
        await Type(visit, Cast.Cecilia, "50");
        await visit.Command("Avsluta som vunnen");
        await visit.ConfirmOnPage("Avsluta som vunnen");
        await Expect(visit.Panel.GetByText("Säljmöjligheten är avslutad")).ToBeVisibleAsync();
        await Expect(Percent(visit, Cast.Cecilia)).ToHaveValueAsync("50,00");
        await Expect(visit.Notification("opps_sharesum")).ToContainTextAsync("90,00 %");
    }

    [Fact]
    public async Task ClosedOpportunity_CanBeReadOnly()
    {
        await using var visit = await company.Visit(Cast.Cecilia);
        await visit.OpenRow("opportunity", company.Opportunity("Såglinje 3, styrning"));
        await Expect(visit.Panel.GetByText("Säljmöjligheten är avslutad")).ToBeVisibleAsync();
        await Expect(Percent(visit, Cast.Cecilia)).ToHaveAttributeAsync("readonly", "");
    }

    private async Task<Visit> OnOpportunity(params (string Seller, decimal Percent)[] sellers)
    {
        var opportunity = new Entity("opportunity")
        {
            ["name"] = $"Panel {Guid.NewGuid()}",
            ["customerid"] = new EntityReference("account", company.IdOf("account", "name", DemoCustomers.Nordhamn)),
            ["estimatedvalue"] = new Money(Amount),
        };
        opportunity.RelatedEntities.Add(new Relationship("opps_opportunity_sellershare"), new EntityCollection([.. sellers.Select(s => new Entity("opps_sellershare")
        {
            ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", s.Seller)),
            ["opps_percent"] = s.Percent,
        })]) { EntityName = "opps_sellershare" });
        var id = company.As(Cast.Cecilia).Create(opportunity);
        var visit = await company.Visit(Cast.Cecilia, 1280, 1200);
        await visit.OpenRow("opportunity", id);
        await Expect(Percent(visit, sellers[0].Seller)).ToBeVisibleAsync();
        return visit;
    }

    private static ILocator Row(Visit visit, string person) => visit.Panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = person });

    private static ILocator Percent(Visit visit, string person) => visit.Panel.GetByLabel($"Andel för {person} i procent");

    private static ILocator Header(Visit visit, string name) => visit.Page.Locator($".header-fields [data-control={name}]");

    private static async Task Type(Visit visit, string person, string percent)
    {
        await Percent(visit, person).FillAsync(percent);
        await Percent(visit, person).PressAsync("Tab");
    }

    private static async Task Save(Visit visit)
    {
        await visit.Panel.GetByRole(AriaRole.Button, new() { Name = "Spara säljare" }).ClickAsync();
        await Expect(visit.Panel.GetByText("Säljarna är sparade.").First).ToBeAttachedAsync();
        await visit.Settled();
    }
}
