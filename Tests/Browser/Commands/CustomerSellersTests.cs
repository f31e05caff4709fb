using System;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Panel;
using Browser.Screens;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Commands;

/// <summary>D1, D4: the sellers of the customer, on its form and by a command of the opportunity's.</summary>
public sealed class CustomerSellersTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Grid = "subgrid_opps_defaultshares";
    private const string Notice = "opps_customer_sum";
    private static readonly Guid OnlyRow = new("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10");

    [Theory]
    [InlineData("account")]
    [InlineData("contact")]
    public async Task Manager_AddsSellersOnTheCustomersForm_AndIsToldTheirSum(string table)
    {
        company.Speaks(Cast.Anna, 1053);
        var customer = Customer(table);
        await using var visit = await company.Visit(Cast.Anna, 1400, 900);
        await visit.OpenRow(table, customer.Id);
        await visit.Tab("Säljare");
        await Add(visit, "björn", Cast.Bjorn, "60");
        await Expect(visit.Notification(Notice)).ToHaveCountAsync(0);
        await Add(visit, "cecilia", Cast.Cecilia, "30");
        await Expect(visit.Notification(Notice)).ToContainTextAsync("Kundens säljare är tillsammans 90 %.");
        await Add(visit, "david", Cast.David, "10");
        await Expect(visit.Notification(Notice)).ToHaveCountAsync(0);
        await Expect(Visit.Row(visit.Subgrid(Grid), Cast.Bjorn)).ToContainTextAsync("60,00");
    }

    [Theory]
    [InlineData(1053, 1400, "Säljare", "Hämta kundens säljare", "Hämta", "Motivering")]
    [InlineData(1044, 360, "Selgere", "Hent kundens selgere", "Hent", "Begrunnelse")]
    [InlineData(1030, 360, "Sælgere", "Hent kundens sælgere", "Hent", "Begrundelse")]
    [InlineData(1033, 1400, "Sellers", "Take the Customer's Sellers", "Take", "Reason")]
    public async Task Seller_TakesThemOver_AfterAPreview(int language, int width, string tab, string command, string take, string reason)
    {
        company.Speaks(Cast.Cecilia, language);
        company.System.Execute(new UpsertRequest { Target = new Entity("opps_setting", OnlyRow) { ["opps_name"] = "Settings", ["opps_changereason"] = new OptionSetValue(847212021) } });
        var customer = Customer("account");
        Seller(customer, Cast.Bjorn, 60m);
        Seller(customer, Cast.Anna, 30m);
        var id = company.OpportunityOf((Cast.Cecilia, 100));
        company.As(Cast.Cecilia).Update(new Entity("opportunity", id) { ["customerid"] = customer });

        await using var visit = await company.OpenSellers(id, width);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await visit.Command(command);
        var page = visit.PageInDialog;
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await check.Look("the customer's sellers, previewed");
        await page.GetByRole(AriaRole.Textbox, new() { Name = reason, Exact = true }).FillAsync("1 + 1 = 2");
        await page.GetByRole(AriaRole.Button, new() { Name = take, Exact = true }).PressAsync("Enter");
        await visit.DialogsClosed();
        Assert.Equal("Anna Berg 30, Björn Dahl 60", company.Stored(id));
        await Expect(visit.Panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Cast.Bjorn })).ToBeVisibleAsync();

        await visit.OpenRow("account", customer.Id);
        await visit.Tab(tab);
        await Expect(Visit.Row(visit.Subgrid(Grid), Cast.Bjorn)).ToBeVisibleAsync();
        await Expect(visit.Notification(Notice)).ToContainTextAsync("90 %");
        await check.Look("the customer's sellers");
        check.FoundNothing();
        company.Speaks(Cast.Cecilia, 1053);
    }

    /// <summary>Who only reads customers' sellers is offered nothing that writes them; without any there is nothing to take over.</summary>
    [Fact]
    public async Task Seller_ReadsThemOnly_AndIsToldWhereThereAreNone()
    {
        company.Speaks(Cast.Cecilia, 1053);
        var customer = Customer("account");
        var id = company.OpportunityOf((Cast.Cecilia, 100));
        company.As(Cast.Cecilia).Update(new Entity("opportunity", id) { ["customerid"] = customer });
        await using var visit = await company.OpenSellers(id);
        await visit.Command("Hämta kundens säljare");
        await Expect(visit.PageInDialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "har inga säljare som kan hämtas" })).ToBeVisibleAsync();
        Assert.NotEmpty(visit.TakeMishaps());
        await visit.ConfirmOnPage("Avbryt");
        Seller(customer, Cast.Bjorn, 100m);
        await visit.OpenRow("account", customer.Id);
        await visit.Tab("Säljare");
        await Expect(Visit.Row(visit.Subgrid(Grid), Cast.Bjorn)).ToBeVisibleAsync();
        await Expect(visit.Subgrid(Grid).GetByRole(AriaRole.Button, new() { Name = "Ny" })).ToHaveCountAsync(0);
    }

    private static async Task Add(Visit visit, string search, string person, string percent)
    {
        await visit.CommandOf(Grid, "Nytt: Kundens säljare");
        await visit.DialogOpened();
        await visit.LookUp("Säljare", search, person);
        await visit.Fill("Andel (%)", percent);
        await visit.Confirm("Spara och stäng");
        await Expect(Visit.Row(visit.Subgrid(Grid), person)).ToBeVisibleAsync();
        await visit.Settled();
    }

    private EntityReference Customer(string table) => new(table, company.As(Cast.Anna).Create(
        new Entity(table) { [table == "account" ? "name" : "lastname"] = $"Kund {Guid.NewGuid():N}" }));

    private void Seller(EntityReference customer, string person, decimal percent) => company.System.Create(new Entity("opps_defaultshare")
    {
        ["opps_accountid"] = customer, ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", person)), ["opps_percent"] = percent,
    });
}
