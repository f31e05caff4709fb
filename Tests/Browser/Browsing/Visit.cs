using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Browsing;

/// <summary>A signed-in person's browser window, in the words of somebody who uses the app. Whatever goes wrong in it is noted.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _mishaps = [];
    private readonly ConcurrentDictionary<IRequest, bool> _underWay = [];

    private Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Request += (_, request) => _underWay.TryAdd(request, true);
        page.RequestFinished += (_, request) => Over(request);
        page.RequestFailed += (_, request) => Over(request);
        page.FrameDetached += (_, frame) => EndAll(frame);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console {message.Type}: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.RequestFailed += (_, request) => Note(request.Failure is not "net::ERR_ABORTED", $"{request.Method} {request.Url}: {request.Failure}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Request.Method} {response.Url}: {response.Status}");
    }

    public IPage Page { get; }

    public static async Task<Visit> Begin(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>What went wrong since the last call: errors and warnings on the console, requests that failed.</summary>
    public IReadOnlyList<string> TakeMishaps()
    {
        lock (_mishaps)
        {
            string[] taken = [.. _mishaps];
            _mishaps.Clear();
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        var mishaps = TakeMishaps();
        Assert.True(mishaps.Count == 0, string.Join('\n', mishaps));
    }

    public async Task Open(string address = "/main.aspx")
    {
        // What the page before had asked for need not be reported as ended.
        await Page.GotoAsync("about:blank");
        _underWay.Clear();
        await Page.GotoAsync(address);
        await Expect(Page.Locator("main")).ToBeVisibleAsync();
        await Settled();
    }

    /// <summary>The dashboard Sales Pipeline, with which the app starts for whoever isn't shown the first steps.</summary>
    public Task OpenDashboard() => Open("/main.aspx?pagetype=dashboard&id=174377be-3ce1-4e8d-ba93-288f37cec112");

    public Task OpenList(string table) => Open($"/main.aspx?pagetype=entitylist&etn={table}");

    public Task OpenRow(string table, Guid id) => Open($"/main.aspx?pagetype=entityrecord&etn={table}&id={id}");

    /// <summary>Until nothing on the page is being loaded, for a moment.</summary>
    public async Task Settled()
    {
        const int Moments = 3;
        var waited = Stopwatch.StartNew();
        for (var quiet = 0; quiet < Moments; quiet = _underWay.IsEmpty ? quiet + 1 : 0)
        {
            await Task.Delay(40);
            Assert.True(waited.Elapsed < Chromium.Patience, $"Still under way after {waited.Elapsed}: {string.Join(", ", _underWay.Keys.Select(request => request.Url))}");
        }

        await Expect(Page.Locator(".waiting, [aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>An entry of the navigation at the left.</summary>
    public async Task Navigate(string entry)
    {
        await Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }).ClickAsync();
        await Settled();
    }

    /// <summary>A command of the page, wherever in the bar it is.</summary>
    public Task Command(string label) => CommandIn(Page.Locator("main app-command-bar").First, label);

    public Task CommandOf(string subgrid, string label) => CommandIn(Subgrid(subgrid).Locator("app-command-bar"), label);

    public ILocator Commands => Page.Locator("main app-command-bar").First.Locator(".command");

    public Task Tab(string label) => Page.GetByRole(AriaRole.Tab, new() { Name = label, Exact = true }).ClickAsync();

    public ILocator Subgrid(string name) => Page.Locator($"[data-control={name}] app-subgrid");

    /// <summary>The dialog or side panel that is on top.</summary>
    public ILocator Dialog => Page.Locator("dialog[open]:not(.progress)").Last;

    /// <summary>And the work behind them is over.</summary>
    public async Task DialogsClosed()
    {
        await Expect(Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Settled();
    }

    public Task DialogOpened() => Expect(Dialog).ToBeVisibleAsync();

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>What a form tells.</summary>
    public ILocator Notification(string id) => Page.Locator($"[data-notification={id}]");

    /// <summary>A field by its label, on the dialog if there is one, else on the form.</summary>
    public async Task<ILocator> Field(string label)
    {
        var scope = await Dialog.CountAsync() > 0 ? Dialog : Page.Locator(".tab-panel:not([hidden])");
        return FieldIn(scope, label);
    }

    public async Task Fill(string label, string value)
    {
        var field = await Field(label);
        await field.FillAsync(value);
        await field.BlurAsync();
    }

    public async Task Select(string label, string option) => await (await Field(label)).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Searches in a lookup and takes the row of that name.</summary>
    public async Task LookUp(string label, string search, string name)
    {
        var field = await Field(label);
        await field.ClickAsync();
        await field.PressSequentiallyAsync(search);
        await Page.Locator(".popup:popover-open").GetByRole(AriaRole.Option).Filter(new() { HasText = name }).First.ClickAsync();
    }

    public Task Press(string button) => Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Presses it and waits until dialog and work behind it are over.</summary>
    public async Task Confirm(string button)
    {
        await Press(button);
        await DialogsClosed();
    }

    /// <summary>The page that stands in the dialog.</summary>
    public IFrameLocator PageInDialog => Page.FrameLocator("dialog[open] iframe");

    /// <summary>Presses a button of the page in the dialog, which then closes it, and waits until the work behind it is over.</summary>
    public async Task ConfirmOnPage(string button)
    {
        await PageInDialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await DialogsClosed();
    }

    /// <summary>A row of a grid that holds the text.</summary>
    public static ILocator Row(ILocator grid, string text) => grid.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    public ILocator Grid => Page.Locator("main app-list-page [role=grid]");

    /// <summary>Searches in the header for one kind of row.</summary>
    public async Task Search(string what, string text)
    {
        await Page.Locator(".search-kinds").GetByTitle(what, new() { Exact = true }).ClickAsync();
        var box = Page.Locator(".search-box").GetByRole(AriaRole.Searchbox);
        await box.FillAsync(text);
        await box.PressAsync("Enter");
        await Settled();
    }

    /// <summary>What the search in the header has found.</summary>
    public ILocator Found => Page.Locator("main app-search-page [role=grid]");

    /// <summary>The control of the sellers on the opportunity's form.</summary>
    public ILocator Panel => Page.Locator("main app-code-component");

    /// <summary>The page of the history on the opportunity's form.</summary>
    public IFrameLocator History => Page.FrameLocator("[data-control=WebResource_sellerhistory] iframe");

    /// <summary>The page of the navigation that stands in the place of a list.</summary>
    public IFrameLocator WholePage => Page.FrameLocator("main iframe.whole-page");

    private static ILocator FieldIn(ILocator scope, string label) => scope.Locator(".field").Filter(new()
    {
        Has = scope.Page.Locator("label").Filter(new() { HasTextRegex = new Regex($"^\\s*{Regex.Escape(label)}\\s*\\*?\\s*$") }),
    }).Locator("input:not([type=date]), select, textarea, fluent-switch").First;

    private static async Task CommandIn(ILocator bar, string label)
    {
        var button = bar.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });
        var more = bar.Locator("fluent-menu [slot=trigger]");
        await Expect(button.Or(more).First).ToBeVisibleAsync();
        if (await button.CountAsync() > 0 && await button.IsVisibleAsync())
        {
            await button.ClickAsync();
            return;
        }

        await more.ClickAsync();
        await bar.GetByRole(AriaRole.Menuitem, new() { Name = label, Exact = true }).ClickAsync();
    }

    private void Over(IRequest request) => _underWay.TryRemove(request, out _);

    private void EndAll(IFrame frame)
    {
        foreach (var request in _underWay.Keys.Where(request => !request.IsNavigationRequest && request.Frame == frame))
        {
            Over(request);
        }
    }

    private void Note(bool isMishap, string what)
    {
        if (isMishap)
        {
            lock (_mishaps)
            {
                _mishaps.Add(what);
            }
        }
    }
}
