using System.IO;
using System.Linq;
using Demo.Walkthrough;
using LocalDataverse;
using Spectre.Console;
using Xunit;

namespace Pipeline;

/// <summary>What the main job shows, with each answer to what the platform's documentation leaves open.</summary>
public sealed class WalkthroughTests
{
    public static MatrixTheoryData<bool, bool, bool> Platforms { get; } = new([true, false], [true, false], [true, false]);

    [Theory, MemberData(nameof(Platforms))]
    public void EveryStep_IsAsTheRulesSay(bool closeRaisesUpdate, bool relatedRowsComeLast, bool batchesRunRowByRow)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null), Ansi = AnsiSupport.No });
        var unknowns = new PlatformUnknowns
        {
            CloseRaisesUpdate = closeRaisesUpdate,
            RelatedRowsComeLast = relatedRowsComeLast,
            BatchesRunRowByRow = batchesRunRowByRow,
        };
        var wrong = new WalkthroughJob(console).Run(options => Imported.New(options with { Unknowns = unknowns }));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A3 takes two people at the same moment, H7 somebody who goes past the plug-ins; L1–L8 are a page.</summary>
    [Fact]
    public void EveryRule_IsShown()
    {
        var shown = WalkthroughJob.Chapters.SelectMany(c => c.Steps).SelectMany(s => Contract.In(s.Rules)).ToHashSet();
        Assert.Equal(["A3", "H7"], Contract.Rules.Where(rule => !shown.Contains(rule) && !rule.StartsWith('L')));
    }
}
