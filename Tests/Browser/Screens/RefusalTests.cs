using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Demo.Company;
using Demo.Walkthrough;
using LocalDataverse;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screens;

/// <summary>What the server and the app can't do is told in the reader's language, and not in words for whoever writes code.</summary>
public sealed class RefusalTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    /// <summary>Plug-ins have their own words, and an import is no work of the app.</summary>
    private static readonly string[] ToldOtherwise =
    [
        nameof(Faults.IsvAborted), nameof(Faults.ImportSolutionError), nameof(Faults.ImportSolutionManagedToUnmanagedMismatch), nameof(Faults.ImportSolutionUnmanagedToManagedMismatch),
    ];

    public static TheoryData<string, int> Codes() => new(typeof(Faults).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(code => code.IsLiteral && !ToldOtherwise.Contains(code.Name)).Select(code => new TheoryDataRow<string, int>(code.Name, (int)code.GetRawConstantValue()!)));

    [Theory, MemberData(nameof(Codes))]
    public void EveryCode_HasATextForPeople(string name, int code)
    {
        var project = typeof(RefusalTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "ProjectFolder").Value!;
        var known = File.ReadAllText(Path.Combine(project, "..", "LocalDataverse.Web", "Client", "src", "data", "refusal.ts"));
        Assert.True(known.Contains($"\"0x{code:x8}\": \"Error_", System.StringComparison.Ordinal), name);
    }

    [Theory]
    [InlineData(1053, "Posten finns inte längre. Någon kan ha tagit bort den.")]
    [InlineData(1044, "Oppføringen finnes ikke lenger. Noen kan ha slettet den.")]
    [InlineData(1030, "Posten findes ikke længere. Nogen kan have slettet den.")]
    [InlineData(1033, "The row is no longer there. Somebody may have deleted it.")]
    public async Task ARowThatIsGone(int language, string told)
    {
        company.Speaks(Cast.Erik, language);
        await using var visit = await company.Visit(Cast.Erik);
        await visit.Open("/main.aspx?pagetype=entityrecord&etn=account&id=00000000-0000-0000-0000-000000000001");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(told);
        Assert.All(visit.TakeMishaps(), mishap => Assert.Contains("404", mishap, System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAddressThatLeadsNowhere()
    {
        await using var visit = await company.Visit(Cast.Cecilia);
        await visit.Open("/main.aspx?pagetype=entitylist&etn=nothing");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Något gick fel i appen. Webbläsarens konsol säger vad.");
        Assert.Contains("There is no table 'nothing'", Assert.Single(visit.TakeMishaps()), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatOthersMayOnlyRead()
    {
        await using var visit = await company.Visit(Cast.Cecilia);
        await visit.OpenRow("account", company.IdOf("account", "name", DemoCustomers.Nordhamn));
        await visit.Page.RouteAsync("**/accounts(*", route => route.Request.Method == "PATCH"
            ? route.FulfillAsync(new() { Status = 403, ContentType = "application/json", Body = """{"error":{"code":"0x80048306","message":"SecLib::AccessCheckEx failed. , :"}}""" })
            : route.ContinueAsync());
        await visit.Fill("Telefon", "1");
        await visit.Command("Spara");
        await Expect(visit.Dialog).ToContainTextAsync("Du har inte behörighet att göra det här med posten.");
        await visit.Confirm("OK");
        visit.TakeMishaps();
    }
}
