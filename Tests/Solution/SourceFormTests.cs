using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace SolutionTests;

/// <summary>
/// The files have the form in which Microsoft's unpackers write them, so that what somebody unpacks from an environment shows
/// only what they changed there.
/// </summary>
public sealed class SourceFormTests
{
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "src");

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Source, "*.xml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("customapis/", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Files))]
    public void File_HasAMark_ADeclaration_AndNoNewlineAtItsEnd(string file)
    {
        var content = File.ReadAllBytes(Path.Combine(Source, file));
        var text = Encoding.UTF8.GetString(content);
        Assert.StartsWith("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", text, StringComparison.Ordinal);
        Assert.EndsWith(">", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\t', text);
    }
}
