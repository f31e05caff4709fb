using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Screens;
using Demo.Walkthrough;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Commission;

/// <summary>The page of the commission periods in every language, at every width, and by the keyboard.</summary>
public sealed class PeriodScreenTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task Page_IsReadable_AtEveryWidth(int language)
    {
        var isFirst = company.System.RetrieveMultiple(new QueryExpression("opps_commissionperiod")).Entities.Count == 0;
        if (isFirst)
        {
            MakeWhatStandsOut();
        }

        company.Speaks(Cast.Frida, language);
        await using var visit = await company.Visit(Cast.Frida, 1400, 900);
        await visit.Open(Selling.PeriodPage);
        var page = visit.WholePage;
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        if (isFirst)
        {
            await check.Look("no period");
            await page.Locator(".new-period .button").Filter(new() { HasText = "2026 Q3" }).ClickAsync();
            await Expect(page.Locator(".message.success")).ToBeVisibleAsync();
        }

        await page.Locator("summary").ClickAsync();
        var buttons = page.Locator(".detail > .actions button");
        await buttons.First.ClickAsync();
        await Expect(page.Locator(".finding")).ToHaveCountAsync(3);
        await check.Look("preview");
        await LookNarrow(visit);
        await buttons.Nth(1).ClickAsync();
        await Expect(page.Locator("dialog")).ToBeVisibleAsync();
        await check.Look("closing");
        await visit.Keys("Escape");
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(buttons.Nth(1)).ToBeFocusedAsync();
        await visit.Keys("Enter");
        await Expect(page.Locator("dialog .primary")).ToBeFocusedAsync();
        await visit.Keys("Enter");
        await Expect(page.Locator(".sellers")).ToBeVisibleAsync();
        await check.Look("closed");
        await LookNarrow(visit);
        await page.Locator(".detail > .actions button").First.ClickAsync();
        await Expect(page.Locator("dialog textarea")).ToBeFocusedAsync();
        await check.Look("reopening");
        await visit.Page.Keyboard.TypeAsync("Igen");
        await visit.Keys("Tab", "Tab", "Enter");
        await Expect(page.Locator(".sellers")).ToHaveCountAsync(0);
        await check.Look("open again");
        check.FoundNothing();
    }

    [Theory, InlineData(Cast.Erik, 1033, "your roles lack prvWriteopps_CommissionPeriod"), InlineData(Cast.Anna, 1053, "dina roller saknar prvWriteopps_CommissionPeriod")]
    public async Task C11_WhoDoesNotClosePeriods_Reads_AndIsToldWhy(string person, int language, string why)
    {
        company.Speaks(person, language);
        await using var visit = await company.Visit(person, 1100, 900);
        await visit.Open(Selling.PeriodPage);
        await Expect(visit.WholePage.GetByText(why)).ToBeVisibleAsync();
        await Expect(visit.WholePage.Locator(".button:visible")).ToHaveCountAsync(0);
    }

    /// <summary>Won in the third quarter: without an amount, without sellers, and with 90 %.</summary>
    private void MakeWhatStandsOut()
    {
        company.Win(Cast.Cecilia, company.Make("Utan belopp", null), "2026-08-03", null);
        var team = company.System.Create(new Entity("team") { ["name"] = "Service", ["businessunitid"] = new EntityReference("businessunit", company.IdOf("businessunit", "name", "Nordic sales")) });
        company.System.AssignRole(new EntityReference("team", team), company.IdOf("role", "name", "Opportunities – Seller"));
        var nobody = company.Make("Utan säljare", 5_000m);
        company.System.Update(new Entity("opportunity", nobody) { ["ownerid"] = new EntityReference("team", team) });
        company.System.Delete("opps_sellershare", company.IdOf("opps_sellershare", "opps_opportunityid", nobody));

        company.Win(Cast.Cecilia, nobody, "2026-08-04", 5_000m);
        company.Win(Cast.Cecilia, company.Make("Inte hela", 1_000m, (Cast.Cecilia, 50m), (Cast.Bjorn, 40m)), "2026-08-05", 1_000m);
    }

    private static async Task LookNarrow(Visit visit)
    {
        await visit.FitsIn(visit.WholePage.Locator("body"), 900, 1100, 360, 1400);
    }
}
