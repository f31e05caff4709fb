using System;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Journal;
using Browser.Screens;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Panel;

/// <summary>T4, T5: why a colleague's share is changed, asked for among the sellers and told in their history.</summary>
public sealed class ReasonTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private static readonly Guid OnlyRow = new("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10");

    [Theory]
    [InlineData(1053, 1400, "Motivering", "Spara")]
    [InlineData(1044, 360, "Begrunnelse", "Lagre")]
    [InlineData(1030, 360, "Begrundelse", "Gem")]
    [InlineData(1033, 1400, "Reason", "Save")]
    public async Task Required_NothingIsSavedWithoutIt_AndTheHistoryTellsIt(int language, int width, string label, string save)
    {
        company.Speaks(Cast.Cecilia, language);
        Require();
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id, width);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        var reason = visit.Panel.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });
        await Expect(visit.Panel.Locator(".note")).ToBeHiddenAsync();
        await visit.Panel.Locator("input.percent").Nth(1).FillAsync("30");
        await Expect(reason).ToBeVisibleAsync();
        await Expect(reason).ToHaveAttributeAsync("required", "");
        await visit.Command(save);
        await Expect(visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = Cast.Bjorn })).ToBeVisibleAsync();
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", company.Stored(id));
        await check.Look("a reason is missing");

        await reason.FocusAsync();
        await visit.Page.Keyboard.TypeAsync("100 <100>");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await Expect(visit.Panel.Locator(".note")).ToBeHiddenAsync();
        await visit.Settled();
        Assert.Equal("Björn Dahl 30, Cecilia Ek 60", company.Stored(id));
        await visit.Page.Locator("#tab-tab_sellerhistory").ClickAsync();
        await visit.HistoryIsThere();
        await Expect(visit.Entry(0).Locator(".note")).ToHaveTextAsync($"{label}: 100 <100>");
        await check.Look("the reason in the history");
        check.FoundNothing();
        company.Speaks(Cast.Cecilia, 1053);
    }

    [Fact]
    public async Task Optional_IsOffered_AndRestoringAsksForIt()
    {
        company.System.Delete("opps_setting", Require());
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id);
        await visit.TypePercent(Cast.Bjorn, "30");
        await Expect(visit.Panel.GetByRole(AriaRole.Textbox, new() { Name = "Motivering (valfri)" })).ToBeVisibleAsync();
        await visit.Save();
        Require();
        await visit.Page.Locator("#tab-tab_sellerhistory").ClickAsync();
        await visit.HistoryIsThere();
        await visit.Entry(0).Button("Ångra").ClickAsync();
        await visit.Previewed();
        await visit.Entry(0).Button("Ångra").ClickAsync();
        await Expect(visit.History.GetByRole(AriaRole.Alert).Filter(new() { HasText = "kräver en motivering" })).ToBeVisibleAsync();
        Assert.NotEmpty(visit.TakeMishaps());
        await visit.History.GetByRole(AriaRole.Textbox, new() { Name = "Motivering", Exact = true }).FillAsync("Av misstag.");
        await visit.Entry(0).Button("Ångra").ClickAsync();
        await Expect(visit.Entry(0).Locator(".note")).ToHaveTextAsync("Motivering: Av misstag.");
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", company.Stored(id));
    }

    private Guid Require()
    {
        company.System.Execute(new Microsoft.Xrm.Sdk.Messages.UpsertRequest
        {
            Target = new Entity("opps_setting", OnlyRow) { ["opps_name"] = "Settings", ["opps_changereason"] = new OptionSetValue(847212021) },
        });
        return OnlyRow;
    }
}
