using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screens;

/// <summary>Every form in every language, as the person sees it who may see all.</summary>
public sealed class FormScreenTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    /// <summary>Rows whose forms are looked at, by table.</summary>
    private static readonly (string Table, string Column, string Name)[] Rows =
    [
        ("opportunity", "name", DemoOpportunities.Turbine),
        ("opportunity", "name", "Ankerhåndtering"),
        ("account", "name", DemoCustomers.Nordhamn),
        ("contact", "fullname", DemoCustomers.Buyer),
        ("task", "subject", "Skicka reviderad offert"),
        ("appointment", "subject", "Platsbesök kaj 4"),
        ("phonecall", "subject", "Ringde Lena om leveranstid"),
        ("email", "subject", "Underlag inför mötet"),
    ];

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task Forms_AreReadable(int language)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        foreach (var (table, column, name) in Rows)
        {
            await visit.OpenRow(table, company.IdOf(table, column, name));
            await LookAtTabs(visit, check, $"{table} '{name}'");
        }

        await visit.OpenRow("opps_sellershare", company.IdOf("opps_sellershare", "opps_opportunityid", company.Opportunity("Porter terminal 2")));
        await check.Look("seller share");
        await visit.OpenRow("opps_sharechange", company.IdOf("opps_sharechange", "opps_opportunityid", company.Opportunity("Porter terminal 2")));
        await check.Look("share change");
        await visit.Open("/main.aspx?pagetype=entityrecord&etn=opps_defaultshare");
        await check.Look("new customer's seller");
        foreach (var table in Rows.Select(r => r.Table).Distinct())
        {
            await visit.Open($"/main.aspx?pagetype=entityrecord&etn={table}");
            await check.Look($"new {table}");
        }

        check.FoundNothing();
    }

    private static async Task LookAtTabs(Visit visit, ScreenCheck check, string form)
    {
        await Expect(visit.Heading).ToBeVisibleAsync();
        var tabs = visit.Page.Locator("main fluent-tab");
        foreach (var index in Enumerable.Range(0, await tabs.CountAsync()))
        {
            await tabs.Nth(index).ClickAsync();
            await check.Look($"{form}, tab {index + 1}");
        }
    }
}
