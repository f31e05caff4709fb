using System.Threading.Tasks;
using Browser.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Screens;

/// <summary>A page is no wider than its window, whatever that is.</summary>
internal static class Widths
{
    public static async Task FitsIn(this Visit visit, ILocator body, int height, params int[] widths)
    {
        foreach (var width in widths)
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            Assert.True(await body.EvaluateAsync<bool>("body => body.scrollWidth <= body.clientWidth"), $"{width}");
        }
    }
}
