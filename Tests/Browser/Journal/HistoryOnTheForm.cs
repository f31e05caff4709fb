using System;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Panel;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using static Microsoft.Playwright.Assertions;

namespace Browser.Journal;

/// <summary>The page of the history on the opportunity's form, in the words of somebody who reads it.</summary>
internal static class HistoryOnTheForm
{
    /// <summary>Cecilia's, to which Anna added Björn, and Cecilia Anna: 37.50, 37.50 and 25. Erik then gave Anna 30.</summary>
    public static Guid OpportunityWithAHistory(this ServedCompany company)
    {
        var id = company.OpportunityOf((Cast.Cecilia, 100));
        company.Add(id, Cast.Anna, Cast.Bjorn, 25);
        company.Add(id, Cast.Cecilia, Cast.Anna, 25);
        company.As(Cast.Erik).Update(new Entity("opps_sellershare", company.ShareOf(id, Cast.Anna)) { ["opps_percent"] = 30m });
        return id;
    }

    public static async Task OpenHistory(this Visit visit, Guid opportunity)
    {
        await visit.OpenRow("opportunity", opportunity);
        await visit.Page.Locator("#tab-tab_sellerhistory").ClickAsync();
        await visit.HistoryIsThere();
    }

    public static Task HistoryIsThere(this Visit visit) => Expect(visit.History.Locator(".answer[aria-busy=false], .messages .message").First).ToBeVisibleAsync();

    public static ILocator Entry(this Visit visit, int index) => visit.History.Locator(".entry").Nth(index);

    public static ILocator Button(this ILocator place, string text) => place.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });

    /// <summary>A preview of what would be, as rows of "name, now, then".</summary>
    public static async Task<string[]> Previewed(this Visit visit)
    {
        var rows = visit.History.Locator(".restoring tbody tr");
        await Expect(rows.First).ToBeVisibleAsync();
        return [.. await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => [...row.children].map(cell => cell.textContent.replaceAll('\\u00a0', ' ').trim()).join(', '))")];
    }

    private static void Add(this ServedCompany company, Guid opportunity, string by, string seller, decimal percent) => company.As(by).Create(new Entity("opps_sellershare")
    {
        ["opps_opportunityid"] = new EntityReference("opportunity", opportunity),
        ["opps_sellerid"] = new EntityReference("systemuser", company.IdOf("systemuser", "fullname", seller)),
        ["opps_percent"] = percent,
    });
}
