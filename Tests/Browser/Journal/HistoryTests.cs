using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Panel;
using Browser.Screens;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Journal;

/// <summary>"Why do I have 37.50 %?", and the way back: on the opportunity's form, over the journal that the packed plug-ins have written.</summary>
public sealed class HistoryTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Undo = "Ångra";
    private const string Restore = "Återställ det här";

    [Theory]
    [InlineData(1053, "Varför har jag 37,50 %?", "Cecilia Ek lade till Anna Berg med 25 %.", "Regel P5 De 2 andra fria säljarna delar lika på det som är kvar, 75 %.")]
    [InlineData(1044, "Hvorfor har jeg 37,50 %?", "Cecilia Ek la til Anna Berg med 25 %.", null)]
    [InlineData(1030, "Hvorfor har jeg 37,50 %?", "Cecilia Ek tilføjede Anna Berg med 25 %.", null)]
    [InlineData(1033, "Why do I have 37.50 %?", "Cecilia Ek added Anna Berg with 25 %.", "Rule P5 The 2 other free sellers share what is left, 75 %, evenly.")]
    public async Task Seller_ReadsInTheirOwnLanguage_WhyTheyHaveWhatTheyHave(int language, string question, string cause, string? reason)
    {
        var id = company.OpportunityWithAHistory();
        company.Speaks(Cast.Bjorn, language);
        await using var visit = await company.Visit(Cast.Bjorn, 1100, 1100);
        await visit.OpenHistory(id);
        await Expect(visit.History.GetByRole(AriaRole.Heading, new() { Name = question })).ToBeVisibleAsync();
        await Expect(visit.History.Locator(".steps li")).ToHaveTextAsync([new Regex("Anna Berg.*Björn Dahl.*25.*\\(P5\\)"), new Regex("Cecilia Ek.*37[,.]50.*75.*\\(P5\\)")]);
        await Expect(visit.History.GetByRole(AriaRole.Heading, new() { Level = 3 })).ToHaveCountAsync(4);
        await Expect(visit.Entry(1).GetByRole(AriaRole.Heading)).ToHaveTextAsync(cause);
        if (reason is not null)
        {
            await Expect(visit.Entry(1).Locator(".reason")).ToHaveTextAsync(reason);
        }

        // Björn may read it, and no more.
        await Expect(visit.History.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await check.Look("history");
        await visit.FitsIn(visit.History.Locator("body"), 800, 360);
        check.FoundNothing();
    }

    [Fact]
    public async Task Manager_RestoresAnEarlierSet_HavingSeenWhatItComesTo()
    {
        var id = company.OpportunityWithAHistory();
        await using var visit = await company.Visit(Cast.Anna, 1100, 1200);
        await visit.OpenHistory(id);
        await visit.Entry(2).Button(Restore).ClickAsync();
        Assert.Equal(["Cecilia Ek, 37,50 %, 75,00 %", "Björn Dahl, 37,50 %, 25,00 %", "Anna Berg, 30,00 %, –"], await visit.Previewed());
        await visit.Entry(2).Button("Avbryt").ClickAsync();
        await Expect(visit.Entry(2).Button(Restore)).ToBeFocusedAsync();
        Assert.Equal("Anna Berg 30, Björn Dahl 37.5, Cecilia Ek 37.5", company.Stored(id));

        await visit.Entry(2).Button(Restore).ClickAsync();
        await visit.Previewed();
        await visit.Entry(2).Button("Återställ").ClickAsync();
        await Expect(visit.History.GetByText("Andelarna är återställda.")).ToBeVisibleAsync();
        Assert.Equal("Björn Dahl 25, Cecilia Ek 75", company.Stored(id));
        await Expect(visit.Entry(0).GetByRole(AriaRole.Heading)).ToHaveTextAsync("Anna Berg återställde tidigare andelar.");
        await visit.Tab("Översikt");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("75,00");

        await visit.Page.Locator("#tab-tab_sellerhistory").ClickAsync();
        await visit.Entry(0).Button(Undo).ClickAsync();
        await visit.Previewed();
        await visit.Entry(0).Button(Undo).Last.ClickAsync();
        await Expect(visit.History.GetByText(new Regex("^Ändringen är ångrad\\. .*105"))).ToBeVisibleAsync();
        Assert.Equal("Anna Berg 30, Björn Dahl 37.5, Cecilia Ek 37.5", company.Stored(id));
    }

    [Fact]
    public async Task OneNewestChange_IsUndone_ByKeyboardAlone()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        company.SetShare(id, Cast.Bjorn, 30);
        await using var visit = await company.Visit(Cast.Cecilia, 1100, 1100);
        await visit.OpenRow("opportunity", id);
        await visit.Reach(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Översikt" }));
        await visit.Keys("ArrowRight");
        await visit.HistoryIsThere();
        await visit.Reach(visit.Entry(0).Button(Undo));
        await visit.Keys("Enter");
        await visit.Previewed();
        await Expect(visit.History.GetByRole(AriaRole.Heading, new() { Name = "Ångra den här ändringen?" })).ToBeFocusedAsync();
        await visit.Keys("Escape");
        await Expect(visit.Entry(0).Button(Undo)).ToBeFocusedAsync();
        await visit.Keys("Enter");
        await visit.Previewed();
        await visit.Keys("Tab", "Tab", "Enter");
        await Expect(visit.History.GetByText("Ändringen är ångrad.")).ToBeVisibleAsync();
        await Expect(visit.History.GetByRole(AriaRole.Heading, new() { Name = "Det här har hänt" })).ToBeFocusedAsync();
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", company.Stored(id));
    }

    [Fact]
    public async Task MessageOfASave_OffersToUndoWhatTheRulesMoved()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 100));
        await using var visit = await company.OpenSellers(id);
        await visit.AddSeller("björn", Cast.Bjorn);
        await visit.TypePercent(Cast.Bjorn, "25");
        await visit.Save();
        var message = visit.Panel.Locator(".message");
        await Expect(message.Locator(".message-text")).ToHaveTextAsync("Reglerna ändrade också: Cecilia Ek 100 → 75 %.");
        await message.Button(Undo).ClickAsync();
        await Expect(visit.Panel.GetByText("Andelarna är återställda.")).ToBeVisibleAsync();
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("100,00");
        Assert.Equal("Cecilia Ek 100", company.Stored(id));
    }

    [Fact]
    public async Task ClosedOpportunity_SaysWhyNothingIsRestored()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1100, 900);
        await visit.OpenHistory(company.Opportunity("Reservdelar vår"));
        await Expect(visit.History.GetByText("Säljmöjligheten är avslutad, så inga tidigare andelar kan återställas.", new() { Exact = false })).ToBeVisibleAsync();
        await Expect(visit.History.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }
}
