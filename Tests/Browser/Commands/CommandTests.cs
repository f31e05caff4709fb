using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Panel;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Commands;

/// <summary>The solution's commands from the command bar: won, lost, expired, reopened, split, replaced.</summary>
public sealed class CommandTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Fact]
    public async Task Won_WithTheActualAmount_AndReopened()
    {
        await using var visit = await OnNewOpportunity("Vinns");
        await visit.Command("Avsluta som vunnen");
        await Expect(visit.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Avsluta som vunnen" })).ToBeVisibleAsync();
        var amount = visit.PageInDialog.GetByLabel("Faktiskt belopp");
        await Expect(amount).ToHaveValueAsync(Money("2 000,00"));
        await amount.FillAsync("1 800");
        await Expect(visit.PageInDialog.GetByRole(AriaRole.Row).Filter(new() { HasText = Cast.Cecilia })).ToContainTextAsync("1 800,00");
        await visit.ConfirmOnPage("Avsluta som vunnen");
        await Expect(await visit.Field("Status")).ToHaveValueAsync("Vunnen");
        await Expect(await visit.Field("Faktiskt belopp")).ToHaveValueAsync(Money("1 800,00"));
        await Expect(visit.Amount(Cast.Cecilia)).ToHaveValueAsync(Money("1 800,00"));
        await Expect(visit.Commands.GetByText("Fördela jämnt")).ToHaveCountAsync(0);

        await visit.Command("Öppna igen");
        await visit.Confirm("Öppna igen");
        await Expect(await visit.Field("Status")).ToHaveValueAsync("Öppen");
        await Expect(visit.Commands.GetByText("Avsluta som vunnen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Expired_AfterAsking_IsLostWithoutAReason()
    {
        await using var visit = await OnNewOpportunity("Utgår");
        await visit.Command("Avsluta som utgången");
        await visit.ConfirmOnPage("Avbryt");
        await Expect(await visit.Field("Status")).ToHaveValueAsync("Öppen");
        await visit.Command("Avsluta som utgången");
        await visit.ConfirmOnPage("Avsluta som utgången");
        await Expect(await visit.Field("Statusorsak")).ToHaveValueAsync("Utgått");
        await Expect(visit.Page.Locator("[data-control=opps_rejection]")).ToHaveCountAsync(0);
    }

    /// <summary>What is typed on the form is neither saved nor lost by a dialog that is left.</summary>
    [Theory]
    [InlineData("Avsluta som vunnen")]
    [InlineData("Avsluta som förlorad")]
    [InlineData("Avsluta som utgången")]
    [InlineData("Fördela jämnt")]
    public async Task Cancel_LeavesEverythingAsItWas(string command)
    {
        await using var visit = await OnNewOpportunity($"Avbruten: {command}", Cast.Anna, Cast.Bjorn);
        var id = company.Opportunity($"Avbruten: {command}");
        var before = company.System.Retrieve("opportunity", id, new("versionnumber"))["versionnumber"];
        await visit.Fill("Belopp", "3 000");
        await visit.Command(command);
        await (command == "Fördela jämnt" ? visit.Confirm("Avbryt") : visit.ConfirmOnPage("Avbryt"));
        await Expect(visit.Heading).ToContainTextAsync("Inte sparat");
        await Expect(await visit.Field("Belopp")).ToHaveValueAsync(Money("3 000,00"));
        Assert.Equal(before, company.System.Retrieve("opportunity", id, new("versionnumber"))["versionnumber"]);
    }

    [Fact]
    public async Task Closing_ShowsWhoGetsWhat_AndSavesWhatIsTyped()
    {
        await using var visit = await OnNewOpportunity("Delas upp", Cast.Anna, Cast.Bjorn);
        await visit.Fill("Belopp", "3 000");
        await visit.Command("Avsluta som förlorad");
        var page = visit.PageInDialog;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Delas upp");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = Cast.Anna })).ToContainTextAsync("0,00 %");
        await Expect(page.GetByText("Andelarna är tillsammans 0 % – 100 % är inte fördelade.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Statusorsak").Locator("option")).ToHaveTextAsync(["Avbruten", "Utslagen av konkurrent"]);
        await visit.ConfirmOnPage("Avsluta som förlorad");
        await Expect(await visit.Field("Status")).ToHaveValueAsync("Förlorad");
        Assert.Equal(3_000m, company.System.Retrieve("opportunity", company.Opportunity("Delas upp"), new("estimatedvalue")).GetAttributeValue<Money>("estimatedvalue").Value);
    }

    /// <summary>What the closing shows of sellers who are not saved yet is what it keeps (U5).</summary>
    [Fact]
    public async Task Closing_ShowsTheSellersThatItSaves()
    {
        await using var visit = await OnNewOpportunity("Osparad delning");
        await visit.AddSeller("anna", Cast.Anna);
        await visit.TypePercent(Cast.Anna, "25");
        await visit.Command("Avsluta som vunnen");
        var page = visit.PageInDialog;
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = Cast.Cecilia })).ToContainTextAsync(new Regex("75,00 %.*1\\s500,00"));
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = Cast.Anna })).ToContainTextAsync(new Regex("25,00 %.*500,00"));
        await visit.ConfirmOnPage("Avsluta som vunnen");
        await Expect(await visit.Field("Status")).ToHaveValueAsync("Vunnen");
        var sellers = company.System.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryByAttribute("opps_sellershare")
        {
            ColumnSet = new("opps_percent", "opps_amount"), Attributes = { "opps_opportunityid" }, Values = { company.Opportunity("Osparad delning") },
        }).Entities;
        Assert.Equal([(25m, 500m), (75m, 1_500m)], sellers.Select(s => (s.GetAttributeValue<decimal>("opps_percent"), s.GetAttributeValue<Money>("opps_amount").Value)).Order());
    }

    [Fact]
    public async Task DoubleClick_IsOneCommand()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1500, 900);
        await visit.Open("/main.aspx?pagetype=entityrecord&etn=opportunity");
        await visit.Fill("Ämne", "Dubbelklickad");
        await visit.LookUp("Kund", "Nordh", DemoCustomers.Nordhamn);
        await visit.Commands.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).DblClickAsync();
        await Expect(visit.Heading).ToContainTextAsync("Dubbelklickad");
        await visit.Settled();
        await visit.Tab("Aktiviteter");
        await visit.Page.GetByPlaceholder("Skriv en anteckning").FillAsync("En gång");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Lägg till anteckning" }).DblClickAsync();
        await Expect(visit.Page.Locator("app-timeline").GetByText("En gång")).ToBeVisibleAsync();
        await visit.Settled();
        await Expect(visit.Page.Locator("app-timeline").GetByText("En gång")).ToHaveCountAsync(1);
        await visit.Commands.GetByRole(AriaRole.Button, new() { Name = "Avsluta som vunnen", Exact = true }).DblClickAsync();
        await visit.DialogOpened();
        await visit.Settled();
        await Expect(visit.Page.Locator("dialog[open]")).ToHaveCountAsync(1);
        Assert.NotEqual(Guid.Empty, company.Opportunity("Dubbelklickad"));
    }

    [Fact]
    public async Task SplitEvenly_AfterAsking()
    {
        await using var visit = await OnNewOpportunity("Delas", Cast.Anna, Cast.Bjorn);
        await visit.Command("Fördela jämnt");
        await visit.Confirm("Fördela jämnt");
        await Expect(visit.Percent(Cast.Anna)).ToHaveValueAsync("50,00");
        await Expect(visit.Percent(Cast.Bjorn)).ToHaveValueAsync("50,00");
    }

    /// <summary>The save before the command and the command itself may be in the same second.</summary>
    [Fact]
    public async Task SplitEvenly_WithSellersUnsaved_ShowsWhatIsStored()
    {
        await using var visit = await OnNewOpportunity("Delas osparad", Cast.Anna, Cast.Bjorn);
        await visit.TypePercent(Cast.Anna, "31");
        await visit.Command("Fördela jämnt");
        await visit.Confirm("Fördela jämnt");
        await Expect(visit.Percent(Cast.Anna)).ToHaveValueAsync("50,00");
        await Expect(visit.Percent(Cast.Bjorn)).ToHaveValueAsync("50,00");
        await visit.TypePercent(Cast.Anna, "40");
        await visit.Save();
        await Expect(visit.Percent(Cast.Anna)).ToHaveValueAsync("40,00");
    }

    [Fact]
    public async Task Seller_IsReplaced_AfterAPreview()
    {
        await using var visit = await OnNewOpportunity("Tas över", Cast.David);
        await visit.Open($"/main.aspx?pagetype=entitylist&etn=opportunity&search={Uri.EscapeDataString("Tas över")}");
        await Expect(visit.Commands.GetByText("Ersätt säljare")).ToHaveCountAsync(0);
        await visit.Grid.GetByRole(AriaRole.Checkbox, new() { Name = "Markera Tas över" }).ClickAsync();
        await visit.Command("Ersätt säljare");
        var page = visit.Page.FrameLocator("dialog[open] iframe");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Säljare som ersätts" }).SelectOptionAsync(new SelectOptionValue { Label = Cast.David });
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Säljare som tar över" }).FillAsync("anna");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = Cast.Anna }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tas över" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ersätt", Exact = true }).ClickAsync();
        await Expect(page.GetByText("ändrades.").First).ToBeVisibleAsync();
        await visit.ConfirmOnPage("Stäng");
        await visit.OpenRow("opportunity", company.Opportunity("Tas över"));
        await Expect(visit.Seller(Cast.Anna)).ToBeVisibleAsync();
        await Expect(visit.Seller(Cast.David)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ActivitiesAreMarkedComplete_RowsAssigned_CustomersDeactivated()
    {
        await using var visit = await company.Visit(Cast.Anna);
        await visit.OpenRow("task", company.IdOf("task", "subject", "Boka provkörning av kranen"));
        await visit.Command("Markera som slutförd");
        await Expect(visit.Page.GetByText("Posten är stängd.")).ToBeVisibleAsync();

        await visit.OpenRow("account", company.IdOf("account", "name", DemoCustomers.Sundby));
        await visit.Command("Inaktivera");
        await Expect(visit.Page.GetByText("Posten är stängd.")).ToBeVisibleAsync();
        await visit.Command("Aktivera");
        await visit.Command("Tilldela");
        await visit.DialogOpened();
        await visit.LookUp("Tilldela till", "Ceci", Cast.Cecilia);
        await visit.Confirm("Tilldela");
        await Expect(visit.Page.Locator(".header-fields")).ToContainTextAsync(Cast.Cecilia);
    }

    [Fact]
    public async Task Refusal_IsToldInTheServersWords()
    {
        await using var visit = await company.Visit(Cast.Cecilia);
        await visit.OpenRow("opps_sellershare", SellerOf(company.Opportunity("Såglinje 3, styrning"), Cast.Cecilia));
        await visit.Fill("Andel (%)", "50");
        await visit.Command("Spara");
        await Expect(visit.Dialog).ToContainTextAsync("Säljmöjligheten ”Såglinje 3, styrning” är avslutad, så dess säljare kan inte ändras.");
        await visit.Confirm("OK");
        await Expect(await visit.Field("Andel (%)")).ToHaveValueAsync("50,00");
        Assert.All(visit.TakeMishaps(), mishap => Assert.Contains("opps_sellershares", mishap, StringComparison.Ordinal));
    }

    [Fact]
    public async Task MissingAndUnreadableValues_AreToldAtTheField_AndChangesAreNotLostUnasked()
    {
        await using var visit = await OnNewOpportunity("Halv");
        await visit.Fill("Ämne", "");
        await visit.Fill("Belopp", "mycket");
        await visit.Command("Spara");
        await Expect(visit.Page.GetByText("”mycket” är inget tal.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("Fyll i Ämne.")).ToBeVisibleAsync();
        await visit.Fill("Ämne", "Hel");
        await visit.Fill("Belopp", "12,5");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Kontakter" }).ClickAsync();
        await visit.Confirm("Spara och fortsätt");
        await Expect(visit.Page.Locator("app-list-page")).ToContainTextAsync("kontakter");
        Assert.Equal(12.5m, company.System.Retrieve("opportunity", company.Opportunity("Hel"), new("estimatedvalue")).GetAttributeValue<Money>("estimatedvalue").Value);
    }

    /// <summary>The spaces in a Swedish amount keep it on one line.</summary>
    private static Regex Money(string amount) => new($"^{amount.Replace(" ", "\\s", StringComparison.Ordinal)}\\s€$");

    private async Task<Visit> OnNewOpportunity(string name, params string[] others)
    {
        var service = company.As(Cast.Cecilia);
        var id = service.Create(new Entity("opportunity")
        {
            ["name"] = name,
            ["customerid"] = new EntityReference("account", company.IdOf("account", "name", DemoCustomers.Nordhamn)),
            ["estimatedvalue"] = new Money(2_000m),
        });
        foreach (var other in others)
        {
            service.Create(new Entity("opps_sellershare")
            {
                ["opps_opportunityid"] = new EntityReference("opportunity", id),
                ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", other)),
            });
        }

        if (others.Length > 1)
        {
            // Cecilia is no seller of what is to be split, and nothing is split yet.
            service.Delete("opps_sellershare", SellerOf(id, Cast.Cecilia));
        }

        var visit = await company.Visit(Cast.Cecilia, 1500, 900);
        await visit.OpenRow("opportunity", id);
        return visit;
    }

    private Guid SellerOf(Guid opportunity, string person)
    {
        var query = new Microsoft.Xrm.Sdk.Query.QueryByAttribute("opps_sellershare") { Attributes = { "opps_opportunityid", "opps_sellerid" }, Values = { opportunity, company.IdOf("systemuser", "fullname", person) } };
        return company.System.RetrieveMultiple(query).Entities[0].Id;
    }
}
