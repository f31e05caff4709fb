using System.Linq;
using System.Text.RegularExpressions;
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

namespace Browser.Administration;

/// <summary>The lists that people choose from, looked after in the app (L1–L8), and what a stage brings along (G2).</summary>
public sealed class ListsTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const string Address = "/main.aspx?pagetype=webresource&webresourceName=opps_/pages/lists.html";

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task Page_IsReadable_AtEveryWidth(int language)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await Open(visit);
        await Tab(visit, 2);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await check.Look("lists");
        var page = visit.WholePage;
        await page.Locator("[role=tabpanel] > button").ClickAsync();
        await page.Locator(".option-row").First.Locator(".colour .input").FillAsync("red");
        await page.Locator(".option-row").Nth(1).Locator(".does button").ClickAsync();
        await page.Locator(".option-row").Nth(1).Locator(".asked .primary").ClickAsync();
        await page.Locator(".option-row").Nth(2).Locator(".does button").ClickAsync();
        await page.Locator(".option-row").Nth(3).Locator(".stage select").First.SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await check.Look("lists, edited");
        await visit.FitsIn(visit.WholePage.Locator("body"), 800, 1100, 360);

        check.FoundNothing();
    }

    /// <summary>The sentence of the source page: types, sources, stages and reasons are defined under Administration, Settings, CRM.</summary>
    [Fact]
    public async Task L1_L2_L3_L5_L7_Partner_AddedToSource_InFourLanguages_IsPickedByASeller_AndRetiredWhileTheirFormShowsIt()
    {
        company.Speaks(Cast.Erik, 1033);
        await using (var administrator = await company.Visit(Cast.Erik, 1400, 900))
        {
            await administrator.Open();
            await administrator.Page.Locator("select").Filter(new() { HasText = "Administration" }).SelectOptionAsync(new SelectOptionValue { Label = "Administration" });
            await administrator.Navigate("CRM");
            var page = administrator.WholePage;
            await page.GetByRole(AriaRole.Tab, new() { Name = "Sources" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Add an option" }).ClickAsync();
            var added = page.Locator(".option-row").Last;
            foreach (var (language, words) in new[] { ("English", "Partner"), ("Swedish", "Partnerföretag"), ("Norwegian Bokmål", "Partnerbedrift"), ("Danish", "Partnervirksomhed") })
            {
                await Words(added, language).FillAsync(words);
            }

            await Save(administrator, "Saved and published.");
            await Expect(page.Locator(".option-row").Last).ToContainTextAsync("Added here");
            await Expect(page.Locator(".option-row").Last).ToContainTextAsync("0 opportunities");
        }

        company.Speaks(Cast.Cecilia, 1053);
        await using var seller = await company.Visit(Cast.Cecilia, 1400, 900);
        await seller.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Crane));
        await seller.Select("Källa", "Partnerföretag");
        await seller.Command("Spara");
        await seller.Settled();
        await using var again = await company.Visit(Cast.Erik, 1400, 900);
        await Open(again);
        await Tab(again, 1);
        await Expect(again.WholePage.Locator(".option-row").Last).ToContainTextAsync("1 opportunity");
        await again.WholePage.GetByRole(AriaRole.Button, new() { Name = "Retire: Partner" }).ClickAsync();
        await Expect(again.WholePage.GetByText("Partner can't be chosen any more. What has it keeps it and goes on working (1 opportunity).")).ToBeVisibleAsync();
        await again.WholePage.GetByRole(AriaRole.Button, new() { Name = "Retire it" }).ClickAsync();
        await Save(again, "Saved and published.");
        await Expect(again.WholePage.Locator(".option-row")).ToHaveCountAsync(3);

        // The seller's form still shows it, and goes on working.
        await seller.Fill("Ämne", "Kran med partner");
        await seller.Command("Spara");
        await seller.Settled();
        var kept = company.System.Retrieve("opportunity", company.Opportunity("Kran med partner"), new("opps_source"));
        Assert.NotInRange(kept.GetAttributeValue<OptionSetValue>("opps_source").Value, 847210000, 847210002);
    }

    [Fact]
    public async Task WhatIsNoColour_IsRefused_AndAnOptionMovesByKeyboard()
    {
        company.Speaks(Cast.Erik, 1033);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await Open(visit);
        var page = visit.WholePage;
        var first = page.Locator(".option-row").First;
        var name = await first.GetAttributeAsync("aria-label");
        await page.GetByLabel($"Colour of {name}", new() { Exact = true }).FillAsync("red");
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync("A colour is written #");
        await SaveButton(visit).ClickAsync();
        await Expect(page.GetByText("Mend what is marked first.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel($"Colour of {name}", new() { Exact = true })).ToBeFocusedAsync();
        await page.GetByLabel($"Colour of {name}", new() { Exact = true }).FillAsync("#0F6CBD");
        await visit.Keys("Alt+ArrowDown");
        await Expect(page.Locator(".option-row").Nth(1)).ToHaveAttributeAsync("aria-label", name!);
        await Expect(page.GetByLabel($"Colour of {name}", new() { Exact = true })).ToBeFocusedAsync();
        await Save(visit, "Saved and published.");
        await Open(visit);
        await Expect(page.Locator(".option-row").Nth(1)).ToHaveAttributeAsync("aria-label", name!);
        await Drag(visit, page.Locator(".option-row").Nth(1).Locator(".drag"), page.Locator(".option-row").Nth(2));
        await Expect(page.Locator(".option-row").Nth(2)).ToHaveAttributeAsync("aria-label", name!);
        await Drag(visit, page.Locator(".option-row").Nth(2).Locator(".drag"), page.Locator(".option-row").Nth(1));
        await Expect(SaveButton(visit)).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(page.GetByLabel($"Colour of {name}", new() { Exact = true })).ToHaveValueAsync("#0F6CBD");
    }

    [Fact]
    public async Task L4_TwoAdministrators_OnOneList_AreToldOfEachOther_AndWhatWasBegunIsThereOnComingBack()
    {
        company.Speaks(Cast.Erik, 1033);
        await using var one = await company.Visit(Cast.Erik, 1400, 900);
        await using var other = await company.Visit(Cast.Erik, 1400, 900);
        foreach (var visit in new[] { one, other })
        {
            await Open(visit);
            await Tab(visit, 3);
        }

        var rows = other.WholePage.Locator(".option-row");
        var name = await rows.First.GetAttributeAsync("aria-label");
        await Words(rows.First, "English").FillAsync("Too dear");
        await other.WholePage.GetByRole(AriaRole.Button, new() { Name = "Move Too dear down" }).ClickAsync();

        await one.WholePage.GetByRole(AriaRole.Button, new() { Name = "Add an option" }).ClickAsync();
        await Words(one.WholePage.Locator(".option-row").Last, "English").FillAsync("No budget");
        await Words(one.WholePage.Locator(".option-row").First, "English").FillAsync("Cost");
        await Save(one, "Saved and published.");

        await Save(other, "The order was not saved, as somebody else has changed the list meanwhile: Rejection reasons.");
        await Expect(rows.First).ToContainTextAsync("Somebody else has changed this meanwhile. It is shown as it is now; yours was: Too dear.");
        await Expect(rows.First).ToHaveAttributeAsync("aria-label", "Cost");
        await Expect(rows.Last).ToHaveAttributeAsync("aria-label", "No budget");

        await Words(rows.First, "English").FillAsync(name!);
        await other.Open();
        await Open(other);
        await Expect(other.WholePage.GetByText("What you had begun here and not saved is here again.")).ToBeVisibleAsync();
        await Tab(other, 3);
        await Expect(rows.First).ToHaveAttributeAsync("aria-label", name!);
        await Save(other, "Saved and published.");
    }

    [Fact]
    public async Task L8_Seller_ReadsTheLists_AndIsToldWhyNothingCanBeChanged()
    {
        company.Speaks(Cast.Cecilia, 1053);
        await using var visit = await company.Visit(Cast.Cecilia, 1100, 900);
        await Open(visit);
        await Expect(visit.WholePage.GetByText("dina roller saknar prvWriteOptionSet, prvPublishCustomization, prvWriteopps_StageSetting")).ToBeVisibleAsync();
        await Expect(visit.WholePage.Locator("input.input").First).ToHaveAttributeAsync("readonly", "");
        await Expect(visit.WholePage.Locator("button:not([role=tab]):visible")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByRole(AriaRole.Navigation).GetByText("Administration", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task G1_G3_Stage_ThatOffersClosing_IsOfferedOnTheForm_FilledIn_AndGoneWithTheStage()
    {
        company.Speaks(Cast.Erik, 1033);
        company.Speaks(Cast.Cecilia, 1033);
        string stage, rejection;
        await using (var administrator = await company.Visit(Cast.Erik, 1400, 900))
        {
            await Open(administrator);
            await Tab(administrator, 2);
            var row = administrator.WholePage.Locator(".option-row").Last;
            stage = (await row.GetAttributeAsync("aria-label"))!;
            await row.GetByLabel(new Regex("^Probability %")).FillAsync("101");
            await Expect(row.GetByRole(AriaRole.Alert)).ToContainTextAsync("The probability is a whole number from 0 to 100.");
            await row.GetByLabel(new Regex("^Probability %")).FillAsync("5");
            await row.GetByLabel(new Regex("^Offers to close as")).SelectOptionAsync(new SelectOptionValue { Index = 2 });
            var rejections = row.GetByLabel(new Regex("^With the rejection"));
            rejection = await rejections.Locator("option").Nth(2).TextContentAsync() ?? "";
            await rejections.SelectOptionAsync(new SelectOptionValue { Index = 2 });
            await Save(administrator, "Saved and published.");
            await row.GetByLabel(new Regex("^Probability %")).FillAsync("6");
            await Save(administrator, "Saved and published.");
        }

        company.MakeOpportunity(Cast.Cecilia, DemoCustomers.Nordhamn, "Offered");
        await using var seller = await company.Visit(Cast.Cecilia, 1400, 900);
        await seller.OpenRow("opportunity", company.Opportunity("Offered"));
        await seller.Select("Stage", stage);
        var offer = seller.Notification("opps_stageoffer");
        await Expect(offer).ToContainTextAsync("At this stage the opportunity can be closed as lost.");
        await seller.Select("Stage", await OtherStage(seller, stage));
        await Expect(offer).ToHaveCountAsync(0);
        await seller.Select("Stage", stage);
        await offer.GetByRole(AriaRole.Button).First.ClickAsync();
        await seller.DialogOpened();
        await Expect(seller.PageInDialog.GetByLabel("Rejection").Locator("option:checked")).ToHaveTextAsync(rejection);
        await seller.ConfirmOnPage("Close as Lost");
        var closed = company.System.Retrieve("opportunity", company.Opportunity("Offered"), new("statecode", "opps_rejection", "closeprobability"));
        Assert.Equal((2, 6), (closed.GetAttributeValue<OptionSetValue>("statecode").Value, closed.GetAttributeValue<int>("closeprobability")));
    }

    private static async Task Drag(Visit visit, ILocator handle, ILocator to)
    {
        var target = (await to.BoundingBoxAsync())!;
        await handle.HoverAsync();
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(target.X + 20, target.Y + (target.Height / 2), new() { Steps = 5 });
        await visit.Page.Mouse.UpAsync();
    }

    private static async Task<string> OtherStage(Visit visit, string stage)
    {
        var options = await (await visit.Field("Stage")).Locator("option").AllTextContentsAsync();
        return options.First(o => o.Trim().Length > 1 && o.Trim() != stage).Trim();
    }

    private static async Task Open(Visit visit)
    {
        await visit.Open(Address);
        await Expect(visit.WholePage.Locator(".option-row").First).ToBeVisibleAsync();
        await visit.Settled();
    }

    private static Task Tab(Visit visit, int index) => visit.WholePage.GetByRole(AriaRole.Tab).Nth(index).ClickAsync();

    private static ILocator Words(ILocator row, string language) => row.GetByLabel(new Regex($"^{language}:"));

    private static ILocator SaveButton(Visit visit) => visit.WholePage.GetByRole(AriaRole.Button, new() { Name = "Save and publish" });

    private static async Task Save(Visit visit, string told)
    {
        await SaveButton(visit).ClickAsync();
        await Expect(visit.WholePage.Locator(".save-bar .message")).ToContainTextAsync(told);
        await visit.Settled();
    }
}
