using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Browser.Browsing.Chromium))]

namespace Browser.Browsing;

/// <summary>One real Chromium for all tests; each visit has a context of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Time for a loaded machine; what is there at once is not waited for.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        var found = await Find(_playwright.Chromium.ExecutablePath);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = found.Path,
            Env = found.Environment,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
            ],
        });
    }

    /// <summary>TEST_BROWSER names the executable to use, or says "npm" for the npm registry's, whatever is installed.</summary>
    private static async Task<FoundBrowser> Find(string playwrights) => Environment.GetEnvironmentVariable("TEST_BROWSER") switch
    {
        null or "" => InstalledBrowser.Find(playwrights) ?? await NpmBrowser.Take(),
        "npm" => await NpmBrowser.Take(),
        var path when File.Exists(path) => new FoundBrowser(path),
        var path => throw new InvalidOperationException($"TEST_BROWSER is '{path}', where there is no file. Give the path of Chromium, Chrome or Edge, or 'npm'."),
    };

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <param name="address">Of the server that relative addresses stand under.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    public async Task<IBrowserContext> NewContext(Uri address, int width, int height)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-US",
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = "Europe/Stockholm",
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return context;
    }
}
