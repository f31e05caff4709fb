using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screens;

/// <summary>Nothing is hidden, cut off unseen or left without a name, at the widths of common windows.</summary>
public sealed partial class ReadabilityTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Theory, InlineData(1100), InlineData(1400)]
    public async Task Lists_ShowAllTheirColumns_AndMarkWhatIsCut(int width)
    {
        await using var visit = await company.Visit(Cast.Cecilia, width, 800);
        foreach (var table in new[] { "activitypointer", "opportunity", "opps_sellershare", "account" })
        {
            await visit.OpenList(table);
            await Expect(visit.Grid).ToBeVisibleAsync();
            var grid = visit.Page.Locator(".grid-scroll");
            Assert.True(await grid.EvaluateAsync<bool>("grid => grid.scrollWidth <= grid.clientWidth"), table);
            var unmarked = await visit.Grid.EvaluateAsync<string[]>(
                "grid => [...grid.querySelectorAll('td:not(.select)')].filter(cell => cell.scrollWidth > cell.clientWidth && (getComputedStyle(cell).textOverflow !== 'ellipsis' || !cell.title)).map(cell => cell.textContent)");
            Assert.Empty(unmarked);
            Assert.True(await visit.Grid.EvaluateAsync<bool>("grid => [...grid.querySelectorAll('td:is(.number, .date)')].every(cell => cell.scrollWidth <= cell.clientWidth)"), table);
        }

        await visit.OpenList("activitypointer");
        await Expect(visit.Grid.GetByRole(AriaRole.Columnheader, new() { Name = "Förfallodatum" })).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Theory, InlineData(360), InlineData(1100), InlineData(1400)]
    public async Task Searches_StandOnOneLine(int width)
    {
        await using var visit = await company.Visit(Cast.Cecilia, width, 800);
        await visit.OpenList("opportunity");
        foreach (var search in new[] { ".search-box", ".search-field" })
        {
            var height = await visit.Page.Locator(search).First.EvaluateAsync<double>("search => search.getBoundingClientRect().height");
            Assert.InRange(height, 20, 40);
            Assert.True(await visit.Page.Locator($"{search} svg").Last.EvaluateAsync<bool>(
                "(icon) => { const box = icon.closest('form').getBoundingClientRect(), own = icon.getBoundingClientRect(); return own.top >= box.top && own.bottom <= box.bottom && own.right <= box.right; }"));
        }
    }

    [Fact]
    public async Task LinkedAmounts_HaveTheirCurrency()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1400, 800);
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opps_sellershare&viewid=1a6903b5-8e43-44ac-b18a-1565ae741c72");
        var amounts = await visit.Grid.Locator("td[data-label*='(Säljmöjlighet)'].number").AllInnerTextsAsync();
        Assert.NotEmpty(amounts);
        Assert.All(amounts, amount => Assert.Matches(Money(), amount.Trim()));
    }

    [Fact]
    public async Task RowsWithoutAValue_AreAGroupWithAName()
    {
        company.MakeOpportunity(Cast.Cecilia, DemoCustomers.Nordhamn, "Utan datum");
        await using var visit = await company.Visit(Cast.Cecilia, 1400, 900);
        await visit.Open();
        var chart = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Förväntat belopp per månad" });
        await chart.GetByRole(AriaRole.Button, new() { Name = "Visa som tabell" }).ClickAsync();
        var groups = await chart.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync();
        Assert.Equal("(inget värde)", groups[^1]);
        Assert.All(groups.SkipLast(1), group => Assert.Matches("^\\w+\\.? 20[0-9]{2}$", group));
    }

    [Fact]
    public async Task Deleting_NamesWhatGoes()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            company.MakeOpportunity(Cast.Cecilia, DemoCustomers.Nordhamn, $"Borttages {number}");
        }

        await using var visit = await company.Visit(Cast.Cecilia, 1400, 900);
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opportunity&search=Borttages");
        await visit.Grid.GetByRole(AriaRole.Checkbox, new() { Name = "Markera alla rader" }).ClickAsync();
        await visit.Command("Ta bort");
        await Expect(visit.Dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync(new Regex("^Ta bort Borttages \\d, Borttages \\d, Borttages \\d och 2 till\\?$"));
        await visit.Confirm("Avbryt");
        await visit.Grid.GetByRole(AriaRole.Checkbox, new() { Name = "Markera Borttages 3" }).ClickAsync();
        await visit.Grid.GetByRole(AriaRole.Checkbox, new() { Name = "Markera Borttages 4" }).ClickAsync();
        await visit.Command("Ta bort");
        await Expect(visit.Dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync(new Regex("^Ta bort Borttages \\d, Borttages \\d och Borttages \\d\\?$"));
        await visit.Confirm("Avbryt");
        await visit.OpenRow("opportunity", company.Opportunity("Borttages 3"));
        await visit.Command("Ta bort");
        await Expect(visit.Dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Ta bort Borttages 3?");
        await visit.Confirm("Ta bort");
    }

    [Fact]
    public async Task NewOpportunity_IsInItsCustomersCurrency_AndCanBeOpenedAtOnce()
    {
        await using var visit = await company.Visit(Cast.Bjorn, 1400, 900);
        await visit.OpenRow("account", company.IdOf("account", "name", DemoCustomers.Trollheimen));
        await visit.Tab("Salgsmuligheter");
        await visit.CommandOf("subgrid_opps_opportunities", "Ny salgsmulighet");
        await Expect(visit.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Ny salgsmulighet" })).ToBeVisibleAsync();
        await Expect(visit.Dialog.Locator("[data-control=transactioncurrencyid]")).ToContainTextAsync("Norsk krone");
        await visit.Fill("Emne", "Melkelinje");
        await visit.Confirm("Lagre og lukk");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Åpne Melkelinje" }).ClickAsync();
        await Expect(visit.Heading).ToContainTextAsync("Melkelinje");
        var currency = company.System.Retrieve("opportunity", company.Opportunity("Melkelinje"), new("transactioncurrencyid")).GetAttributeValue<EntityReference>("transactioncurrencyid");
        Assert.Equal("Norsk krone", currency.Name);
    }

    [Fact]
    public async Task CustomersTimeline_ShowsWhatHangsOnItsOpportunities()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1400, 900);
        await visit.OpenRow("account", company.IdOf("account", "name", DemoCustomers.Nordhamn));
        var post = visit.Page.Locator("app-timeline").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Platsbesök kaj 4" });
        await post.GetByRole(AriaRole.Link, new() { Name = DemoOpportunities.Crane, Exact = true }).ClickAsync();
        await Expect(visit.Heading).ToContainTextAsync(DemoOpportunities.Crane);
    }

    [Fact]
    public async Task Search_OfOneKind_FindsAnyWord()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1400, 900);
        await visit.Open();
        await visit.Search("Säljmöjligheter", "kaj");
        await Expect(Visit.Row(visit.Found, DemoOpportunities.Crane)).ToBeVisibleAsync();
        await Expect(visit.Found).ToHaveCountAsync(1);
        await visit.OpenList("opportunity");
        await visit.Page.Locator(".search-field input").FillAsync("kaj");
        await visit.Page.Locator(".search-field input").PressAsync("Enter");
        await Expect(visit.Page.GetByText("Inga träffar som börjar med ”kaj”. Sök på *kaj för träffar inne i namnet.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Calendar_ShowsActivities_AndTakesAMeeting()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1400, 900);
        await visit.OpenList("activitypointer");
        await visit.Command("Visa som kalender");
        var calendar = visit.Page.Locator("app-calendar");
        await Expect(calendar.Locator(".calendar-day")).ToHaveCountAsync(7);
        var today = calendar.Locator("[data-today]");
        await today.GetByRole(AriaRole.Button).ClickAsync();
        await visit.DialogOpened();
        await Expect(await visit.Field("Starttid")).ToHaveValueAsync(new Regex("^\\d{4}-\\d{2}-\\d{2}$"));
        await visit.Fill("Ämne", "Genomgång");
        await visit.Dialog.GetByLabel("Starttid, klockslag").FillAsync("13:30");
        await visit.Dialog.GetByLabel("Sluttid, klockslag").FillAsync("14:30");
        await visit.Confirm("Spara och stäng");
        var made = today.GetByRole(AriaRole.Link).Filter(new() { HasText = "13:30 Genomgång" });
        await Expect(made).ToBeVisibleAsync();
        await calendar.GetByRole(AriaRole.Combobox).SelectOptionAsync("month");
        await Expect(made).ToBeVisibleAsync();
        Assert.InRange(await calendar.Locator(".calendar-day").CountAsync(), 28, 42);
    }

    [GeneratedRegex("[0-9].*(kr|€)$")]
    private static partial Regex Money();
}
