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
        await Reach(visit, visit.Grid.GetByRole(AriaRole.Columnheader).First);
        await Keys(visit, "ArrowDown", "ArrowRight", "Space", "ArrowDown", "ArrowDown", "Space");
        await Expect(visit.Page.Locator("main tr[aria-selected=true]")).ToHaveCountAsync(2);
        await Keys(visit, "ArrowUp", "Control+a");
        await Expect(visit.Page.Locator("main tr[aria-selected=true]")).ToHaveCountAsync(3);
        await Reach(visit, visit.Commands.GetByRole(AriaRole.Button, new() { Name = "Ta bort" }), backwards: true);
        await Keys(visit, "Enter");
        await visit.DialogOpened();
        await Keys(visit, "Enter");
        await Expect(visit.Page.GetByText("Inga träffar som börjar med ”Tangent”.")).ToBeVisibleAsync();
    }

    private static async Task SearchTheCustomer(Visit visit)
    {
        await Reach(visit, visit.Page.GetByRole(AriaRole.Radio, new() { Name = "Alla" }));
        await Keys(visit, "ArrowRight", "Tab");
        await visit.Page.Keyboard.TypeAsync("Nord");
        await Keys(visit, "Enter");
        await Expect(Visit.Row(visit.Found, DemoCustomers.Nordhamn)).ToBeVisibleAsync();
        await Reach(visit, visit.Found.GetByRole(AriaRole.Columnheader).First);
        await Keys(visit, "ArrowDown", "Enter");
        await Expect(visit.Heading).ToContainTextAsync(DemoCustomers.Nordhamn);
    }

    private static async Task OpenItsOpportunities(Visit visit)
    {
        await Reach(visit, visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Översikt" }));
        await Keys(visit, "ArrowRight");
        await Expect(visit.Subgrid("subgrid_opps_opportunities").GetByRole(AriaRole.Grid)).ToBeVisibleAsync();
    }

    private static async Task MakeAnOpportunity(Visit visit)
    {
        await Reach(visit, visit.Subgrid("subgrid_opps_opportunities").GetByRole(AriaRole.Button, new() { Name = "Ny säljmöjlighet" }));
        await Keys(visit, "Enter");
        await visit.DialogOpened();
        await Reach(visit, await visit.Field("Ämne"));
        await visit.Page.Keyboard.TypeAsync(Topic);
        await Reach(visit, visit.Dialog.GetByRole(AriaRole.Button, new() { Name = "Spara och stäng" }));
        await Keys(visit, "Enter");
        await Expect(Visit.Row(visit.Subgrid("subgrid_opps_opportunities"), Topic)).ToBeVisibleAsync();
    }

    private static async Task OpenIt(Visit visit)
    {
        var grid = visit.Subgrid("subgrid_opps_opportunities").GetByRole(AriaRole.Grid);
        await Reach(visit, grid.GetByRole(AriaRole.Columnheader).First);
        var rows = await grid.GetByRole(AriaRole.Row).AllInnerTextsAsync();
        foreach (var _ in Enumerable.Range(0, rows.ToList().FindIndex(row => row.Contains(Topic, System.StringComparison.Ordinal))))
        {
            await Keys(visit, "ArrowDown");
        }

        await Keys(visit, "Enter");
        await Expect(visit.Heading).ToContainTextAsync(Topic);
    }

    private static async Task ChangeAPercentage(Visit visit)
    {
        await Reach(visit, visit.Panel.GetByRole(AriaRole.Combobox));
        await visit.Page.Keyboard.TypeAsync("Anna");
        await Expect(visit.Panel.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Keys(visit, "ArrowDown", "Enter");
        await Expect(visit.Percent(Cast.Anna)).ToBeFocusedAsync();
        await Keys(visit, "Control+a");
        await visit.Page.Keyboard.TypeAsync("37,5");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("62,50");
        await Keys(visit, "Control+s");
        await visit.IsSaved();
    }

    private static async Task CloseAsLost(Visit visit)
    {
        await Reach(visit, visit.Commands.GetByRole(AriaRole.Button, new() { Name = "Avsluta som förlorad" }), backwards: true);
        await Keys(visit, "Enter");
        await visit.DialogOpened();
        await Reach(visit, visit.PageInDialog.GetByLabel("Avvisning"));
        await visit.Page.Keyboard.TypeAsync("Kon");
        await Reach(visit, visit.PageInDialog.GetByRole(AriaRole.Button, new() { Name = "Avsluta som förlorad" }));
        await Keys(visit, "Enter");
        await visit.DialogsClosed();
        await Expect(await visit.Field("Status")).ToHaveValueAsync("Förlorad");
        await Expect(await visit.Field("Avvisning")).ToHaveValueAsync("Konkurrent");
    }

    /// <summary>Tabs until it has the focus; what can't be reached so is a fault.</summary>
    private static async Task Reach(Visit visit, ILocator target, bool backwards = false)
    {
        const int Enough = 120;
        await Expect(target).ToBeVisibleAsync();
        for (var pressed = 0; pressed < Enough; pressed++)
        {
            if (await target.EvaluateAsync<bool>("element => element.contains(document.activeElement)"))
            {
                return;
            }

            await Keys(visit, backwards ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"{target} can't be reached by {Enough} tabs.");
    }

    private static async Task Keys(Visit visit, params string[] keys)
    {
        foreach (var key in keys)
        {
            await visit.Page.Keyboard.PressAsync(key);
        }
    }
}
