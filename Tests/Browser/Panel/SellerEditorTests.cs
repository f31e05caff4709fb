using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Panel;

/// <summary>What the editor of the sellers does on the form: money, ways out of a sum that isn't 100, keys, two people, another owner.</summary>
public sealed class SellerEditorTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Theory, InlineData(1400), InlineData(1100), InlineData(360)]
    public async Task MoneyTyped_IsThePercentThatComesToIt(int width)
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id, width);
        await visit.Amount(Cast.Cecilia).FillAsync("250 kr");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("25,00");
        await visit.Amount(Cast.Bjorn).FillAsync("333,333");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Seller(Cast.Bjorn)).ToContainTextAsync("går inte att få exakt: 33,33 % ger");
        await visit.Save();
        Assert.Equal("Björn Dahl 33.33, Cecilia Ek 25", company.Stored(id));
    }

    [Fact]
    public async Task SumThatIsNot100_OffersWaysOut_EachTakenBackInOneStep()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id);
        await visit.TypePercent(Cast.Bjorn, "50");
        await Expect(visit.Panel.GetByText("Andelarna är tillsammans 110 % – 10 % för mycket.", new() { Exact = true })).ToHaveCountAsync(1);
        await visit.Way("Skala till 100 %").ClickAsync();
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("54,55");
        await visit.Way("Ångra").ClickAsync();
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("60,00");

        var giver = visit.Panel.GetByLabel("Ta överskottet från");
        await giver.FocusAsync();
        await visit.Page.Keyboard.PressAsync("End");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Percent(Cast.Bjorn)).ToHaveValueAsync("40,00");
        await Expect(visit.Panel.GetByText("Andelarna är tillsammans 100 %.")).ToBeVisibleAsync();
        await Expect(giver).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Keys_TakeBack_WalkThroughTheSteps_AndSave()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 100));
        await using var visit = await company.OpenSellers(id);
        await visit.AddSeller("björn", Cast.Bjorn);
        var keys = visit.Page.Keyboard;
        await keys.TypeAsync("25");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("75,00");
        await Expect(visit.Seller(Cast.Cecilia)).ToContainTextAsync("100 → 75");
        await keys.PressAsync("Escape");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("100,00");
        await keys.TypeAsync("40");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Control+z");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("100,00");
        await keys.PressAsync("Control+y");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("60,00");
        await visit.Panel.GetByRole(AriaRole.Slider).First.FocusAsync();
        await keys.PressAsync("ArrowRight");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("61,00");
        await Expect(visit.Panel.Locator("[aria-live=polite]")).ToContainTextAsync("Cecilia Ek 60 → 61");
        await keys.PressAsync("Control+s");
        await visit.IsSaved();
        Assert.Equal("Björn Dahl 39, Cecilia Ek 61", company.Stored(id));
    }

    [Fact]
    public async Task SomebodyElsesSeller_IsMerged_AndShownOnceSaved()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 30));
        await using var visit = await company.OpenSellers(id);
        await visit.TypePercent(Cast.Cecilia, "50");
        company.SetShare(id, Cast.Anna, 0);
        await visit.Save();
        await Expect(visit.Percent(Cast.Anna)).ToHaveValueAsync("0,00");
        await Expect(visit.Panel.GetByText("på annat håll")).ToHaveCountAsync(0);
        Assert.Equal("Anna Berg 0, Björn Dahl 30, Cecilia Ek 50", company.Stored(id));
    }

    [Theory, InlineData("Behåll mitt", 70), InlineData("Ta det sparade", 50)]
    public async Task SameSellerChangedByTwo_StandsSideBySide_UntilOneIsChosen(string choice, int stored)
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 30));
        await using var visit = await company.OpenSellers(id);
        await visit.TypePercent(Cast.Cecilia, "70");
        await visit.TypePercent(Cast.Bjorn, "20");
        company.SetShare(id, Cast.Cecilia, 50);
        await visit.Command("Spara");
        await visit.Refused();
        var collision = visit.Panel.GetByRole(AriaRole.Alert).Filter(new() { HasText = "på annat håll" });
        await Expect(collision).ToContainTextAsync("Cecilia Ek");
        await Expect(collision).ToContainTextAsync("70 %");
        await Expect(collision).ToContainTextAsync("50 %");
        Assert.Equal("Björn Dahl 30, Cecilia Ek 50", company.Stored(id));
        await collision.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        await Expect(collision).ToHaveCountAsync(0);
        await visit.Save();
        Assert.Equal($"Björn Dahl 20, Cecilia Ek {stored}", company.Stored(id));
    }

    [Fact]
    public async Task NewOwnerOfSeveralSellers_IsOfferedAShare()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id);
        await visit.LookUp("Kundansvarig", "Anna", Cast.Anna);
        await Expect(visit.Panel.GetByText("Anna Berg äger nu säljmöjligheten men har ingen andel.")).ToBeVisibleAsync();
        await visit.Way("Lägg till Anna Berg").ClickAsync();
        await visit.TypePercent(Cast.Anna, "20");
        await visit.Save();
        Assert.Equal("Anna Berg 20, Björn Dahl 40, Cecilia Ek 40", company.Stored(id));
    }

    [Fact]
    public async Task ServerGoneInTheMiddle_LosesNothing()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id);
        await visit.TypePercent(Cast.Cecilia, "50");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Command("Spara");
        await visit.Refused();
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("50,00");
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.Save();
        Assert.Equal("Björn Dahl 40, Cecilia Ek 50", company.Stored(id));
    }
}
