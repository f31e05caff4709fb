using System.Linq;
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

/// <summary>The main parts of the story with the keyboard alone: no click, and nothing focused but by keys.</summary>
public sealed class KeyboardTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Topic = "Pollare och fendrar";

    [Fact]
    public async Task MainParts_ByKeyboardAlone()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1600, 1000);
        await visit.Open();
        await SearchTheCustomer(visit);
        await OpenItsOpportunities(visit);
        await MakeAnOpportunity(visit);
        await OpenIt(visit);
        await ChangeAPercentage(visit);
        await CloseAsLost(visit);
    }

    [Fact]
    public async Task Rows_AreMarkedAndDeleted_ByKeyboardAlone()
    {
        string[] names = ["Tangent 1", "Tangent 2", "Tangent 3"];
        foreach (var name in names)
        {
            company.MakeOpportunity(Cast.Cecilia, DemoCustomers.Nordhamn, name);
        }

        await using var visit = await company.Visit(Cast.Cecilia, 1600, 1000);
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opportunity&search=Tangent");
        await visit.Reach(visit.Grid.GetByRole(AriaRole.Columnheader).First);
        await visit.Keys("ArrowDown", "ArrowRight", "Space", "ArrowDown", "ArrowDown", "Space");
        await Expect(visit.Page.Locator("main tr[aria-selected=true]")).ToHaveCountAsync(2);
        await visit.Keys("ArrowUp", "Control+a");
        await Expect(visit.Page.Locator("main tr[aria-selected=true]")).ToHaveCountAsync(3);
        await visit.Reach(visit.Commands.GetByRole(AriaRole.Button, new() { Name = "Ta bort" }), backwards: true);
        await visit.Keys("Enter");
        await visit.DialogOpened();
        await visit.Keys("Enter");
        await Expect(visit.Page.GetByText("Inga träffar som börjar med ”Tangent”.")).ToBeVisibleAsync();
    }

    private static async Task SearchTheCustomer(Visit visit)
    {
        await visit.Reach(visit.Page.GetByRole(AriaRole.Radio, new() { Name = "Alla" }));
        await visit.Keys("ArrowRight", "Tab");
        await visit.Page.Keyboard.TypeAsync("Nord");
        await visit.Keys("Enter");
        await Expect(Visit.Row(visit.Found, DemoCustomers.Nordhamn)).ToBeVisibleAsync();
        await visit.Reach(visit.Found.GetByRole(AriaRole.Columnheader).First);
        await visit.Keys("ArrowDown", "Enter");
        await Expect(visit.Heading).ToContainTextAsync(DemoCustomers.Nordhamn);
    }

    private static async Task OpenItsOpportunities(Visit visit)
    {
        await visit.Reach(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Översikt" }));
        await visit.Keys("ArrowRight");
        await Expect(visit.Subgrid("subgrid_opps_opportunities").GetByRole(AriaRole.Grid)).ToBeVisibleAsync();
    }

    private static async Task MakeAnOpportunity(Visit visit)
    {
        await visit.Reach(visit.Subgrid("subgrid_opps_opportunities").GetByRole(AriaRole.Button, new() { Name = "Ny säljmöjlighet" }));
        await visit.Keys("Enter");
        await visit.DialogOpened();
        await visit.Reach(await visit.Field("Ämne"));
        await visit.Page.Keyboard.TypeAsync(Topic);
        await visit.Reach(visit.Dialog.GetByRole(AriaRole.Button, new() { Name = "Spara och stäng" }));
        await visit.Keys("Enter");
        await Expect(Visit.Row(visit.Subgrid("subgrid_opps_opportunities"), Topic)).ToBeVisibleAsync();
    }

    private static async Task OpenIt(Visit visit)
    {
        var grid = visit.Subgrid("subgrid_opps_opportunities").GetByRole(AriaRole.Grid);
        await visit.Reach(grid.GetByRole(AriaRole.Columnheader).First);
        var rows = await grid.GetByRole(AriaRole.Row).AllInnerTextsAsync();
        foreach (var _ in Enumerable.Range(0, rows.ToList().FindIndex(row => row.Contains(Topic, System.StringComparison.Ordinal))))
        {
            await visit.Keys("ArrowDown");
        }

        await visit.Keys("Enter");
        await Expect(visit.Heading).ToContainTextAsync(Topic);
    }

    private static async Task ChangeAPercentage(Visit visit)
    {
        await visit.Reach(visit.Panel.GetByRole(AriaRole.Combobox));
        await visit.Page.Keyboard.TypeAsync("Anna");
        await Expect(visit.Panel.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await visit.Keys("ArrowDown", "Enter");
        await Expect(visit.Percent(Cast.Anna)).ToBeFocusedAsync();
        await visit.Keys("Control+a");
        await visit.Page.Keyboard.TypeAsync("37,5");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("62,50");
        await visit.Keys("Control+s");
        await visit.IsSaved();
    }

    private static async Task CloseAsLost(Visit visit)
    {
        await visit.Reach(visit.Commands.GetByRole(AriaRole.Button, new() { Name = "Avsluta som förlorad" }), backwards: true);
        await visit.Keys("Enter");
        await visit.DialogOpened();
        await visit.Reach(visit.PageInDialog.GetByLabel("Avvisning"));
        await visit.Page.Keyboard.TypeAsync("Kon");
        await visit.Reach(visit.PageInDialog.GetByRole(AriaRole.Button, new() { Name = "Avsluta som förlorad" }));
        await visit.Keys("Enter");
        await visit.DialogsClosed();
        await Expect(await visit.Field("Status")).ToHaveValueAsync("Förlorad");
        await Expect(await visit.Field("Avvisning")).ToHaveValueAsync("Konkurrent");
    }
}
