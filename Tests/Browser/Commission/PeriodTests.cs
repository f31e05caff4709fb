using System;
using System.IO;
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
    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task Look(int language)
    {
        company.Speaks(Cast.Frida, language);
        await using var visit = await company.Visit(Cast.Frida, 1400, 900);
        await visit.Open("/main.aspx?pagetype=webresource&webresourceName=opps_/pages/commission.html");
        await Shot(visit, $"a{language}");
        var page = visit.WholePage;
        await page.Locator(".new-period .button").First.ClickAsync();
        await visit.Settled();
        await Shot(visit, $"b{language}");
        await page.Locator(".detail .actions button").First.ClickAsync();
        await Expect(page.Locator(".sums")).ToBeVisibleAsync();
        await visit.Settled();
        await Shot(visit, $"c{language}");
        await page.Locator(".detail .actions .primary").First.ClickAsync();
        await Expect(page.Locator("dialog")).ToBeVisibleAsync();
        await Shot(visit, $"d{language}");
        await page.Locator("dialog .primary").ClickAsync();
        await Expect(page.Locator(".sellers")).ToBeVisibleAsync();
        await visit.Settled();
        await Shot(visit, $"e{language}");
        await visit.Page.SetViewportSizeAsync(360, 800);
        await Shot(visit, $"f{language}");
    }

    private static async Task Shot(Visit visit, string name) =>
        await visit.Page.ScreenshotAsync(new() { Path = $"/tmp/cp/{name}.png" });
}
