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

    /// <summary>No height of its own, no scrolling of its own, in a wide window and in that of a telephone.</summary>
    [Theory, InlineData(1400), InlineData(1100), InlineData(360)]
    public async Task Control_GrowsWithItsRows(int width)
    {
        var many = company.As(Cast.Cecilia).RetrieveMultiple(new QueryExpression("systemuser") { ColumnSet = new ColumnSet("fullname"), Criteria = { Conditions = { new("isdisabled", ConditionOperator.Equal, false) } } })
            .Entities.Select(user => user.GetAttributeValue<string>("fullname")).Where(name => name != "SYSTEM").Take(8).ToList();
        var id = Opportunity([.. many.Select(name => (name, 100m / many.Count))]);
        await using var visit = await company.Visit(Cast.Cecilia, width, 800);
        await visit.OpenRow("opportunity", id);
        await Expect(visit.Panel.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(many.Count);
        var scrolling = await visit.Panel.EvaluateAsync<string[]>("""
            panel => [panel, ...panel.querySelectorAll("*")]
              .filter(part => part.clientHeight > 0 && /auto|scroll/.test(getComputedStyle(part).overflowY) && part.scrollHeight > part.clientHeight).map(part => part.className)
            """);
        Assert.Empty(scrolling);
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than its window.");
        await visit.Page.ScreenshotAsync(new() { Path = $"/tmp/control-{width}.png", FullPage = true });
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
