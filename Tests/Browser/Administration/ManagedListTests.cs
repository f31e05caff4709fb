using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Browser.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Administration;

/// <summary>L6: a platform that keeps the options of a managed list as they are.</summary>
public sealed class ManagedListTests(ManagedCompany company) : IClassFixture<ManagedCompany>
{
    [Fact]
    public async Task L6_WhatIsRefused_StandsAtItsOption_InThePlatformsWords_AndTheRestIsSaved()
    {
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await visit.Open("/main.aspx?pagetype=webresource&webresourceName=opps_/pages/lists.html");
        var page = visit.WholePage;
        var rows = page.Locator(".option-row");
        await rows.First.GetByLabel(new Regex("^English:")).FillAsync("Very new");
        await rows.Nth(1).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Retire") }).ClickAsync();
        await rows.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Retire it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an option" }).ClickAsync();
        await rows.Last.GetByLabel(new Regex("^English:")).FillAsync("Service");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Service up" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and publish" }).ClickAsync();
        await Expect(page.Locator(".save-bar .message")).ToContainTextAsync("Some of it was refused, with the reason at each option: Types. The rest is saved.");
        await Expect(rows.First.Locator(".problem")).ToContainTextAsync("managed property evaluation");
        await Expect(rows.First).ToHaveAttributeAsync("aria-label", "Very new");
        await Expect(rows.Nth(1).Locator(".problem")).ToContainTextAsync("managed property evaluation");
        await Expect(rows.Nth(2)).ToHaveAttributeAsync("aria-label", "Service");
        await visit.Settled();
        visit.TakeMishaps();

        await page.GetByRole(AriaRole.Button, new() { Name = "Discard changes" }).ClickAsync();
        await Expect(page.GetByText("Everything is saved.")).ToBeVisibleAsync();
        await Expect(rows.Nth(2)).ToHaveAttributeAsync("aria-label", "Service");
        await Expect(rows.Nth(2)).ToContainTextAsync("Added here");
    }
}
