using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Screens;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Journal;

/// <summary>The shares of all opportunities as of a day, a page of the navigation without a client API of its own.</summary>
public sealed class AsOfTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Address = "/main.aspx?pagetype=webresource&webresourceName=opps_/pages/sharesasof.html";

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task Page_IsReadable_AtEveryWidth(int language)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await visit.Open(Address);
        await Expect(Rows(visit).First).ToBeVisibleAsync();
        await visit.WholePage.Locator(".actions button").Nth(3).ClickAsync();
        await Expect(visit.WholePage.Locator(".totals tbody tr").First).ToBeVisibleAsync();
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await check.Look("shares as of");
        await visit.FitsIn(visit.WholePage.Locator("body"), 800, 1100, 360);

        check.FoundNothing();
    }

    [Fact]
    public async Task Filters_Pages_Totals_AndTheFile()
    {
        foreach (var number in Enumerable.Range(1, 60))
        {
            Make($"Parti {number:00}", number == 7 ? Cast.Anna : null);
        }

        await using var visit = await company.Visit(Cast.Cecilia, 1100, 900);
        await visit.Open();
        await visit.Navigate("Andelar per datum");
        var page = visit.WholePage;
        await Expect(page.GetByText("Säljmöjlighet 1–50")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nästa" }).ClickAsync();
        await Expect(page.GetByText("Säljmöjlighet 51–", new() { Exact = false })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Säljare" }).FillAsync("anna");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = Cast.Anna }).ClickAsync();
        await page.GetByLabel("Status i dag").SelectOptionAsync(new SelectOptionValue { Label = "Öppen" });
        await page.GetByLabel("Valuta").SelectOptionAsync(new SelectOptionValue { Label = "EUR" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Visa", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Säljmöjlighet 1–2")).ToBeVisibleAsync();
        var opportunities = visit.WholePage.Locator(".table tbody");
        foreach (var text in new[] { "Parti 07Öppen", "Anna Berg25,00 %250,00 €", "Cecilia Ek75,00 %750,00 €" })
        {
            await Expect(opportunities.Nth(0)).ToContainTextAsync(text);
        }

        await Expect(opportunities.Nth(1)).ToHaveTextAsync("VerkstadsutrustningÖppenAnna Berg100,00 %18 500,00 €");

        await page.GetByRole(AriaRole.Button, new() { Name = "Summor per säljare" }).ClickAsync();
        await Expect(page.Locator(".totals tbody tr")).ToHaveTextAsync(["Anna BergEUR218 750,00 €"]);
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Hämta som CSV" }).ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal("Datum;Säljmöjlighet;Status i dag;Säljare;Andel %;Fast andel;Del av dagens belopp;Valuta", lines[0]);
        Assert.Single(lines, line => line.EndsWith(";Parti 07;Öppen;Anna Berg;25,00;nej;250,00;EUR", StringComparison.Ordinal));
        await Expect(page.GetByText("Filen har 3 rader.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task EarlierDays_AreNotKnown_AndWhatIsNoDay_IsTold_ByKeyboardAlone()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1100, 900);
        await visit.Open(Address);
        await Expect(Rows(visit).First).ToBeVisibleAsync();
        await visit.Reach(visit.WholePage.GetByLabel("Datum"));
        await visit.Keys("Control+a");
        await visit.Page.Keyboard.TypeAsync("2026-11-24");
        await visit.Keys("Enter");
        await Expect(Rows(visit).First).ToContainTextAsync("Inte känt före 2026-11-25");
        await visit.Keys("Control+a");
        await visit.Page.Keyboard.TypeAsync("2020-01-01");
        await visit.Keys("Enter");
        await Expect(visit.WholePage.GetByText("Ingen säljmöjlighet passar in.")).ToBeVisibleAsync();
        await visit.Keys("Control+a");
        await visit.Page.Keyboard.TypeAsync("2026-11-31");
        await Expect(visit.WholePage.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Skriv ett datum" })).ToBeVisibleAsync();
    }

    /// <summary>An opportunity of Cecilia's, of 1 000,00 €; where somebody is given, with 25 % for them.</summary>
    private void Make(string name, string? with)
    {
        var service = company.As(Cast.Cecilia);
        var id = service.Create(new Entity("opportunity")
        {
            ["name"] = name, ["customerid"] = new EntityReference("account", company.IdOf("account", "name", DemoCustomers.Nordhamn)), ["estimatedvalue"] = new Money(1_000m),
        });
        if (with is not null)
        {
            service.Create(new Entity("opps_sellershare")
            {
                ["opps_opportunityid"] = new EntityReference("opportunity", id),
                ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", with)),
                ["opps_percent"] = 25m,
            });
        }
    }

    private static ILocator Rows(Visit visit) => visit.WholePage.Locator(".table tbody tr");
}
