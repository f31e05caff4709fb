using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using Browser.Browsing;
using Browser.Company;
using Browser.Screens;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Commission;

/// <summary>Statements of a period, a page of its own window (C12).</summary>
public sealed partial class StatementTests : IClassFixture<ServedCompany>
{
    private readonly ServedCompany _company;
    private readonly Guid _first;
    private readonly Guid _second;

    public StatementTests(ServedCompany company)
    {
        _company = company;
        if (company.System.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression("opps_commissionperiod")).Entities.Count == 0)
        {
            CloseTwoQuarters();
        }

        (_first, _second) = (company.IdOf("opps_commissionperiod", "opps_name", "Q3"), company.IdOf("opps_commissionperiod", "opps_name", "Q4"));
    }

    [Theory, MemberData(nameof(Language.All), MemberType = typeof(Language))]
    public async Task C12_Statements_AreReadable_AtEveryWidth(int language)
    {
        _company.Speaks(Cast.Frida, language);
        await using var visit = await _company.Visit(Cast.Frida, 1400, 900);
        var check = new ScreenCheck(visit, ShippedTexts.Of(language));
        foreach (var address in new[] { _company.StatementOf(_second, Cast.Cecilia), _company.StatementOf(_second) })
        {
            await visit.Open(address);
            await Expect(visit.Page.Locator(".statement").Last).ToBeVisibleAsync();
            await check.Look("statement");
            await visit.FitsIn(visit.Page.Locator("body"), 900, 1100, 360, 1400);
        }

        check.FoundNothing();
    }

    [Fact]
    public async Task C12_Print_RepeatsTheHeads_NumbersThePages_AndBeginsEachSellerAnew()
    {
        _company.Speaks(Cast.Frida, 1053);
        await using var visit = await _company.Visit(Cast.Frida, 1400, 900);
        await visit.Open(_company.StatementOf(_first, Cast.Cecilia));
        await Expect(visit.Page.Locator(".control.ties")).ToBeVisibleAsync();
        var sheets = await visit.Print();
        Assert.InRange(sheets.Count, 2, 4);
        var sales = sheets.Where(words => words.Contains("Parti", StringComparison.Ordinal)).ToList();
        Assert.True(sales.Count > 1);
        Assert.All(sales, words => Assert.Contains("Säljmöjlighet Vunnen den Andel Belopp", words, StringComparison.Ordinal));
        Assert.Equal(60, sales.Sum(words => Number().Count(words)));
        Assert.All(sheets.Select((words, index) => (words, index)), sheet => Assert.EndsWith($" {sheet.index + 1} / {sheets.Count}", sheet.words));
        Assert.DoesNotContain(sheets, words => words.Contains("Skriv ut", StringComparison.Ordinal));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(36, 36, 36)", await visit.Page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).color"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Null, ColorScheme = ColorScheme.Null });

        await visit.Open(_company.StatementOf(_second));
        await Expect(visit.Page.Locator(".control.ties")).ToBeVisibleAsync();
        var all = await visit.Print();
        Assert.Equal(await visit.Page.Locator(".statement").CountAsync(), all.Count);
        Assert.Contains(all, words => words.Contains("Provisionsspecifikation Ofördelat", StringComparison.Ordinal));
    }

    [Theory, InlineData(1053, ';', ","), InlineData(1033, ',', ".")]
    public async Task C12_Files_AreReadByASpreadsheetOfTheLanguage(int language, char separator, string decimalSign)
    {
        _company.Speaks(Cast.Cecilia, language);
        await using var visit = await _company.Visit(Cast.Cecilia, 1100, 900);
        await visit.Open(_company.StatementOf(_second, Cast.Cecilia));
        var csv = Encoding.UTF8.GetString(await Download(visit, 1))[1..].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(csv, line => Assert.Equal(12, Outside().Replace(line, "").Count(letter => letter == separator)));
        var corrected = Assert.Single(csv, line => line.Contains("Rättad", StringComparison.Ordinal));
        Assert.EndsWith($"{separator}25{decimalSign}00{separator}50{decimalSign}00{separator}-250{decimalSign}00{separator}EUR{separator}-250{decimalSign}00", corrected);

        using var workbook = new ZipArchive(new MemoryStream(await Download(visit, 2)));
        using var sheet = workbook.Entries.Single(entry => entry.FullName.EndsWith("worksheets/sheet1.xml", StringComparison.Ordinal)).Open();
        var rows = XDocument.Load(sheet).Descendants().Where(element => element.Name.LocalName == "row").ToList();
        Assert.Equal(csv.Length, rows.Count);
        Assert.Single(rows, row => row.Elements().Any(cell => cell.Attribute("t")?.Value is null or "n" && cell.Value == "-250"));
    }

    [Fact]
    public async Task C11_Seller_ReadsNobodyElses_AndWhatNamesNoPeriod_IsTold()
    {
        _company.Speaks(Cast.Cecilia, 1053);
        await using var visit = await _company.Visit(Cast.Cecilia, 1100, 900);
        await visit.Open(_company.StatementOf(_second, Cast.Bjorn));
        await Expect(visit.Page.GetByText("Det finns inga rader i perioden som du får läsa.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".control")).ToHaveCountAsync(0);
        await visit.Open("/WebResources/opps_/pages/statement.html");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Ingen period är angiven. Öppna en specifikation från provisionssidorna.");
    }

    [Fact]
    public async Task C12_Statement_IsOpened_FromALine_InTheListAndOnItsForm()
    {
        _company.Speaks(Cast.Cecilia, 1053);
        await using var visit = await _company.Visit(Cast.Cecilia, 1400, 900);
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opps_commissionline&search=Reservdelar");
        await Visit.Row(visit.Grid, "Reservdelar vår").GetByRole(AriaRole.Checkbox).ClickAsync();
        await visit.Command("Provisionsspecifikation");
        await Expect(visit.WholePage.GetByRole(AriaRole.Row).Filter(new() { HasText = "Reservdelar vår" })).ToContainTextAsync("95 500,00 SEK");
        await visit.Settled();
        await visit.OpenRow("opps_commissionline", _company.IdOf("opps_commissionline", "opps_name", "Reservdelar vår"));
        await visit.Command("Provisionsspecifikation");
        await Expect(visit.WholePage.GetByRole(AriaRole.Heading, new() { Name = Cast.Cecilia })).ToBeVisibleAsync();
        await visit.Settled();
    }

    /// <summary>Sixty deals of Cecilia's in the third quarter; one of the fourth that is not whole, and one of the third that is corrected.</summary>
    private void CloseTwoQuarters()
    {
        foreach (var number in Enumerable.Range(1, 59))
        {
            _company.Win(Cast.Cecilia, _company.Make($"Parti {number:00}", null), "2026-08-10", 100m);
        }

        var corrected = _company.Make("Parti 60 – Rättad", 1_000m, (Cast.Cecilia, 50m), (Cast.Bjorn, 50m));
        _company.Win(Cast.Cecilia, corrected, "2026-08-11", 1_000m);
        _company.Close(_company.MakePeriod("2026-07-01", "2026-09-30", "Q3"));
        _company.OpenAgain(Cast.Cecilia, corrected);
        _company.Share(Cast.Cecilia, corrected, (Cast.Cecilia, 25m), (Cast.Bjorn, 75m));
        _company.Win(Cast.Cecilia, corrected, "2026-08-11", 1_000m);
        _company.Win(Cast.Cecilia, _company.Make("Inte hela", 1_000m, (Cast.Cecilia, 50m), (Cast.Bjorn, 40m)), "2026-10-05", 1_000m);
        _company.Close(_company.MakePeriod("2026-10-01", "2026-12-31", "Q4"));
    }

    private static async Task<byte[]> Download(Visit visit, int button)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator(".actions button").Nth(button).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"Parti \d\d")]
    private static partial Regex Number();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Outside();
}
