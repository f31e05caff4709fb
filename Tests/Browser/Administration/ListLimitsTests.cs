using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Screens;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Newtonsoft.Json.Linq;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Administration;

/// <summary>The lists where they are long, in a language without texts, and where publishing fails half-way.</summary>
public sealed class ListLimitsTests(FinnishCompany company) : IClassFixture<FinnishCompany>
{
    private const string Sources = "opps_opportunitysource";
    private const string Types = "opps_opportunitytype";

    [Fact]
    public async Task L4_TwoHundredOptions_AreShown_AndTheirOrderIsSentWhole()
    {
        const int Count = 200;
        foreach (var number in Enumerable.Range(Options(Sources).Length + 1, Count - Options(Sources).Length))
        {
            company.System.Execute(new InsertOptionValueRequest { OptionSetName = Sources, Label = new Label($"Source {number}", 1033) });
        }

        Publish();
        var before = Options(Sources);
        Assert.Equal(Count, before.Length);
        company.Speaks(Cast.Erik, 1033);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await Open(visit);
        var page = visit.WholePage;
        await page.GetByRole(AriaRole.Tab).Nth(1).ClickAsync();
        await Expect(page.Locator(".option-row")).ToHaveCountAsync(Count);
        await Words(page.Locator(".option-row").Last, "English").FocusAsync();
        await visit.Keys("Alt+ArrowUp");
        await Expect(Words(page.Locator(".option-row").Nth(Count - 2), "English")).ToBeFocusedAsync();
        await Expect(SaveButton(visit)).ToBeInViewportAsync();
        await Save(visit, "Saved and published.");
        Assert.Equal<int>([.. before[..(Count - 2)], before[Count - 1], before[Count - 2]], Options(Sources));
        await visit.FitsIn(page.Locator("body"), 800, 360);
    }

    [Fact]
    public async Task L1_L3_LanguageWithoutTexts_IsReadInEnglish_AndGetsItsWords()
    {
        company.Speaks(Cast.Erik, FinnishCompany.Finnish);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await Open(visit);
        var page = visit.WholePage;
        await Expect(SaveButton(visit)).ToBeVisibleAsync();
        var row = page.Locator(".option-row").First;
        await Expect(Words(row, "Finnish")).ToHaveClassAsync(new Regex("missing"));
        await Words(row, "Finnish").FillAsync("Uusmyynti");
        await Save(visit, "Saved and published.");
        var labels = Definition(Types).Options[0].Label.LocalizedLabels.ToDictionary(label => label.LanguageCode, label => label.Label);
        Assert.Equal(("Uusmyynti", 5), (labels[FinnishCompany.Finnish], labels.Count));

        // And the first steps, which read the words of the lists, too.
        await visit.Open();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "First steps" })).ToBeVisibleAsync();
        await visit.Settled();
    }

    /// <summary>The platform has published one list when it fails: what it has done is asked for, and said.</summary>
    [Fact]
    public async Task L7_PublishingThatFailsHalfWay_SaysWhatIsPublished_AndWhatIsNot()
    {
        company.Speaks(Cast.Erik, 1033);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await Open(visit);
        var page = visit.WholePage;
        var published = Definition("opps_rejectionreason").Options[0].Label.LocalizedLabels.Single(label => label.LanguageCode == 1033).Label;
        await Words(page.Locator(".option-row").Nth(1), "English").FillAsync("Half-way");
        await page.GetByRole(AriaRole.Tab).Nth(3).ClickAsync();
        await Words(page.Locator(".option-row").First, "English").FillAsync("Not yet");
        await visit.Page.RouteAsync("**/PublishXml", HalfWay);
        await Save(visit, "SQL timeout expired. Published: Types. Not published: Rejection reasons.");
        visit.TakeMishaps();
        Assert.Equal(("Half-way", published), (English(Types, 1), English("opps_rejectionreason", 0)));

        await visit.Page.UnrouteAsync("**/PublishXml", HalfWay);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Saved, but not published yet")).ToHaveCountAsync(0);
        await visit.Settled();
        Assert.Equal("Not yet", English("opps_rejectionreason", 0));
    }

    /// <summary>Publishes the types, as the platform would, and then fails.</summary>
    private static async Task HalfWay(IRoute route)
    {
        var xml = (string)JObject.Parse(route.Request.PostData!)["ParameterXml"]!;
        var half = xml.Replace("<optionset>opps_rejectionreason</optionset>", "", StringComparison.Ordinal);
        Assert.NotEqual(xml, half);
        var done = await route.FetchAsync(new() { PostData = Encoding.UTF8.GetBytes(new JObject { ["ParameterXml"] = half }.ToString()) });
        Assert.True(done.Ok);
        await route.FulfillAsync(new() { Status = 500, ContentType = "application/json", Body = """{"error":{"code":"0x80044151","message":"SQL timeout expired."}}""" });
    }

    private void Publish() => company.System.Execute(new OrganizationRequest("PublishXml")
    {
        ["ParameterXml"] = $"<importexportxml><optionsets><optionset>{Sources}</optionset></optionsets></importexportxml>",
    });

    private OptionSetMetadata Definition(string list) => (OptionSetMetadata)((RetrieveOptionSetResponse)company.System.Execute(new RetrieveOptionSetRequest { Name = list })).OptionSetMetadata;

    private int[] Options(string list) => [.. Definition(list).Options.Select(option => option.Value!.Value)];

    private string English(string list, int option) => Definition(list).Options[option].Label.LocalizedLabels.Single(label => label.LanguageCode == 1033).Label;

    private static async Task Open(Visit visit)
    {
        await visit.Open("/main.aspx?pagetype=webresource&webresourceName=opps_/pages/lists.html");
        await Expect(visit.WholePage.Locator(".option-row").First).ToBeVisibleAsync();
        await visit.Settled();
    }

    private static ILocator Words(ILocator row, string language) => row.GetByLabel(new Regex($"^{language}:"));

    private static ILocator SaveButton(Visit visit) => visit.WholePage.GetByRole(AriaRole.Button, new() { Name = "Save and publish" });

    private static async Task Save(Visit visit, string told)
    {
        await SaveButton(visit).ClickAsync();
        await Expect(visit.WholePage.Locator(".save-bar .message")).ToContainTextAsync(told);
        await visit.Settled();
    }
}
