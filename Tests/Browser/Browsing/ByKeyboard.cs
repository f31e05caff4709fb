using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Browsing;

/// <summary>What somebody does who has no pointer.</summary>
internal static class ByKeyboard
{
    /// <summary>Tabs until it has the focus; what can't be reached so is a fault.</summary>
    public static async Task Reach(this Visit visit, ILocator target, bool backwards = false)
    {
        const int Enough = 120;
        await Expect(target).ToBeVisibleAsync();
        for (var pressed = 0; pressed < Enough; pressed++)
        {
            if (await target.EvaluateAsync<bool>("element => element.contains(document.activeElement)"))
            {
                return;
            }

            await visit.Keys(backwards ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"{target} can't be reached by {Enough} tabs.");
    }

    public static async Task Keys(this Visit visit, params string[] keys)
    {
        foreach (var key in keys)
        {
            await visit.Page.Keyboard.PressAsync(key);
        }
    }
}
