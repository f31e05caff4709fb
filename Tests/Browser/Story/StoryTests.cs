using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Panel;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Story;

/// <summary>A seller's day with one opportunity, as the page that the rules come from tells it: in Swedish, chapter by chapter.</summary>
public sealed class StoryTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Topic = "Kajbelysning";
    private const string OfCustomer = "subgrid_opps_opportunities";

    [Fact]
    public async Task ASellersDay_WithOneOpportunity()
    {
        await using var visit = await company.Visit(Cast.Cecilia);
        await FindTheCustomer(visit);
        await MakeAnOpportunityOnItsTab(visit);
        await SeeTheOwnerWithAllOfIt(visit);
        await MakeATaskAMeetingAndANoteFromIt(visit);
        await MakeAMeetingInTheActivitiesAreaAndPickItByHand(visit);
        await FindBothOnTheTimeline(visit);
        await AddASellerWithAQuarter(visit);
        await DeleteDownToOne(visit);
        await ChangeAPercentageAndReadTheMessage(visit);
        await CloseItAsLostWithAReason(visit);
        await SearchForItAndLandOnTheCustomer(visit);
        await MarkSeveralAndDeleteThem(visit);
    }

    private static async Task FindTheCustomer(Visit visit)
    {
        await visit.Open();
        await visit.Search("Företag", "Nord");
        await visit.Found.GetByRole(AriaRole.Link, new() { Name = DemoCustomers.Nordhamn }).ClickAsync();
        await Expect(visit.Heading).ToContainTextAsync(DemoCustomers.Nordhamn);
    }

    private static async Task MakeAnOpportunityOnItsTab(Visit visit)
    {
        await visit.Tab("Säljmöjligheter");
        await visit.CommandOf(OfCustomer, "Ny säljmöjlighet");
        await Expect(visit.Dialog).ToContainTextAsync(DemoCustomers.Nordhamn);
        await visit.Fill("Ämne", Topic);
        await visit.Fill("Belopp", "100 000,50");
        await visit.Confirm("Spara och stäng");
        await Expect(Visit.Row(visit.Subgrid(OfCustomer), Topic)).ToContainTextAsync("100 000,50");
    }

    private static async Task SeeTheOwnerWithAllOfIt(Visit visit)
    {
        await visit.Subgrid(OfCustomer).GetByRole(AriaRole.Link, new() { Name = Topic }).ClickAsync();
        await Expect(visit.Heading).ToContainTextAsync(Topic);
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("100,00");
    }

    private static async Task MakeATaskAMeetingAndANoteFromIt(Visit visit)
    {
        await visit.Tab("Aktiviteter");
        await AddToTimeline(visit, "Uppgift");
        await visit.Fill("Ämne", "Ring hamnkontoret");
        await visit.Confirm("Spara och stäng");
        await AddToTimeline(visit, "Avtalad tid");
        await visit.Fill("Ämne", "Möte på kajen");
        await visit.Fill("Starttid", "2026-12-01");
        await visit.Fill("Sluttid", "2026-12-01");
        await visit.Confirm("Spara och stäng");
        var timeline = visit.Page.Locator("app-timeline");
        await timeline.GetByPlaceholder("Skriv en anteckning …").FillAsync("Kunden vill ha lysdioder.");
        await timeline.GetByRole(AriaRole.Button, new() { Name = "Lägg till anteckning" }).ClickAsync();
        foreach (var post in new[] { "Ring hamnkontoret", "Möte på kajen", "Kunden vill ha lysdioder." })
        {
            await Expect(timeline.GetByRole(AriaRole.Listitem).Filter(new() { HasText = post })).ToBeVisibleAsync();
        }
    }

    private static async Task MakeAMeetingInTheActivitiesAreaAndPickItByHand(Visit visit)
    {
        await visit.Navigate("Aktiviteter");
        await visit.Command("Avtalad tid");
        await visit.Fill("Ämne", "Avstämning");
        await visit.LookUp("Angående", "Kajb", Topic);
        await visit.Fill("Starttid", "2026-12-03");
        await visit.Fill("Sluttid", "2026-12-03");
        await visit.Command("Spara och stäng");
        await Expect(Visit.Row(visit.Grid, "Avstämning")).ToContainTextAsync(Topic);
    }

    private static async Task FindBothOnTheTimeline(Visit visit)
    {
        await Visit.Row(visit.Grid, "Avstämning").GetByRole(AriaRole.Link, new() { Name = Topic }).ClickAsync();
        await visit.Tab("Aktiviteter");
        var posts = visit.Page.Locator("app-timeline").GetByRole(AriaRole.Listitem);
        await Expect(posts.Filter(new() { HasText = "Avstämning" })).ToBeVisibleAsync();
        await Expect(posts.Filter(new() { HasText = "Möte på kajen" })).ToBeVisibleAsync();
    }

    private static async Task AddASellerWithAQuarter(Visit visit)
    {
        await visit.Tab("Översikt");
        await visit.AddSeller("anna", Cast.Anna);
        await visit.TypePercent(Cast.Anna, "25");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("75,00");
        await visit.Save();
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("75,00");
        await Expect(visit.Percent(Cast.Anna)).ToHaveValueAsync("25,00");
    }

    private static async Task DeleteDownToOne(Visit visit)
    {
        await visit.RemoveSeller(Cast.Anna);
        await visit.Save();
        await Expect(visit.Seller(Cast.Anna)).ToHaveCountAsync(0);
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("100,00");
    }

    private static async Task ChangeAPercentageAndReadTheMessage(Visit visit)
    {
        await AddASellerWithAQuarter(visit);
        await visit.TypePercent(Cast.Cecilia, "80");
        await Expect(visit.Panel.Locator(".sum-text")).ToHaveTextAsync("Andelarna är tillsammans 105 % – 5 % för mycket.");
        await visit.Save();
        await Expect(visit.Panel.Locator(".sum-text")).ToHaveTextAsync("Andelarna är tillsammans 105 % – 5 % för mycket.");
    }

    private static async Task CloseItAsLostWithAReason(Visit visit)
    {
        await visit.Command("Avsluta som förlorad");
        await visit.PageInDialog.GetByLabel("Avvisning").SelectOptionAsync(new SelectOptionValue { Label = "Pris" });
        await visit.ConfirmOnPage("Avsluta som förlorad");
        await Expect(await visit.Field("Status")).ToHaveValueAsync("Förlorad");
        await Expect(await visit.Field("Avvisning")).ToHaveValueAsync("Pris");
        await Expect(visit.Commands.GetByText("Avsluta som vunnen")).ToHaveCountAsync(0);
    }

    private static async Task SearchForItAndLandOnTheCustomer(Visit visit)
    {
        await visit.Search("Säljmöjligheter", "Kajb");
        await visit.Found.GetByRole(AriaRole.Link, new() { Name = Topic }).ClickAsync();
        await Expect(visit.Heading).ToContainTextAsync(DemoCustomers.Nordhamn);
        await Expect(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Säljmöjligheter" })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Visit.Row(visit.Subgrid(OfCustomer), Topic).GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await Expect(visit.Subgrid(OfCustomer).GetByRole(AriaRole.Img)).ToHaveCountAsync(1);
    }

    private async Task MarkSeveralAndDeleteThem(Visit visit)
    {
        string[] doomed = ["Felregistrerad 1", "Felregistrerad 2", "Felregistrerad 3"];
        foreach (var name in doomed)
        {
            company.MakeOpportunity(Cast.Cecilia, DemoCustomers.Nordhamn, name);
        }

        await visit.Navigate("Säljmöjligheter");
        await MarkStatus(visit, doomed[0]).ClickAsync();
        await MarkStatus(visit, doomed[2]).ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Expect(visit.Page.Locator("main [aria-selected=true]")).ToHaveCountAsync(2);
        await visit.Command("Ta bort");
        await visit.Confirm("Ta bort");
        await Expect(Visit.Row(visit.Grid, doomed[0])).ToHaveCountAsync(0);
        await Expect(Visit.Row(visit.Grid, doomed[2])).ToHaveCountAsync(0);
        await Expect(Visit.Row(visit.Grid, doomed[1])).ToBeVisibleAsync();
    }

    /// <summary>A place in the row that is no link.</summary>
    private static ILocator MarkStatus(Visit visit, string name) => Visit.Row(visit.Grid, name).GetByRole(AriaRole.Gridcell).Nth(4);

    private static async Task AddToTimeline(Visit visit, string kind)
    {
        var timeline = visit.Page.Locator("app-timeline");
        await timeline.GetByRole(AriaRole.Button, new() { Name = "Lägg till på tidslinjen" }).ClickAsync();
        await timeline.GetByRole(AriaRole.Menuitem, new() { Name = kind }).ClickAsync();
        await visit.DialogOpened();
    }
}
