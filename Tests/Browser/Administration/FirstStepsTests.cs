using System;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Screens;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Administration;

/// <summary>The first steps: with them the app starts for administrators, until nothing is left to do or they are put away.</summary>
public sealed class FirstStepsTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private static readonly Guid Row = new("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10");
    private static readonly Guid QuickFind = new("e351f9c2-9165-4569-bbef-9e2a81a05c32");

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task Page_IsReadable_AtEveryWidth(int language)
    {
        Store(null);
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await visit.Page.RouteAsync("**/roles?*", Denied);
        await Start(visit);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        await Expect(Step(visit, 3).Locator(".picture svg")).ToBeVisibleAsync();
        await Leave(visit, 6).ClickAsync();
        await Expect(Step(visit, 6)).ToHaveClassAsync("step left");
        visit.TakeMishaps();
        await check.Look("first steps");
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await check.Look("first steps, dark");
        await visit.FitsIn(visit.WholePage.Locator("body"), 800, 900, 360);

        check.FoundNothing();
    }

    [Fact]
    public async Task EachStep_IsAsTheEnvironmentIs()
    {
        Store(null);
        company.Speaks(Cast.Erik, 1033);
        await using var visit = await company.Visit(Cast.Erik, 1400, 1400);
        await Start(visit);
        string[] before = ["Done", "Done", "Done", "To do", "To do", "To do", "To do", "To do", "Done"];
        Assert.Equal(before, await visit.WholePage.Locator(".step .badge").AllInnerTextsAsync());
        await Expect(Step(visit, 5)).ToContainTextAsync("As they came with the solution: Types, Sources, Stages, Rejection reasons.");

        var plugin = company.System.RetrieveMultiple(new QueryExpression("sdkmessageprocessingstep") { TopCount = 1 }).Entities.Single().Id;
        var stage = company.System.Create(new Entity("opps_stagesetting") { ["opps_name"] = "First Meeting", ["opps_stage"] = new OptionSetValue(847210000), ["opps_probability"] = 10 });
        Enable(plugin, false);
        company.System.Update(new Entity("savedquery", QuickFind) { ["isdefault"] = true });
        company.System.Update(new Entity("systemuser", company.IdOf("systemuser", "fullname", Cast.Anna)) { ["isdisabled"] = true });
        Store(setting => setting["opps_tolerance"] = 0.01m);
        await visit.WholePage.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await Expect(Step(visit, 0)).ToContainTextAsync("are disabled.");
        await Expect(Step(visit, 2)).ToContainTextAsync("Nobody has: Opportunities – Sales manager.");
        string[] after = ["To do", "Done", "To do", "Done", "To do", "To do", "Done", "Done", "Done"];
        Assert.Equal(after, await visit.WholePage.Locator(".step .badge").AllInnerTextsAsync());

        Enable(plugin, true);
        company.System.Update(new Entity("savedquery", QuickFind) { ["isdefault"] = false });
        company.System.Update(new Entity("systemuser", company.IdOf("systemuser", "fullname", Cast.Anna)) { ["isdisabled"] = false });
        company.System.Delete("opps_stagesetting", stage);
        await visit.Settled();
    }

    /// <summary>An import of before, whose opportunities have no sellers yet.</summary>
    [Fact]
    public async Task OpportunitiesWithoutSellers_AreToldOf_AndShown()
    {
        Store(null);
        company.Speaks(Cast.Erik, 1033);
        var steps = company.System.RetrieveMultiple(new QueryExpression("sdkmessageprocessingstep")).Entities.Select(step => step.Id).ToList();
        steps.ForEach(step => Enable(step, false));
        company.MakeOpportunity(Cast.Erik, DemoCustomers.Nordhamn, "From before");
        steps.ForEach(step => Enable(step, true));
        await using var visit = await company.Visit(Cast.Erik, 1400, 1400);
        await Start(visit);
        await Expect(Step(visit, 8)).ToContainTextAsync("There are open opportunities without sellers.");
        await Step(visit, 8).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Visit.Row(visit.Grid, "From before")).ToBeVisibleAsync();
        company.System.Delete("opportunity", company.Opportunity("From before"));
        await visit.Settled();
    }

    [Fact]
    public async Task Links_LeadToWhereItIsPutRight()
    {
        Store(null);
        company.Speaks(Cast.Erik, 1033);
        await using var visit = await company.Visit(Cast.Erik, 1400, 1400);
        await Start(visit);
        foreach (var (step, title) in new[] { (5, "CRM"), (7, "Seller Shares") })
        {
            await Step(visit, step).GetByRole(AriaRole.Link).ClickAsync();
            await Expect(visit.Page.GetByRole(AriaRole.Navigation).Locator("[aria-current=page]")).ToHaveTextAsync(title);
            await Expect(visit.WholePage.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await visit.Settled();
            await Start(visit);
        }

        Assert.Equal(
            ["https://make.powerapps.com", "https://make.powerapps.com", "https://admin.powerplatform.microsoft.com", "https://make.powerapps.com", "https://make.powerapps.com"],
            await visit.WholePage.Locator(".step a[target=_blank]").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"));
    }

    [Fact]
    public async Task LeftAsItIs_ByKeyboard_HoldsForAllAdministrators_AndTheAppStartsWithItsDashboard()
    {
        Store(null);
        company.Speaks(Cast.Erik, 1033);
        await using (var visit = await company.Visit(Cast.Erik, 1400, 900))
        {
            await Start(visit);
            foreach (var (step, left) in new[] { (3, 4), (4, 3), (5, 2), (6, 1) })
            {
                await visit.Reach(Leave(visit, step));
                await visit.Keys("Enter");
                await Expect(visit.WholePage.GetByText($"Left to do: {left} of 9")).ToBeVisibleAsync();
                await Expect(Leave(visit, step)).ToBeFocusedAsync();
            }

            await visit.Reach(Leave(visit, 7));
            await visit.Keys("Space");
            await Expect(visit.WholePage.GetByText("Nothing is left to do. From now on the app starts with its dashboard.")).ToBeVisibleAsync();
            Assert.Equal("search,closing,lists,stages,settings", company.System.Retrieve("opps_setting", Row, new("opps_firststeps")).GetAttributeValue<string>("opps_firststeps"));
        }

        await using var again = await company.Visit(Cast.Erik, 1400, 900);
        await again.Page.GotoAsync("/main.aspx");
        await IsOnTheDashboard(again);
    }

    [Fact]
    public async Task PutAway_ItIsGone_AndComesBackFromTheSettings()
    {
        Store(null);
        company.Speaks(Cast.Erik, 1033);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await Start(visit);
        await visit.WholePage.GetByRole(AriaRole.Button, new() { Name = "Don't show this at the start" }).ClickAsync();
        await IsOnTheDashboard(visit);
        await visit.Page.GotoAsync("/main.aspx");
        await IsOnTheDashboard(visit);

        // The row is there, and the settings are at their defaults all the same.
        await visit.Open("/main.aspx?pagetype=webresource&webresourceName=opps_/pages/settings.html");
        await visit.WholePage.GetByRole(AriaRole.Link, new() { Name = "Show the first steps again" }).ClickAsync();
        await Expect(Step(visit, 7)).ToContainTextAsync("Everything is as it is by default.");
        await visit.WholePage.GetByRole(AriaRole.Button, new() { Name = "Show this at the start again" }).ClickAsync();
        await Expect(visit.WholePage.GetByText("Left to do: 5 of 9")).ToBeVisibleAsync();
        await visit.Settled();
        await Start(visit);
        await Expect(visit.WholePage.GetByText("Left to do: 5 of 9")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SavedSettings_KeepWhatIsLeft_AndTheOtherWayRound()
    {
        Store(setting => (setting["opps_firststeps"], setting["opps_tolerance"]) = ("lists", 0.5m));
        company.Speaks(Cast.Erik, 1033);
        await using var visit = await company.Visit(Cast.Erik, 1400, 900);
        await visit.Open("/main.aspx?pagetype=webresource&webresourceName=opps_/pages/settings.html");
        await visit.WholePage.GetByLabel("Tolerance of the sum", new() { Exact = true }).FillAsync("0.02");
        await visit.WholePage.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(visit.WholePage.GetByText("Saved. It holds from now on.")).ToBeVisibleAsync();
        await Start(visit);
        await Expect(Step(visit, 5)).ToContainTextAsync("Left as it is");
        await Leave(visit, 6).ClickAsync();
        await Expect(Step(visit, 6)).ToContainTextAsync("Left as it is");
        var row = company.System.Retrieve("opps_setting", Row, new("opps_firststeps", "opps_tolerance"));
        Assert.Equal(("lists,stages", 0.02m), (row.GetAttributeValue<string>("opps_firststeps"), row.GetAttributeValue<decimal>("opps_tolerance")));
    }

    [Theory]
    [InlineData(Cast.Cecilia)]
    [InlineData(Cast.Anna)]
    public async Task SellersAndManagers_StartWithTheDashboard_AndHaveNoSuchEntry(string person)
    {
        Store(null);
        company.Speaks(person, 1053);
        await using var visit = await company.Visit(person, 1400, 900);
        await visit.Open();
        await Expect(visit.Page.Locator("canvas").First).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Navigation).GetByText("Kom igång", new() { Exact = true })).ToHaveCountAsync(0);
        await visit.Open("/main.aspx?pagetype=webresource&webresourceName=opps_/pages/firststeps.html");
        await Expect(visit.WholePage.GetByText("dina roller saknar prvWriteopps_Setting")).ToBeVisibleAsync();
        await Expect(Step(visit, 2)).ToContainTextAsync("Okänt");
        await Expect(visit.WholePage.Locator("button:visible")).ToHaveTextAsync("Titta igen");
        visit.TakeMishaps();
    }

    /// <summary>The one row of settings as it was before, and what else it holds; null for none.</summary>
    private void Store(Action<Entity>? more)
    {
        foreach (var old in company.System.RetrieveMultiple(new QueryExpression("opps_setting")).Entities)
        {
            company.System.Delete("opps_setting", old.Id);
        }

        if (more is not null)
        {
            var setting = new Entity("opps_setting", Row) { ["opps_name"] = "Settings" };
            more(setting);
            company.System.Create(setting);
        }
    }

    private void Enable(Guid step, bool isEnabled) => company.System.Update(new Entity("sdkmessageprocessingstep", step)
    {
        ["statecode"] = new OptionSetValue(isEnabled ? 0 : 1), ["statuscode"] = new OptionSetValue(isEnabled ? 1 : 2),
    });

    private static Task Denied(IRoute route) =>
        route.FulfillAsync(new() { Status = 403, ContentType = "application/json", Body = """{"error":{"code":"0x80040220","message":"Principal user is missing prvReadRole privilege"}}""" });

    private static async Task Start(Visit visit)
    {
        await visit.Open();
        await Expect(visit.WholePage.Locator(".step").First).ToBeVisibleAsync();
        await visit.Settled();
    }

    private static ILocator Step(Visit visit, int index) => visit.WholePage.Locator(".step").Nth(index);

    private static ILocator Leave(Visit visit, int index) => Step(visit, index).GetByRole(AriaRole.Button);

    private static async Task IsOnTheDashboard(Visit visit)
    {
        await Expect(visit.Page.Locator("canvas").First).ToBeVisibleAsync();
        Assert.Contains("pagetype=dashboard&id=174377be-3ce1-4e8d-ba93-288f37cec112", visit.Page.Url, StringComparison.Ordinal);
        await visit.Settled();
        visit.TakeMishaps();
    }
}
