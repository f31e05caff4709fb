using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Screens;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Administration;

/// <summary>The settings of seller shares (T1–T6), a page of the navigation.</summary>
public sealed class SettingsTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Address = "/main.aspx?pagetype=webresource&webresourceName=opps_/pages/settings.html";

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task Page_IsReadable_AtEveryWidth(int language)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await Open(visit);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await check.Look("settings");
        await visit.WholePage.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await check.Look("settings, refusing");
        await visit.FitsIn(visit.WholePage.Locator("body"), 800, 360);
        check.FoundNothing();
    }

    [Fact]
    public async Task T1_T5_Refusing_IsSaved_Shown_AndHoldsWhereSomebodyWins_UntilItIsTakenBack()
    {
        company.Speaks(Cast.Erik, 1033);
        company.Speaks(Cast.Cecilia, 1033);
        await using var administrator = await company.Visit(Cast.Erik, 1400, 900);
        await Open(administrator);
        var page = administrator.WholePage;
        await Expect(page.GetByText("33.33 × 3 and 33 × 3 can both be won; the form says that the sum is 99.99 % or 99 %.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Refuse" }).First.CheckAsync();
        await Expect(page.GetByText("With tolerance 0.00, neither 33.33 × 3 nor 33 × 3 can be won.")).ToBeVisibleAsync();
        await page.GetByLabel("Tolerance of the sum", new() { Exact = true }).FillAsync("abc");
        await Expect(page.GetByText("The tolerance is a number from 0 to 100 with at most two decimals, such as 0.01.")).ToBeVisibleAsync();
        await page.GetByLabel("Tolerance of the sum", new() { Exact = true }).FillAsync("0.01");
        await Expect(page.GetByText("With tolerance 0.01, 33.33 × 3 can be won; 33 × 3 can't.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Saved. It holds from now on.")).ToBeVisibleAsync();

        company.MakeOpportunity(Cast.Cecilia, DemoCustomers.Nordhamn, "Not whole");
        company.As(Cast.Cecilia).Execute(new OrganizationRequest("opps_SetSellerShares")
        {
            ["Target"] = new EntityReference("opportunity", company.Opportunity("Not whole")),
            ["Shares"] = new EntityCollection([Share(Cast.Cecilia), Share(Cast.Anna), Share(Cast.Erik)]) { EntityName = "opps_sellershare" },
        });
        await using (var seller = await company.Visit(Cast.Cecilia, 1400, 900))
        {
            await seller.OpenRow("opportunity", company.Opportunity("Not whole"));
            await seller.Command("Close as Won");
            await seller.DialogOpened();
            await seller.PageInDialog.GetByRole(AriaRole.Button, new() { Name = "Close as Won" }).ClickAsync();
            await Expect(seller.PageInDialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "can't be won yet: its shares add up to 99" })).ToBeVisibleAsync();
            await Expect(seller.PageInDialog.GetByRole(AriaRole.Alert).Filter(new() { HasTextRegex = new Regex("99.00 %.*1.00.*0.01.*Administration") })).ToBeVisibleAsync();
            await seller.Settled();
            seller.TakeMishaps();
        }

        // Losing and reopening are never refused (T3).
        await Close("Close as Lost", 2);
        company.System.Execute(new SetStateRequest
        {
            EntityMoniker = new EntityReference("opportunity", company.Opportunity("Not whole")), State = new OptionSetValue(0), Status = new OptionSetValue(1),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to default: The sum isn't 100 % when an opportunity is won" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to default: Tolerance of the sum" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Saved. It holds from now on.")).ToBeVisibleAsync();
        await administrator.Settled();

        // As it came, the sum is told and blocks nobody (T1), from the next event on (T4).
        await Close("Close as Won", 1);
        company.System.Delete("opps_setting", company.IdOf("opps_setting", "opps_name", "Settings"));

        async Task Close(string command, int state)
        {
            await using var seller = await company.Visit(Cast.Cecilia, 1400, 900);
            await seller.OpenRow("opportunity", company.Opportunity("Not whole"));
            await seller.Command(command);
            await seller.DialogOpened();
            await seller.ConfirmOnPage(command);
            Assert.Equal(state, company.System.Retrieve("opportunity", company.Opportunity("Not whole"), new("statecode")).GetAttributeValue<OptionSetValue>("statecode").Value);
        }
    }

    [Fact]
    public async Task T6_SalesManager_ReadsThem_AndIsToldWhyNothingCanBeChanged()
    {
        company.Speaks(Cast.Anna, 1053);
        await using var visit = await company.Visit(Cast.Anna, 1100, 900);
        await Open(visit);
        await Expect(visit.WholePage.GetByText("dina roller saknar prvWriteopps_Setting")).ToBeVisibleAsync();
        await Expect(visit.WholePage.GetByRole(AriaRole.Radio).First).ToBeDisabledAsync();
        await Expect(visit.WholePage.Locator("button:visible")).ToHaveCountAsync(0);
    }

    private Entity Share(string person) =>
        new("opps_sellershare") { ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", person)), ["opps_percent"] = 33m };

    private static async Task Open(Visit visit)
    {
        await visit.Open(Address);
        await Expect(visit.WholePage.Locator(".example").First).Not.ToBeEmptyAsync();
        await visit.Settled();
    }
}
