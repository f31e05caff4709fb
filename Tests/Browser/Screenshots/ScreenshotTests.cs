using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Browser.Browsing;
using Browser.Company;
using Browser.Panel;
using Demo.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screenshots;

/// <summary>
/// The pictures in the README. With SCREENSHOTS=1 they are taken anew; otherwise those taken lie beside the test's own files, and
/// the README's must be there, of the same width and height.
/// </summary>
public sealed class ScreenshotTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private const int LargestFile = 150_000;

    private static readonly bool TakesAnew = Environment.GetEnvironmentVariable("SCREENSHOTS") == "1";

    private static string Folder => Path.Combine(typeof(ScreenshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "ProjectFolder").Value!, "Screenshots");

    [Fact]
    public async Task Opportunity_WithItsSellers_AndTheSumThatIsTold()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1360, 1110);
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Turbine));
        await Expect(visit.Seller(Cast.Anna)).ToBeVisibleAsync();
        await Picture(visit, "opportunity");
    }

    [Fact]
    public async Task Customer_WithTheFoundOpportunityMarked()
    {
        await using var visit = await company.Visit(Cast.Cecilia, 1360, 560);
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opportunity&search=Hamnkran");
        await visit.Grid.GetByRole(AriaRole.Link, new() { Name = DemoOpportunities.Crane }).ClickAsync();
        await Expect(visit.Page.Locator(".cell-icon")).ToBeVisibleAsync();
        await Picture(visit, "customer");
    }

    [Fact]
    public async Task Timeline_OfAnOpportunity()
    {
        await using var visit = await company.Visit(Cast.Bjorn, 1360, 860);
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Loading));
        await visit.Tab("Aktiviteter");
        await Expect(visit.Page.Locator(".post").First).ToBeVisibleAsync();
        await Picture(visit, "timeline");
    }

    [Fact]
    public async Task Dashboard_OfThePipeline()
    {
        await using var visit = await company.Visit(Cast.Erik, 1360, 860);
        await visit.Open();
        await Expect(visit.Page.Locator("canvas").First).ToBeVisibleAsync();
        await Picture(visit, "dashboard");
    }

    [Fact]
    public async Task Replacing_ASeller()
    {
        await using var visit = await company.Visit(Cast.Erik, 1280, 720);
        await visit.Open("/main.aspx?pagetype=entitylist&etn=opportunity&viewid=7200dafd-9f68-4fc1-9794-e961190394da");
        await Visit.Row(visit.Grid, DemoOpportunities.Crane).GetByRole(AriaRole.Checkbox).ClickAsync();
        await visit.Command("Replace Seller");
        var page = visit.Page.FrameLocator("dialog[open] iframe");
        await page.GetByRole(AriaRole.Combobox).First.SelectOptionAsync(new SelectOptionValue { Label = Cast.Bjorn });
        await page.GetByRole(AriaRole.Combobox).Last.FillAsync("david");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = Cast.David }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Picture(visit, "replacing");
    }

    [Fact]
    public async Task Telephone_WithTheSellerPanel_InTheDark()
    {
        await using var visit = await company.Visit(Cast.Bjorn, 360, 760);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.OpenRow("opportunity", company.Opportunity(DemoOpportunities.Loading));
        await Expect(visit.Seller(Cast.Cecilia)).ToBeVisibleAsync();
        await visit.Panel.EvaluateAsync("frame => frame.scrollIntoView({ block: 'center' })");
        await Picture(visit, "telephone");
    }

    private static async Task Picture(Visit visit, string name)
    {
        await visit.Settled();
        var file = Path.Combine(Folder, $"{name}.png");
        var taken = await visit.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        await File.WriteAllBytesAsync(TakesAnew ? file : Path.Combine(AppContext.BaseDirectory, $"{name}.png"), taken);
        Assert.True(File.Exists(file), $"{file} is missing. Run this test with SCREENSHOTS=1.");
        var kept = await File.ReadAllBytesAsync(file);
        Assert.InRange(kept.Length, 1, LargestFile);
        Assert.Equal(SizeOf(taken), SizeOf(kept));
    }

    /// <summary>Width and height stand in a PNG's first chunk.</summary>
    private static (int Width, int Height) SizeOf(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}
