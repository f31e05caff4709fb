using System;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Commission;

/// <summary>Two quarters: closed, printed, and a deal of the first one shared anew in between (C5, C12).</summary>
public sealed class CommissionStoryTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Shared = "Såglinje 3, styrning";

    [Fact]
    public async Task C12_BothSellers_ReadWhatWasCorrected_AndWhy()
    {
        company.Speaks(Cast.Frida, 1053);
        await using var closer = await company.Visit(Cast.Frida, 1400, 900);
        await closer.Open();
        await closer.Navigate("Provision");
        await CloseQuarter(closer, "2026 Q3");
        var first = company.IdOf("opps_commissionperiod", "opps_name", "2026 Q3");
        await closer.Open((await closer.WholePage.GetByRole(AriaRole.Link, new() { Name = Cast.Cecilia }).GetAttributeAsync("href"))!);
        await Expect(closer.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Shared })).ToContainTextAsync("75,00 %952 500,00 SEK85 044,65 EUR");
        var sheet = Assert.Single(await closer.Print());
        Assert.Matches($"^Provisionsspecifikation {Cast.Cecilia} .*Stängd .* av Frida Holm.*{Shared}.*Kontroll: raderna blir tillsammans periodens summa, 449 599,76 EUR.* 1 / 1$", sheet.Replace('\u00a0', ' '));

        var opportunity = company.Opportunity(Shared);
        company.OpenAgain(Cast.Cecilia, opportunity);
        company.Share(Cast.Cecilia, opportunity, (Cast.Cecilia, 37.5m), (Cast.Bjorn, 37.5m), (Cast.Anna, 25m));
        company.Win(Cast.Cecilia, opportunity, "2026-09-11", 1_270_000m);

        await closer.Open(Selling.PeriodPage);
        await CloseQuarter(closer, "2026 Q4", preview: async page =>
        {
            await Expect(page.Locator(".finding.differences tbody")).ToHaveCountAsync(1);
            await Expect(page.Locator(".finding.differences")).ToContainTextAsync("Andelen är 37,50 % i stället för 75 %.");
        });
        var second = company.IdOf("opps_commissionperiod", "opps_name", "2026 Q4");
        await ReadsCorrection(Cast.Cecilia, 1053, second, "2026 Q3", "Andelen är 37,50 % i stället för 75 %.", "Cecilia Ek angav alla säljare på en gång. Cecilia Ek 75 → 37,50 %.", "-476 250,00 SEK", "-42 522,33 EUR");
        await ReadsCorrection(Cast.Bjorn, 1044, second, "2026 Q3", "Andelen er 37,50 % i stedet for 0 %.", "Cecilia Ek anga alle selgerne på én gang. Björn Dahl lagt til, 37,50 %.", "476 250,00 SEK", "42 522,32 EUR");

        await closer.Open(company.StatementOf(second));
        await Expect(closer.Page.Locator(".control.ties")).ToBeVisibleAsync();
        var sheets = await closer.Print();
        Assert.Equal(await closer.Page.Locator(".statement").CountAsync(), sheets.Count);
        Assert.All(sheets.Select((words, index) => (words, index)), sheet => Assert.EndsWith($" {sheet.index + 1} / {sheets.Count}", sheet.words));
        TiesInBothCurrencies(opportunity, first, second);
    }

    private static async Task CloseQuarter(Visit visit, string name, Func<IFrameLocator, Task>? preview = null)
    {
        var page = visit.WholePage;
        await page.GetByRole(AriaRole.Button, new() { Name = $"Skapa kvartal {name}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Förhandsvisa" }).ClickAsync();
        await Expect(page.Locator(".sums")).ToBeVisibleAsync();
        if (preview is not null)
        {
            await preview(page);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Stäng perioden" }).ClickAsync();
        await page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Stäng perioden" }).ClickAsync();
        await Expect(page.GetByText($"Perioden {name} är stängd.")).ToBeVisibleAsync();
        await Expect(page.Locator(".control.ties")).ToBeVisibleAsync();
        await visit.Settled();
    }

    private async Task ReadsCorrection(string person, int language, Guid period, string corrected, params string[] words)
    {
        company.Speaks(person, language);
        await using var visit = await company.Visit(person, 1100, 900);
        await visit.Open(company.StatementOf(period, person));
        var row = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Shared });
        foreach (var word in words.Prepend(corrected))
        {
            await Expect(row).ToContainTextAsync(word);
        }
    }

    /// <summary>What all lines of the deal come to is what it brought, in its currency and in base currency; and each period's lines are its total.</summary>
    private void TiesInBothCurrencies(Guid opportunity, params Guid[] periods)
    {
        var deal = company.System.Retrieve("opportunity", opportunity, new ColumnSet("actualvalue", "actualvalue_base"));
        var lines = company.System.RetrieveMultiple(new QueryExpression("opps_commissionline") { ColumnSet = new ColumnSet(true) }).Entities;
        var own = lines.Where(line => line.GetAttributeValue<string>("opps_opportunitykey") == opportunity.ToString("N")).ToList();
        Assert.Equal(deal.GetAttributeValue<Microsoft.Xrm.Sdk.Money>("actualvalue").Value, own.Sum(line => line.GetAttributeValue<decimal>("opps_amount")));
        Assert.Equal(deal.GetAttributeValue<Microsoft.Xrm.Sdk.Money>("actualvalue_base").Value, own.Sum(line => line.GetAttributeValue<decimal>("opps_baseamount")));
        foreach (var period in periods)
        {
            var total = company.System.Retrieve("opps_commissionperiod", period, new ColumnSet("opps_basetotal")).GetAttributeValue<decimal>("opps_basetotal");
            Assert.Equal(total, lines.Where(line => line.GetAttributeValue<Microsoft.Xrm.Sdk.EntityReference>("opps_periodid").Id == period).Sum(line => line.GetAttributeValue<decimal>("opps_baseamount")));
        }
    }
}
