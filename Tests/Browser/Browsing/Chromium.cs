using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Browser.Browsing.Chromium))]

namespace Browser.Browsing;

/// <summary>One real Chromium for all tests; each visit has a context of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Time for a loaded machine; what is there at once is not waited for.</summary>
    private const float Patience = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var found = InstalledBrowser.Find() ?? await NpmBrowser.Take();
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
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
        context.SetDefaultTimeout(Patience);
        return context;
    }
}
