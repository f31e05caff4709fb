using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Commission;
using Browser.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screenshots;

/// <summary>The pictures of the commission periods, which need one that is closed.</summary>
public sealed class CommissionScreenshotTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Fact]
    public async Task Commission_WithAClosedPeriod()
    {
        company.Speaks(Cast.Frida, 1053);
        company.Close(company.MakePeriod("2026-07-01", "2026-09-30", "2026 Q3"));
        company.MakePeriod("2026-10-01", "2026-12-31", "2026 Q4");
        await using var visit = await company.Visit(Cast.Frida, 1360, 900);
        await visit.Open(Selling.PeriodPage);
        await visit.WholePage.GetByRole(AriaRole.Button, new() { Name = "2026 Q3" }).ClickAsync();
        await Expect(visit.WholePage.Locator(".control.ties")).ToBeVisibleAsync();
        await visit.Picture("commission");
    }
}
