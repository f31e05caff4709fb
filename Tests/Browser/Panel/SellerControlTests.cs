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

/// <summary>One save: what is changed in the control of the sellers is stored by the form's own Save, and by nothing else.</summary>
public sealed class SellerControlTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Fact]
    public async Task Percentages_TypedByMouseAndKeyboard_AreStoredByTheFormsSave()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id);
        await visit.TypePercent(Cast.Cecilia, "70");
        await Expect(visit.Heading).ToContainTextAsync("– Inte sparat");
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", company.Stored(id));
        await visit.TypePercent(Cast.Bjorn, "30");
        await visit.Save();
        Assert.Equal("Björn Dahl 30, Cecilia Ek 70", company.Stored(id));
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("70,00");

        await visit.Percent(Cast.Bjorn).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+a");
        await visit.Page.Keyboard.TypeAsync("20,5");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await visit.IsSaved();
        Assert.Equal("Björn Dahl 20.5, Cecilia Ek 70", company.Stored(id));
    }

    [Fact]
    public async Task SellerWithANumber_MovesTheOthersOnTheScreen_AndSoInTheStore()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 100));
        await using var visit = await company.OpenSellers(id);
        await visit.AddSeller("björn", Cast.Bjorn);
        await visit.TypePercent(Cast.Bjorn, "25");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("75,00");
        await visit.Command("Spara och stäng");
        await Expect(visit.Panel).ToHaveCountAsync(0);
        Assert.Equal("Björn Dahl 25, Cecilia Ek 75", company.Stored(id));
    }

    [Fact]
    public async Task NewOpportunity_IsSavedWithItsSellers()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1280, 1200);
        await visit.Open("/main.aspx?pagetype=entityrecord&etn=opportunity");
        var topic = $"Ny {Guid.NewGuid()}";
        await visit.Fill("Ämne", topic);
        await visit.LookUp("Kund", "Nord", DemoCustomers.Nordhamn);
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("100,00");
        await visit.AddSeller("anna", Cast.Anna);
        await visit.TypePercent(Cast.Anna, "40");
        await visit.Save();
        Assert.Equal("Anna Berg 40, Cecilia Ek 60", company.Stored(company.Opportunity(topic)));
        await Expect(visit.Percent(Cast.Anna)).ToHaveValueAsync("40,00");
    }

    [Fact]
    public async Task SaveOfSomethingElse_ShowsWhatItHasMoved()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 100));
        await using var visit = await company.OpenSellers(id);
        await visit.LookUp("Kundansvarig", "Anna", Cast.Anna);
        await visit.Save();
        await Expect(visit.Percent(Cast.Anna)).ToHaveValueAsync("100,00");
    }

    [Fact]
    public async Task WhatCannotBeRead_KeepsTheFormFromBeingSaved()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id);
        await visit.TypePercent(Cast.Bjorn, "30");
        await visit.TypePercent(Cast.Cecilia, "abc");
        await visit.Command("Spara");
        await Expect(visit.Notification("opps_sellers_problem")).ToBeVisibleAsync();
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", company.Stored(id));
        await visit.TypePercent(Cast.Cecilia, "70");
        await visit.Save();
        await Expect(visit.Notification("opps_sellers_problem")).ToHaveCountAsync(0);
        Assert.Equal("Björn Dahl 30, Cecilia Ek 70", company.Stored(id));
    }

    /// <summary>Nothing else is unsaved; still a save is refused, and a closing does not go past it.</summary>
    [Fact]
    public async Task WhatCannotBeRead_IsUnsaved_UntilItIsTakenBack()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id);
        await visit.TypePercent(Cast.Cecilia, "abc");
        await visit.Command("Spara");
        await Expect(visit.Notification("opps_sellers_problem")).ToBeVisibleAsync();
        await visit.TypePercent(Cast.Cecilia, "60");
        await visit.Save();
        await Expect(visit.Notification("opps_sellers_problem")).ToHaveCountAsync(0);
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", company.Stored(id));
    }

    [Fact]
    public async Task LeavingTheForm_AsksFirst_AndStoresNothingUnasked()
    {
        var id = company.OpportunityOf((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await company.OpenSellers(id);
        await visit.TypePercent(Cast.Cecilia, "50");
        await visit.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Säljmöjligheter", Exact = true }).ClickAsync();
        await visit.Confirm("Ignorera ändringar");
        await Expect(visit.Panel).ToHaveCountAsync(0);
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", company.Stored(id));
    }

    [Fact]
    public async Task ClosedOpportunity_CanBeReadOnly()
    {
        await using var visit = await company.OpenSellers(company.Opportunity("Såglinje 3, styrning"));
        await Expect(visit.Panel.GetByText("Säljmöjligheten är avslutad")).ToBeVisibleAsync();
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveAttributeAsync("readonly", "");
    }

    /// <summary>No height of its own and no scrolling of its own, up to fifty sellers, in a wide window and in that of a telephone.</summary>
    [Theory, InlineData(1400), InlineData(1100), InlineData(360)]
    public async Task Control_GrowsWithItsRows(int width)
    {
        const int Many = 50;
        string[] people = [.. Enumerable.Range(1, Many).Select(number => $"Säljare {width} {number:00}")];
        foreach (var person in people)
        {
            company.System.Create(new Entity("systemuser") { ["firstname"] = person, ["domainname"] = $"{Guid.NewGuid()}@nordiccranes.example" });
        }

        await using var visit = await company.Visit(Cast.Cecilia, width, 800);
        await visit.OpenRow("opportunity", company.OpportunityOf([.. people.Select(person => (person, 2m))]));
        await Expect(visit.Panel.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(Many);
        Assert.Empty(await visit.Panel.EvaluateAsync<string[]>("""
            panel => [panel, ...panel.querySelectorAll("*")]
              .filter(part => /auto|scroll/.test(getComputedStyle(part).overflowY) && part.scrollHeight > part.clientHeight)
              .map(part => part.className)
            """));
        Assert.True(await visit.Panel.EvaluateAsync<bool>("panel => panel.scrollWidth <= panel.clientWidth"), "The control is wider than its place.");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than its window.");
    }
}
