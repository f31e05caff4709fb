using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Microsoft.Playwright;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Browser.Screens;

/// <summary>What any screen must be: in the right language, without a mishap, and usable by everybody as far as axe-core can tell.</summary>
internal sealed class ScreenCheck(Visit visit, ShippedTexts texts)
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));

    /// <summary>All that is to be seen or heard.</summary>
    private const string Texts =
        """
        () => {
          const found = [];
          const isShown = element => element.checkVisibility({ visibilityProperty: true });
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
          for (let node = walker.currentNode; node; node = walker.nextNode()) {
            if (node.nodeType === Node.TEXT_NODE) {
              const owner = node.parentElement;
              if (node.textContent.trim() && isShown(owner) && !["SCRIPT", "STYLE"].includes(owner.tagName)) found.push(node.textContent);
            } else if (isShown(node)) {
              for (const name of ["aria-label", "title", "placeholder", "alt"]) if (node.getAttribute(name)) found.push(node.getAttribute(name));
            }
          }
          return [document.title, ...found];
        }
        """;

    private const string RunAxe =
        """
        async () => {
          const { violations } = await axe.run(document, { iframes: false, resultTypes: ["violations"] });
          return JSON.stringify(violations.map(v => ({ rule: v.id, help: v.help, where: v.nodes.slice(0, 3).map(n => n.target.join(" ") + ": " + n.failureSummary.split("\n").slice(1).join(";")) })));
        }
        """;

    private readonly List<string> _faults = [];

    public void FoundNothing() => Assert.True(_faults.Count == 0, string.Join('\n', _faults));

    /// <param name="screen">What to call it in a fault.</param>
    /// <param name="withAxe">Left out where the same parts were looked at on another screen.</param>
    public async Task Look(string screen, bool withAxe = true)
    {
        await visit.Settled();
        _faults.AddRange(visit.TakeMishaps().Select(mishap => $"{screen}: {mishap}"));
        foreach (var frame in visit.Page.Frames)
        {
            var place = frame == visit.Page.MainFrame ? screen : $"{screen}, page {frame.Url.Split('/')[^1]}";
            var said = await frame.EvaluateAsync<string[]>(Texts);
            _faults.AddRange(said.Distinct().Select(text => (Text: text, Wrong: texts.WrongWith(text))).Where(t => t.Wrong is not null).Select(t => $"{place}: '{t.Text.Trim()}' is {t.Wrong}"));
            if (withAxe)
            {
                await RunAxeIn(frame, place);
            }
        }
    }

    private async Task RunAxeIn(IFrame frame, string place)
    {
        if (!await frame.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await frame.EvaluateAsync(Axe);
        }

        var violations = JArray.Parse(await frame.EvaluateAsync<string>(RunAxe));
        _faults.AddRange(violations.Select(v => $"{place}: axe {v["rule"]}: {v["help"]}: {string.Join(" | ", v["where"]!.Select(w => (string?)w))}"));
    }
}
