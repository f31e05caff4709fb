using System;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screens;

/// <summary>What opens over a page, in every language: side panels, dialogs, menus, what a lookup offers.</summary>
public sealed class DialogTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task DialogsOfAForm_AreReadable(int language)
    {
        await using var visit = await Reading(language);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Turbine));
        foreach (var command in new[] { "opps.opportunity.Form.Win.Button", "opps.opportunity.Form.Lose.Button", "opps.opportunity.Form.Expire.Button", "opps.opportunity.Form.SplitEvenly.Button", "Mscrm.Form.opportunity.Assign", "Mscrm.Form.opportunity.Delete" })
        {
            await Command(visit, command).ClickAsync();
            await LookAndLeave(visit, check, command);
        }

        await OpenMenu(visit, ".user");
        await check.Look("user menu");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Locator("[data-control=customerid] input").ClickAsync();
        await Expect(visit.Page.Locator(".popup:popover-open [role=option]").First).ToBeVisibleAsync();
        await check.Look("lookup");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Locator("[data-control=name] input").FillAsync("");
        await Command(visit, "Mscrm.Form.opportunity.Save").ClickAsync();
        await check.Look("missing value");
        await visit.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link).Nth(2).ClickAsync();
        await check.Look("unsaved changes");
        await visit.Dialog.GetByRole(AriaRole.Button).Last.ClickAsync();
        await visit.Settled();
        await visit.OpenRow("opportunity", company.Opportunity("Ankerhåndtering"));
        await Command(visit, "opps.opportunity.Form.Reopen.Button").ClickAsync();
        await LookAndLeave(visit, check, "reopen");
        check.FoundNothing();
    }

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task SidePanels_AreReadable(int language)
    {
        await using var visit = await Reading(language);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await visit.OpenList("opportunity");
        foreach (var table in new[] { "account", "contact", "opportunity", "opps_sellershare", "opps_defaultshare", "task", "appointment", "phonecall", "email" })
        {
            await visit.Page.EvaluateAsync("table => { void Xrm.Navigation.openForm({ entityName: table, useQuickCreateForm: true }); }", table);
            await LookAndLeave(visit, check, $"quick create {table}");
        }

        check.FoundNothing();
    }

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task ListsAndTheirDialogs_AreReadable(int language)
    {
        await using var visit = await Reading(language);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opportunity&viewid=7200dafd-9f68-4fc1-9794-e961190394da");
        await Expect(visit.Grid).ToBeVisibleAsync();
        await OpenMenu(visit, ".list-header");
        await check.Look("view picker");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Grid.GetByRole(AriaRole.Checkbox).First.ClickAsync();
        await check.Look("selected rows");
        await Command(visit, "opps.opportunity.HomepageGrid.ReplaceSeller.Button").ClickAsync();
        await Expect(visit.Page.FrameLocator("dialog[open] iframe").Locator("select")).ToBeVisibleAsync();
        await LookAndLeave(visit, check, "replace seller");
        await Command(visit, "Mscrm.HomepageGrid.opportunity.DeleteMenu").ClickAsync();
        await LookAndLeave(visit, check, "delete rows");
        await Command(visit, "Mscrm.HomepageGrid.opportunity.ChartPane").ClickAsync();
        await Expect(visit.Page.Locator("canvas")).ToBeVisibleAsync();
        await check.Look("chart pane");
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opportunity&search=qqq");
        await check.Look("nothing found");
        check.FoundNothing();
    }

    /// <summary>The check of texts is one that can fail.</summary>
    [Theory]
    [InlineData("Account Manager", "another language")]
    [InlineData("Form_Saved", "a key")]
    [InlineData("{0} markerade", "a place that nothing was put in")]
    [InlineData("Due undefined", "no text at all")]
    [InlineData("Kundansvarig", null)]
    [InlineData("Hamnkran, kaj 4", null)]
    public void WrongTexts_AreFound(string text, string? wrong) => Assert.Equal(wrong, ShippedTexts.Of(1053).WrongWith(text));

    private async Task<Visit> Reading(int language)
    {
        company.Speaks(Cast.Erik, language);
        return await company.Visit(Cast.Erik, 1900, 1000);
    }

    private static ILocator Command(Visit visit, string id) => visit.Page.Locator($"[data-id='{id}'] fluent-button");

    private static Task OpenMenu(Visit visit, string place) => visit.Page.Locator($"{place} fluent-menu [slot=trigger]").First.ClickAsync();

    private static async Task LookAndLeave(Visit visit, ScreenCheck check, string dialog)
    {
        await visit.DialogOpened();
        await check.Look(dialog);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }
}
