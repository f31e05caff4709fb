using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Panel;

/// <summary>One save: what is changed in the control of the sellers is stored by the form's own Save, and by nothing else.</summary>
public sealed class SellerControlTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const decimal Amount = 1_000m;

    [Fact]
    public async Task Percentages_TypedByMouseAndKeyboard_AreStoredByTheFormsSave()
    {
        var id = Opportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await Open(id);
        await visit.TypePercent(Cast.Cecilia, "70");
        await Expect(visit.Heading).ToContainTextAsync("– Inte sparat");
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", Stored(id));
        await visit.TypePercent(Cast.Bjorn, "30");
        await visit.Save();
        Assert.Equal("Björn Dahl 30, Cecilia Ek 70", Stored(id));
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("70,00");

        await visit.Percent(Cast.Bjorn).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+a");
        await visit.Page.Keyboard.TypeAsync("20,5");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await visit.IsSaved();
        Assert.Equal("Björn Dahl 20.5, Cecilia Ek 70", Stored(id));
    }

    [Fact]
    public async Task SellerWithANumber_MovesTheOthersOnTheScreen_AndSoInTheStore()
    {
        var id = Opportunity((Cast.Cecilia, 100));
        await using var visit = await Open(id);
        await visit.AddSeller("björn", Cast.Bjorn);
        await visit.TypePercent(Cast.Bjorn, "25");
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("75,00");
        await visit.Command("Spara och stäng");
        await Expect(visit.Panel).ToHaveCountAsync(0);
        Assert.Equal("Björn Dahl 25, Cecilia Ek 75", Stored(id));
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
        Assert.Equal("Anna Berg 40, Cecilia Ek 60", Stored(company.Opportunity(topic)));
        await Expect(visit.Percent(Cast.Anna)).ToHaveValueAsync("40,00");
    }

    [Fact]
    public async Task SaveOfSomethingElse_ShowsWhatItHasMoved()
    {
        var id = Opportunity((Cast.Cecilia, 100));
        await using var visit = await Open(id);
        await visit.LookUp("Kundansvarig", "Anna", Cast.Anna);
        await visit.Save();
        await Expect(visit.Percent(Cast.Anna)).ToHaveValueAsync("100,00");
    }

    [Fact]
    public async Task WhatCannotBeRead_KeepsTheFormFromBeingSaved()
    {
        var id = Opportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await Open(id);
        await visit.TypePercent(Cast.Bjorn, "30");
        await visit.TypePercent(Cast.Cecilia, "abc");
        await visit.Command("Spara");
        await Expect(visit.Notification("opps_sellers_problem")).ToBeVisibleAsync();
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", Stored(id));
        await visit.TypePercent(Cast.Cecilia, "70");
        await visit.Save();
        await Expect(visit.Notification("opps_sellers_problem")).ToHaveCountAsync(0);
        Assert.Equal("Björn Dahl 30, Cecilia Ek 70", Stored(id));
    }

    /// <summary>U3: what does not collide is merged, whoever saved first.</summary>
    [Fact]
    public async Task AnotherPersonsChange_ThatDoesNotCollide_IsMerged()
    {
        var id = Opportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await Open(id);
        await visit.TypePercent(Cast.Cecilia, "50");
        Change(id, Cast.Bjorn, 30);
        await visit.Save();
        Assert.Equal("Björn Dahl 30, Cecilia Ek 50", Stored(id));
        await Expect(visit.Percent(Cast.Bjorn)).ToHaveValueAsync("30,00");
    }

    /// <summary>U3: what collides is refused, shown side by side, and saved as the person chooses.</summary>
    [Fact]
    public async Task AnotherPersonsChange_ThatCollides_IsShown_AndChosenFrom()
    {
        var id = Opportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await Open(id);
        await visit.TypePercent(Cast.Bjorn, "20");
        Change(id, Cast.Bjorn, 30);
        await visit.Command("Spara");
        await visit.DialogOpened();
        await Expect(visit.Dialog).ToContainTextAsync(Cast.Bjorn);
        await visit.Confirm("OK");
        Assert.Equal("Björn Dahl 30, Cecilia Ek 60", Stored(id));
        visit.TakeMishaps();
        await visit.Panel.GetByRole(AriaRole.Button, new() { Name = $"Behåll mitt: {Cast.Bjorn} 20 %" }).ClickAsync();
        await visit.Save();
        Assert.Equal("Björn Dahl 20, Cecilia Ek 60", Stored(id));
    }

    /// <summary>The server gone in the middle: nothing is lost, and nothing is half saved.</summary>
    [Fact]
    public async Task SaveThatGetsNoAnswer_KeepsWhatIsChanged()
    {
        var id = Opportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await Open(id);
        await visit.TypePercent(Cast.Cecilia, "50");
        await visit.Page.RouteAsync("**/api/data/**", route => route.AbortAsync());
        await visit.Command("Spara");
        await visit.Confirm("OK");
        visit.TakeMishaps();
        await Expect(visit.Percent(Cast.Cecilia)).ToHaveValueAsync("50,00");
        await Expect(visit.Heading).ToContainTextAsync("– Inte sparat");
        await visit.Page.UnrouteAllAsync();
        await visit.Save();
        Assert.Equal("Björn Dahl 40, Cecilia Ek 50", Stored(id));
    }

    [Fact]
    public async Task LeavingTheForm_AsksFirst_AndStoresNothingUnasked()
    {
        var id = Opportunity((Cast.Cecilia, 60), (Cast.Bjorn, 40));
        await using var visit = await Open(id);
        await visit.TypePercent(Cast.Cecilia, "50");
        await visit.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Säljmöjligheter", Exact = true }).ClickAsync();
        await visit.Confirm("Ignorera ändringar");
        await Expect(visit.Panel).ToHaveCountAsync(0);
        Assert.Equal("Björn Dahl 40, Cecilia Ek 60", Stored(id));
    }

    [Fact]
    public async Task ClosedOpportunity_CanBeReadOnly()
    {
        await using var visit = await Open(company.Opportunity("Såglinje 3, styrning"));
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
        await visit.OpenRow("opportunity", Opportunity([.. people.Select(person => (person, 2m))]));
        await Expect(visit.Panel.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(Many);
        Assert.Empty(await visit.Panel.EvaluateAsync<string[]>("""
            panel => [panel, ...panel.querySelectorAll("*")]
              .filter(part => /auto|scroll/.test(getComputedStyle(part).overflowY) && part.scrollHeight > part.clientHeight)
              .map(part => part.className)
            """));
        Assert.True(await visit.Panel.EvaluateAsync<bool>("panel => panel.scrollWidth <= panel.clientWidth"), "The control is wider than its place.");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than its window.");
    }

    private Guid Opportunity(params (string Seller, decimal Percent)[] sellers)
    {
        var opportunity = new Entity("opportunity")
        {
            ["name"] = $"Säljare {Guid.NewGuid()}",
            ["customerid"] = new EntityReference("account", company.IdOf("account", "name", DemoCustomers.Nordhamn)),
            ["estimatedvalue"] = new Money(Amount),
        };
        opportunity.RelatedEntities.Add(new Relationship("opps_opportunity_sellershare"), new EntityCollection([.. sellers.Select(s => new Entity("opps_sellershare")
        {
            ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", s.Seller)),
            ["opps_percent"] = s.Percent,
        })]) { EntityName = "opps_sellershare" });
        return company.As(Cast.Cecilia).Create(opportunity);
    }

    /// <summary>By somebody else, in a window of their own.</summary>
    private void Change(Guid opportunity, string seller, decimal percent)
    {
        var query = new QueryByAttribute("opps_sellershare")
        {
            Attributes = { "opps_opportunityid", "opps_sellerid" }, Values = { opportunity, company.IdOf("systemuser", "fullname", seller) },
        };
        company.As(Cast.Cecilia).Update(new Entity("opps_sellershare", company.System.RetrieveMultiple(query).Entities.Single().Id) { ["opps_percent"] = percent });
    }

    private async Task<Visit> Open(Guid opportunity)
    {
        var visit = await company.Visit(Cast.Cecilia, 1280, 1200);
        await visit.OpenRow("opportunity", opportunity);
        await Expect(visit.Panel.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        return visit;
    }

    private string Stored(Guid opportunity)
    {
        var query = new QueryByAttribute("opps_sellershare") { ColumnSet = new ColumnSet("opps_sellerid", "opps_percent"), Attributes = { "opps_opportunityid" }, Values = { opportunity } };
        return string.Join(", ", company.System.RetrieveMultiple(query).Entities
            .Select(share => (Name: share.GetAttributeValue<EntityReference>("opps_sellerid").Name, Percent: share.GetAttributeValue<decimal>("opps_percent")))
            .OrderBy(share => share.Name, StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), CompareOptions.None))
            .Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Name} {share.Percent:0.##}")));
    }
}
