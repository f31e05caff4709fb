using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Screens;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Commission;

/// <summary>The commission periods, a page of the navigation for whoever closes them (C1–C8).</summary>
public sealed class PeriodTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const int Closed = 847213002;
    private const int Paid = 847213003;

    [Fact]
    public async Task C6_Closing_ThatWasInterrupted_IsTakenUp_AndTheAPIsMessagesAreShown()
    {
        company.Speaks(Cast.Frida, 1033);
        var first = company.MakePeriod("2026-07-01", "2026-09-30", "Third");
        var second = company.MakePeriod("2026-10-01", "2026-12-31", "Fourth");
        await using var visit = await company.Visit(Cast.Frida, 1400, 900);
        await visit.Open(Selling.PeriodPage);
        var page = visit.WholePage;
        await page.GetByRole(AriaRole.Button, new() { Name = "Fourth" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Fourth" })).ToBeFocusedAsync();
        await Press(page, "Close period");
        await Press(page.Locator("dialog"), "Close period");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The period Third is earlier than Fourth and not closed. Close it first." })).ToBeVisibleAsync();
        await visit.Settled();
        visit.TakeMishaps();

        Assert.True(company.Close(first, 1) > 0);
        await visit.Open(Selling.PeriodPage);
        await Expect(page.GetByText("The period is being closed: 1 of 2 opportunities are done.")).ToBeVisibleAsync();
        await Press(page, "Go on");
        await Expect(page.GetByText("The period Third is closed.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Control: the lines together come to the period's total, 449,599.76 EUR.")).ToBeVisibleAsync();
        await Expect(page.Locator(".sellers tbody tr")).ToHaveCountAsync(3);
        Assert.Equal(Closed, company.StateOf(first));

        await Press(page, "Reopen");
        await Press(page.Locator("dialog"), "Reopen period");
        await Expect(page.GetByText("Say why the period is reopened.")).ToBeVisibleAsync();
        await page.GetByLabel("Reason").FillAsync("A share was forgotten");
        await Press(page.Locator("dialog"), "Reopen period");
        await Expect(page.GetByText("The period Third is open again.")).ToBeVisibleAsync();
        await Expect(page.GetByText("A share was forgotten")).ToBeVisibleAsync();
        await Press(page, "Close period");
        await Press(page.Locator("dialog"), "Close period");
        await Expect(page.GetByText("The period Third is closed.")).ToBeVisibleAsync();
        await Press(page, "Mark paid");
        await Press(page.Locator("dialog"), "Mark paid");
        await Expect(page.GetByText("The period Third is marked paid.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reopen" })).ToHaveCountAsync(0);
        Assert.Equal(Paid, company.StateOf(first));
        await visit.Settled();
        company.System.Delete("opps_commissionperiod", second);
    }

    private static Task Press(IFrameLocator page, string button) => page.Locator(".detail").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task Press(ILocator dialog, string button) => dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
